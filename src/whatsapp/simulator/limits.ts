import { cloudError } from './error-codes.ts';
import { keep } from './kept.ts';
import type { World } from './world.ts';

/** Messages a number may send in a second, and a user may get: one in 6 seconds, with 45 borrowed ahead. */
const messagesPerSecond = 80;
const pairSeconds = 6;
const pairBurst = 45;
/** Calls of one app to one account in an hour. */
const callsPerHour = 5000;
const hour = 60 * 60 * 1000;

const throughput = keep<{ readonly second: number; readonly count: number }>('throughput', { second: 0, count: 0 });
/** When everything sent to a user so far is paid off, in milliseconds since 1970. */
const pairDebt = keep<number>('pair-debt', 0);
const hourlyCalls = keep<{ readonly since: number; readonly count: number }>('hourly-calls', { since: 0, count: 0 });

/** Refuses a message that comes too soon, if limits hold. */
export function checkMessageRate(phoneNumber: string, user: string, world: World): void {
  if (!world.hasLimits) return;
  const second = world.seconds();
  const before = throughput.of(world, phoneNumber);
  const count = before.second === second ? before.count + 1 : 1;
  if (count > messagesPerSecond) throw cloudError(130429, 'Cloud API message throughput has been reached.');
  throughput.put(world, phoneNumber, { second, count });
  const pair = `${phoneNumber}/${user}`;
  const paid = Math.max(pairDebt.of(world, pair), world.now());
  if (paid - world.now() >= pairBurst * pairSeconds * 1000) {
    throw cloudError(
      131056,
      'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
    );
  }
  pairDebt.put(world, pair, paid + pairSeconds * 1000);
}

/** Counts a call to an account; refuses it, if limits hold, when there were too many in the hour. */
export function countHourlyCall(key: string, world: World): void {
  const { since, count } = hourlyCalls.of(world, key);
  const isOver = world.now() - since >= hour;
  hourlyCalls.put(world, key, isOver ? { since: world.now(), count: 1 } : { since, count: count + 1 });
  if (world.hasLimits && !isOver && count >= callsPerHour) {
    throw cloudError(80008, 'Too many calls');
  }
}

/** Per cent of the hour's calls that are used, and minutes until more are allowed. */
export function hourlyUsage(key: string, world: World): { readonly percent: number; readonly minutes: number } {
  const { since, count } = hourlyCalls.of(world, key);
  const percent = Math.min(100, Math.floor((count / callsPerHour) * 100));
  const minutes =
    world.hasLimits && count > callsPerHour ? Math.max(1, Math.ceil((since + hour - world.now()) / 60_000)) : 0;
  return { percent, minutes };
}
