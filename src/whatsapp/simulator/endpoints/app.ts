import type { Call, Endpoints } from '../call.ts';
import { GraphError, invalidParameter } from '../graph-error.ts';
import type { AppNode } from '../node.ts';
import { optionalText, requiredText } from '../parameters.ts';
import { appSolutionEndpoints } from '../partners/solutions.ts';
import { appSubscription, defaultFields, subscriptionOf } from '../webhooks/callbacks.ts';
import { verifyCallback } from '../webhooks/handshake.ts';
import { readable } from './node.ts';
import { uploadSessionEndpoints } from './uploads.ts';

/** What an app answers: uploads, solutions, and where its webhooks go. */
export const appEndpoints: Endpoints<AppNode> = {
  GET: readable([]),
  'GET subscriptions': {
    permissions: [],
    answer: (call) => {
      requireAppToken(call);
      const subscription = subscriptionOf(call.node.id, call.world);
      if (subscription === undefined) return { data: [] };
      const names = subscription.fields.length === 0 ? defaultFields : subscription.fields;
      const fields = names.map((name) => ({ name, version: 'v25.0' }));
      return {
        data: [{ object: 'whatsapp_business_account', callback_url: subscription.callbackUrl, active: true, fields }],
      };
    },
  },
  'POST subscriptions': { permissions: [], answer: subscribe },
  'DELETE subscriptions': {
    permissions: [],
    answer: (call) => {
      requireAppToken(call);
      appSubscription.put(call.world, call.node.id, undefined);
      return { success: true };
    },
  },
  ...uploadSessionEndpoints,
  ...appSolutionEndpoints,
};

async function subscribe(call: Call<AppNode>): Promise<unknown> {
  requireAppToken(call);
  const { node, parameters, world } = call;
  const object = requiredText(parameters, 'object');
  if (object !== 'whatsapp_business_account') {
    throw invalidParameter(`Param object must be one of {whatsapp_business_account} - got "${object}".`);
  }
  const callbackUrl = requiredText(parameters, 'callback_url');
  const given = parameters.get('fields');
  const text = Array.isArray(given) ? given.join(',') : (optionalText(parameters, 'fields') ?? '');
  const fields = text.split(/[^a-z_]+/).filter((name) => name !== '');
  await verifyCallback(callbackUrl, requiredText(parameters, 'verify_token'), world);
  appSubscription.put(world, node.id, { callbackUrl, fields });
  return { success: true };
}

/** Webhooks of an app are set up with the app's own token. */
function requireAppToken({ session }: Call<AppNode>): void {
  if (session.user.type === 'APP') return;
  throw new GraphError(400, {
    message: '(#15) This method must be called with an app access_token.',
    type: 'OAuthException',
    code: 15,
  });
}
