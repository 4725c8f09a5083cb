import type { AccountNode, PhoneNumberNode } from '../node.ts';
import type { World } from '../world.ts';
import { addressesFor } from './callbacks.ts';

/** Tells every subscribed app of a change; gives the addresses it goes to. */
export function notify(
  account: AccountNode,
  number: PhoneNumberNode | undefined,
  field: string,
  value: unknown,
  world: World,
): readonly string[] {
  const addresses = addressesFor(account, number, field, world);
  const payload = envelope(account.id, world.seconds(), field, value);
  for (const address of addresses) world.courier.send(payload, address);
  return addresses.map(({ url }) => url);
}

/** Tells of a change that concerns messages of one number. */
export function notifyMessages(
  number: PhoneNumberNode,
  value: Readonly<Record<string, unknown>>,
  world: World,
  field = 'messages',
): readonly string[] {
  const account = world.find(number.account);
  if (account?.kind !== 'account') return [];
  const metadata = { display_phone_number: digitsOf(number), phone_number_id: number.id };
  return notify(account, number, field, { messaging_product: 'whatsapp', metadata, ...value }, world);
}

/** A number without its punctuation, as webhooks write it. */
export function digitsOf(number: PhoneNumberNode): string {
  return String(number.values['display_phone_number']).replace(/\D/g, '');
}

/** One change of one account, as Graph posts it; changes of numbers carry no time. */
export function envelope(account: string, time: number, field: string, value: unknown): unknown {
  const entry = { id: account, ...(withoutTime.includes(field) ? {} : { time }), changes: [{ value, field }] };
  return { object: 'whatsapp_business_account', entry: [entry] };
}

const withoutTime = ['messages', 'calls', 'smb_message_echoes', 'history', 'smb_app_state_sync', 'message_echoes'];
