import type { Chance } from '../chance.ts';
import type { Seed } from '../seed.ts';

/** A message between a business number and a WhatsApp user, as far as the simulator remembers it. */
export interface Message {
  readonly id: string;
  readonly direction: 'inbound' | 'outbound';
  /** Id of the business phone number. */
  readonly phoneNumber: string;
  /** The user's number, digits only; the id of a group for a message to a group. */
  readonly user: string;
  readonly type: string;
  readonly isRead: boolean;
  /** When it was sent, seconds since 1970. */
  readonly at: number;
}

/** A message id as WhatsApp makes them: the user's number and a number of its own, in base64. */
export function messageId(user: string, chance: Chance): string {
  const number = Buffer.from(user);
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, number.length]),
    number,
    Buffer.from([0x15, 0x02, 0x00, 0x11, 0x18, 0x12]),
    Buffer.from(chance.hex('message', 18).toUpperCase()),
    Buffer.from([0x00]),
  ]);
  return `wamid.${bytes.toString('base64')}`;
}

/** The messages that users have written before the simulator starts. */
export function inboundMessages(seed: Seed, chance: Chance, at: number): readonly Message[] {
  const numbers = seed.accounts.flatMap(({ phone_numbers = [] }) => phone_numbers);
  return numbers.flatMap(({ id: phoneNumber, received_from = [] }) =>
    received_from.map((from): Message => {
      const user = from.replace(/\D/g, '');
      const id = messageId(user, chance);
      return { id, direction: 'inbound', phoneNumber, user, type: 'text', isRead: false, at };
    }),
  );
}
