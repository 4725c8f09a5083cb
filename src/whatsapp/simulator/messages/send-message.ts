import type { Call } from '../call.ts';
import { blockedUsers } from '../endpoints/block-users.ts';
import { type CloudErrorCode, cloudError } from '../error-codes.ts';
import { statusFault } from '../faults.ts';
import { invalidParameter } from '../graph-error.ts';
import { checkMessageRate } from '../limits.ts';
import type { PhoneNumberNode } from '../node.ts';
import {
  isObject,
  optionalJson,
  optionalObject,
  optionalText,
  type Parameters,
  requiredChoice,
  requireMessagingProduct,
} from '../parameters.ts';
import { type Billing, planFailure, planStatuses } from '../webhooks/statuses.ts';
import type { World } from '../world.ts';
import { checkContent, messageTypes } from './content.ts';
import { type Message, messageId } from './message.ts';
import { type Recipient, recipientOf } from './recipient.ts';
import { checkReferences } from './references.ts';
import { checkTemplate } from './template-message.ts';

/** `POST /{Phone-Number-ID}/messages`: sends a message, or marks a received one as read. */
export function sendMessage(call: Call<PhoneNumberNode>): unknown {
  requireMessagingProduct(call.parameters);
  return call.parameters.has('status') ? markAsRead(call) : send(call);
}

/** `POST /{Phone-Number-ID}/marketing_messages`: the same for marketing templates only. */
export function sendMarketingMessage(call: Call<PhoneNumberNode>): unknown {
  const { parameters } = call;
  requireMessagingProduct(parameters);
  const type = optionalText(parameters, 'type') ?? 'template';
  if (type !== 'template') throw cloudError(131055, 'Marketing messages are template messages');
  if (parameters.has('product_policy')) requiredChoice(parameters, 'product_policy', ['CLOUD_API_FALLBACK', 'STRICT']);
  return { ...send(call), success: true };
}

function send(call: Call<PhoneNumberNode>): Record<string, unknown> {
  const { node, parameters, world } = call;
  const recipient = recipientOf(parameters, node, world);
  const type = optionalText(parameters, 'type')?.toLowerCase() ?? 'text';
  if (!messageTypes.includes(type)) throw cloudError(131051, `Message type "${type}" is not currently supported`);
  checkContext(parameters);
  const content = optionalJson(parameters, type);
  if (content === undefined) throw cloudError(131008, `Parameter '${type}' is mandatory for type '${type}'`);
  checkContent(type, content);
  const template = type === 'template' && isObject(content) ? checkTemplate(content, node.account, world) : undefined;
  checkReferences(type, content, node, world);
  checkNumber(node, recipient, world);
  checkMessageRate(node.id, recipient.user, world);
  const message = keepMessage(call, recipient, type);
  planOutcome(call, message, template === undefined ? 'service' : String(template.values['category']).toLowerCase());
  const status = type === 'template' ? { message_status: 'accepted' } : {};
  const group = recipient.isGroup ? { group_id: recipient.user } : {};
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: recipient.input, wa_id: recipient.user }],
    messages: [{ id: message.id, ...group, ...status }],
  };
}

function keepMessage({ node, world }: Call<PhoneNumberNode>, { user }: Recipient, type: string): Message {
  const id = messageId(user, world.chance);
  const at = world.seconds();
  const message: Message = { id, direction: 'outbound', phoneNumber: node.id, user, type, isRead: false, at };
  world.keepMessage(message);
  return message;
}

function checkNumber(node: PhoneNumberNode, { user, isGroup }: Recipient, world: World): void {
  if (!node.isRegistered) throw cloudError(133010, 'The account is not registered: register the phone number first');
  if (node.isTestNumber && !isGroup && !node.allowedRecipients.includes(user)) {
    throw cloudError(
      131030,
      'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
    );
  }
  if (blockedUsers.of(world, node.id).includes(user)) throw cloudError(130403, 'The business has blocked this user');
}

const windowSeconds = 24 * 60 * 60;

/** Only templates reach a user who has not written for a day; like Meta, that is told by webhook. */
function planOutcome({ node, parameters, world }: Call<PhoneNumberNode>, message: Message, category: string): void {
  const opaqueData = optionalText(parameters, 'biz_opaque_callback_data');
  const isService = category === 'service';
  const billing: Billing = { category, isBillable: !isService, opaqueData };
  const failure = failureOf(node, message, isService, world);
  if (failure === undefined) planStatuses(message, billing, world);
  else planFailure(message, failure.code, failure.details, billing, world);
}

interface Failure {
  readonly code: CloudErrorCode;
  readonly details: string;
}

function failureOf({ id }: PhoneNumberNode, { user }: Message, isService: boolean, world: World): Failure | undefined {
  const asked = statusFault(world);
  if (asked !== undefined) return { code: asked, details: 'The simulator was asked to let this message fail' };
  if (!isService || world.find(user)?.kind === 'group') return undefined;
  const last = world.lastInbound(id, user);
  if (last !== undefined && world.seconds() - last < windowSeconds) return undefined;
  const details =
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.';
  return { code: 131047, details };
}

function checkContext(parameters: Parameters): void {
  const context = optionalObject(parameters, 'context');
  if (context !== undefined && typeof context['message_id'] !== 'string') {
    throw cloudError(131008, "Parameter 'context.message_id' is mandatory for a reply");
  }
}

/** A typing indicator comes with a read receipt. */
function markAsRead({ node, parameters, world }: Call<PhoneNumberNode>): unknown {
  const status = optionalText(parameters, 'status');
  if (status !== 'read') throw invalidParameter(`Param status must be one of {READ} - got "${status}".`);
  const typing = optionalObject(parameters, 'typing_indicator');
  if (typing !== undefined && typing['type'] !== 'text') {
    throw invalidParameter(`Param typing_indicator[type] must be one of {TEXT} - got "${String(typing['type'])}".`);
  }
  const id = optionalText(parameters, 'message_id') ?? '';
  if (id === '') throw cloudError(131008, "Parameter 'message_id' is mandatory: the id of a received message");
  const message = world.message(id);
  if (message?.direction !== 'inbound' || message.phoneNumber !== node.id) {
    throw cloudError(131009, `Param message_id is not the id of a message that this number has received`);
  }
  world.keepMessage({ ...message, isRead: true });
  return { success: true };
}
