import type { Endpoints } from '../call.ts';
import { digest } from '../chance.ts';
import { keep } from '../kept.ts';
import type { AccountNode } from '../node.ts';
import { pageOf } from '../paging.ts';
import { optionalText } from '../parameters.ts';
import type { Session } from '../session.ts';
import type { World } from '../world.ts';
import { management } from './permissions.ts';

interface Activity {
  readonly id: string;
  readonly activity_type: string;
  readonly timestamp: string;
  readonly [more: string]: unknown;
}

const activities = keep<readonly Activity[]>('activities', []);

/** What was done to an account, newest first. */
export const activityEndpoints: Endpoints<AccountNode> = {
  'GET activities': {
    permissions: management,
    answer: (call) => {
      const type = optionalText(call.parameters, 'activity_type') ?? '';
      const found = activities
        .of(call.world, call.node.id)
        .filter((each) => type === '' || each.activity_type === type);
      return pageOf(
        found,
        ({ id }) => id,
        (activity) => activity,
        call,
      );
    },
  },
};

/** Something that was done, in words and in fields. */
export interface Deed {
  readonly type: string;
  readonly description: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function noteActivity(account: string, deed: Deed, session: Session, world: World): void {
  const before = activities.of(world, account);
  const number =
    BigInt(`0x${digest(`activity/${account}/${before.length}`).toString('hex').slice(0, 12)}`) % 10n ** 14n;
  const activity: Activity = {
    id: `7${number.toString().padStart(14, '0')}`,
    activity_type: deed.type,
    timestamp: new Date(world.now()).toISOString(),
    actor_type: session.user.type,
    actor_id: session.user.id,
    actor_name: session.user.values['name'],
    description: deed.description,
    details: deed.details ?? {},
  };
  activities.put(world, account, [activity, ...before].slice(0, 1000));
}
