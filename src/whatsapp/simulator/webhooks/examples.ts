import type { World } from '../world.ts';
import { accountExamples } from './account-examples.ts';
import { messageExamples } from './message-examples.ts';
import { digitsOf, envelope } from './notify.ts';
import type { PayloadExample } from './payload-example.ts';
import { statusExamples } from './status-examples.ts';

const examples: Readonly<Record<string, PayloadExample>> = {
  ...messageExamples,
  ...statusExamples,
  ...accountExamples,
};

/** The names of all payloads that the simulator can show and send. */
export const payloadNames: readonly string[] = Object.keys(examples);

/** One payload, made for the first account and number of the world. */
export function payloadOf(
  name: string,
  world: World,
): { readonly field: string; readonly value: unknown; readonly whole: unknown } | undefined {
  const example = Object.hasOwn(examples, name) ? examples[name] : undefined;
  if (example === undefined) return undefined;
  const account = world.all('account')[0]?.id ?? '0';
  const number = world.all('phone-number').find((node) => node.account === account);
  const metadata = number && { display_phone_number: digitsOf(number), phone_number_id: number.id };
  const value =
    example.isOfNumber === true ? { messaging_product: 'whatsapp', metadata, ...example.value } : example.value;
  return { field: example.field, value, whole: envelope(account, world.seconds(), example.field, value) };
}
