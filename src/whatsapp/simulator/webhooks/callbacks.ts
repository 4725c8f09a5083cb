import { keep } from '../kept.ts';
import type { AccountNode, PhoneNumberNode } from '../node.ts';
import type { World } from '../world.ts';
import type { Address } from './courier.ts';

/** What an app hears of, and where; made by `POST /{App-ID}/subscriptions` or by the seed. */
export interface AppSubscription {
  readonly callbackUrl: string;
  readonly fields: readonly string[];
}

/** Fields that an app hears of when it names none. */
export const defaultFields = [
  'messages',
  'message_template_status_update',
  'account_update',
  'phone_number_quality_update',
];

export const appSubscription = keep<AppSubscription | undefined>('app-subscription', undefined);

/** Where an app hears of `whatsapp_business_account`: what it subscribed to, or what the seed says. */
export function subscriptionOf(app: string, world: World): AppSubscription | undefined {
  const seeded = world.seed.apps.find(({ id }) => id === app)?.callback_url;
  const kept = appSubscription.of(world, app);
  if (kept !== undefined || seeded === undefined) return kept;
  return { callbackUrl: seeded, fields: [] };
}

/** `webhook_configuration` of a number: every callback that counts, narrowest first. */
export function callbacksOf(number: PhoneNumberNode, app: string, world: World): Readonly<Record<string, string>> {
  const account = world.find(number.account);
  const override = account?.kind === 'account' ? overrideOf(account, app) : undefined;
  const application = subscriptionOf(app, world)?.callbackUrl;
  return {
    ...(number.overrideCallback === undefined ? {} : { phone_number: number.overrideCallback }),
    ...(override === undefined ? {} : { whatsapp_business_account: override }),
    ...(application === undefined ? {} : { application }),
  };
}

/** Where a change of an account, or of one of its numbers, is told: at one place for every app that subscribed. */
export function addressesFor(
  account: AccountNode,
  number: PhoneNumberNode | undefined,
  field: string,
  world: World,
): readonly Address[] {
  return account.subscribedApps.flatMap(({ app: id, overrideCallback }) => {
    const app = world.find(id);
    const subscription = subscriptionOf(id, world);
    const hears = subscription === undefined || subscription.fields.length === 0 || subscription.fields.includes(field);
    const url = number?.overrideCallback ?? overrideCallback ?? subscription?.callbackUrl;
    return app?.kind === 'app' && hears && url !== undefined ? [{ url, secret: app.secret }] : [];
  });
}

function overrideOf({ subscribedApps }: AccountNode, app: string): string | undefined {
  return subscribedApps.find((subscribed) => subscribed.app === app)?.overrideCallback;
}
