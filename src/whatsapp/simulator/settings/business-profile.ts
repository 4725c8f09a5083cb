import { keep } from '../kept.ts';
import type { Values } from '../node.ts';
import type { World } from '../world.ts';

const changed = keep<Values | undefined>('business-profile', undefined);

/** What the profile of a number says. */
export const businessProfile = {
  of: (world: World, phoneNumber: string): Values => changed.of(world, phoneNumber) ?? seeded(world, phoneNumber),
  put: changed.put,
};

function seeded(world: World, phoneNumber: string): Values {
  const numbers = world.seed.accounts.flatMap(({ phone_numbers = [] }) => phone_numbers);
  return { vertical: 'UNDEFINED', ...numbers.find(({ id }) => id === phoneNumber)?.profile };
}
