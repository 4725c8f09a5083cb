import type { Call } from '../call.ts';
import { cloudError, invalidParameter } from '../graph-error.ts';
import type { PhoneNumberNode } from '../node.ts';
import {
  isObject,
  optionalJson,
  optionalObject,
  optionalText,
  type Parameters,
  requireMessagingProduct,
} from '../parameters.ts';
import { checkContent, messageTypes } from './content.ts';
import { messageId } from './message.ts';
import { checkTemplate } from './template-message.ts';

/** `POST /{Phone-Number-ID}/messages`: sends a message, or marks a received one as read. */
export function sendMessage(call: Call<PhoneNumberNode>): unknown {
  requireMessagingProduct(call.parameters);
  return call.parameters.has('status') ? markAsRead(call) : send(call);
}

function send({ node, parameters, world }: Call<PhoneNumberNode>): unknown {
  const { input, user } = recipientOf(parameters, node);
  const type = optionalText(parameters, 'type')?.toLowerCase() ?? 'text';
  if (!messageTypes.includes(type)) throw cloudError(131051, `Message type "${type}" is not currently supported`);
  checkContext(parameters);
  const content = optionalJson(parameters, type);
  if (content === undefined) throw cloudError(131008, `Parameter '${type}' is mandatory for type '${type}'`);
  checkContent(type, content);
  if (type === 'template' && isObject(content)) checkTemplate(content, node.account, world);
  if (!node.isRegistered) throw cloudError(133010, 'The account is not registered: register the phone number first');
  if (node.isTestNumber && !node.allowedRecipients.includes(user)) {
    throw cloudError(
      131030,
      `Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.`,
    );
  }
  const id = messageId(user, world.chance);
  world.keepMessage({ id, direction: 'outbound', phoneNumber: node.id, user, type, isRead: false });
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input, wa_id: user }],
    messages: [type === 'template' ? { id, message_status: 'accepted' } : { id }],
  };
}

function recipientOf(parameters: Parameters, node: PhoneNumberNode): { readonly input: string; readonly user: string } {
  const input = optionalText(parameters, 'to') ?? '';
  if (input === '') throw cloudError(131008, "Parameter 'to' is mandatory: the WhatsApp user's phone number");
  const user = input.replace(/[\s()+.-]/g, '');
  if (!/^\d{7,15}$/.test(user)) throw cloudError(131009, `Param to must be a phone number - got "${input}"`);
  if (user === String(node.values['display_phone_number']).replace(/\D/g, '')) {
    throw cloudError(131021, 'Recipient phone number and sender phone number are the same');
  }
  return { input, user };
}

function checkContext(parameters: Parameters): void {
  const context = optionalObject(parameters, 'context');
  if (context !== undefined && typeof context['message_id'] !== 'string') {
    throw cloudError(131008, "Parameter 'context.message_id' is mandatory for a reply");
  }
}

function markAsRead({ node, parameters, world }: Call<PhoneNumberNode>): unknown {
  const status = optionalText(parameters, 'status');
  if (status !== 'read') throw invalidParameter(`Param status must be one of {READ} - got "${status}".`);
  const id = optionalText(parameters, 'message_id') ?? '';
  if (id === '') throw cloudError(131008, "Parameter 'message_id' is mandatory: the id of a received message");
  const message = world.message(id);
  if (message?.direction !== 'inbound' || message.phoneNumber !== node.id) {
    throw cloudError(131009, `Param message_id is not the id of a message that this number has received`);
  }
  world.keepMessage({ ...message, isRead: true });
  return { success: true };
}
