import { blockedUsers } from '../endpoints/block-users.ts';
import { GraphError, invalidParameter } from '../graph-error.ts';
import { type Message, messageId } from '../messages/message.ts';
import type { PhoneNumberNode } from '../node.ts';
import type { World } from '../world.ts';
import { notifyMessages } from './notify.ts';

/** A message from a WhatsApp user to a business number, as `messages[0]` of its webhook tells it. */
export interface IncomingMessage {
  /** Id of the business phone number; the first connected one unless given. */
  readonly phoneNumberId?: string | undefined;
  /** The user's number. */
  readonly from: string;
  /** The user's profile name. */
  readonly name?: string | undefined;
  /** `text`, `image`, `button`, … ; `text` unless given. */
  readonly type?: string | undefined;
  /** What stands under the name of the type, for example `{ body: 'Hello' }`. */
  readonly content?: unknown;
  /** Id of the message it answers. */
  readonly replyTo?: string | undefined;
}

/** Lets a user write to a number: the message can be answered and marked as read, and its webhook goes out. */
export function receive(message: IncomingMessage, world: World): string {
  const number = recipientOf(message, world);
  const user = String(message.from ?? '').replace(/\D/g, '');
  if (user === '') throw invalidParameter('The parameter from is required: the number of the WhatsApp user.');
  if (blockedUsers.of(world, number.id).includes(user)) {
    throw new GraphError(400, {
      message: `(#100) The business has blocked ${user}`,
      type: 'OAuthException',
      code: 100,
    });
  }
  const type = message.type ?? 'text';
  const kept: Message = {
    id: messageId(user, world.chance),
    direction: 'inbound',
    phoneNumber: number.id,
    user,
    type,
    isRead: false,
    at: world.seconds(),
  };
  world.keepMessage(kept);
  const content = message.content ?? (type === 'text' ? { body: 'Hello' } : {});
  const told = {
    ...(message.replyTo === undefined ? {} : { context: { from: user, id: message.replyTo } }),
    from: user,
    id: kept.id,
    timestamp: String(kept.at),
    type,
    [type]: content,
  };
  const contacts = [{ profile: { name: message.name ?? 'WhatsApp User' }, wa_id: user }];
  notifyMessages(number, { contacts, messages: [told] }, world);
  return kept.id;
}

function recipientOf({ phoneNumberId }: IncomingMessage, world: World): PhoneNumberNode {
  if (phoneNumberId === undefined) {
    const connected = world.all('phone-number').find(({ isRegistered }) => isRegistered);
    if (connected !== undefined) return connected;
  }
  const node = world.find(phoneNumberId ?? '');
  if (node?.kind === 'phone-number') return node;
  throw invalidParameter(`Param phone_number_id is not the id of a phone number - got "${phoneNumberId ?? ''}".`);
}
