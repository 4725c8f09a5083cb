import type { Call, Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import type { AccountNode, SubscribedApp } from '../node.ts';
import { optionalText } from '../parameters.ts';
import { verifyCallback } from '../webhooks/handshake.ts';
import { management } from './permissions.ts';

/** Which apps hear of an account, and where. */
export const subscribedAppEndpoints: Endpoints<AccountNode> = {
  'GET subscribed_apps': {
    permissions: management,
    answer: (call) => ({ data: call.node.subscribedApps.map((subscribed) => show(subscribed, call)) }),
  },
  'POST subscribed_apps': { permissions: management, answer: subscribe },
  'DELETE subscribed_apps': {
    permissions: management,
    answer: ({ node, session, world }) => {
      world.put({ ...node, subscribedApps: node.subscribedApps.filter(({ app }) => app !== session.token.app) });
      return { success: true };
    },
  },
};

function show({ app, overrideCallback }: SubscribedApp, { world }: Call<AccountNode>): unknown {
  return {
    whatsapp_business_api_data: world.find(app)?.values,
    ...(overrideCallback === undefined ? {} : { override_callback_uri: overrideCallback }),
  };
}

/** Subscribes the token's app; with a callback of its own for this account, or without again. */
async function subscribe(call: Call<AccountNode>): Promise<unknown> {
  const { node, parameters, session, world } = call;
  const url = optionalText(parameters, 'override_callback_uri') ?? '';
  const token = optionalText(parameters, 'verify_token') ?? '';
  if (url !== '') {
    if (token === '') throw invalidParameter('The parameter verify_token is required.');
    await verifyCallback(url, token, world);
  }
  const subscribed: SubscribedApp = { app: session.token.app, overrideCallback: url === '' ? undefined : url };
  const current = world.find(node.id);
  const account = current?.kind === 'account' ? current : node;
  const others = account.subscribedApps.filter(({ app }) => app !== subscribed.app);
  world.put({ ...account, subscribedApps: [...others, subscribed] });
  return url === '' ? { success: true } : { success: true, data: [show(subscribed, call)] };
}
