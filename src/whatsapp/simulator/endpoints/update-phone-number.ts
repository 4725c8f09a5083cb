import type { Call } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import type { PhoneNumberNode } from '../node.ts';
import { optionalObject, optionalText, requiredChoice } from '../parameters.ts';
import { verifyCallback } from '../webhooks/handshake.ts';
import { pinOf } from './pin.ts';

/** `POST /{Phone-Number-ID}`: sets the two-step PIN, a callback of the number's own, or asks for a new display name. */
export async function updatePhoneNumber(call: Call<PhoneNumberNode>): Promise<unknown> {
  const { node, parameters, world } = call;
  if (parameters.has('webhook_configuration')) return await overrideCallback(call);
  if (parameters.has('new_display_name')) {
    const name = optionalText(parameters, 'new_display_name');
    world.put({ ...node, values: { ...node.values, new_display_name: name, new_name_status: 'PENDING_REVIEW' } });
    return { success: true };
  }
  if (parameters.has('connection_status')) {
    requiredChoice(parameters, 'connection_status', ['CONNECTED', 'DISCONNECTED']);
    return { success: true };
  }
  if (parameters.has('search_visibility')) {
    const search_visibility = requiredChoice(parameters, 'search_visibility', ['VISIBLE', 'NON_VISIBLE']);
    world.put({ ...node, values: { ...node.values, search_visibility } });
    return { success: true };
  }
  world.put({ ...node, pin: pinOf(parameters), values: { ...node.values, is_pin_enabled: true } });
  return { success: true };
}

/** An empty callback takes the override back. */
async function overrideCallback({ node, parameters, world }: Call<PhoneNumberNode>): Promise<unknown> {
  const configuration = optionalObject(parameters, 'webhook_configuration') ?? {};
  const url = configuration['override_callback_uri'];
  const token = configuration['verify_token'];
  if (typeof url !== 'string')
    throw invalidParameter('The parameter webhook_configuration[override_callback_uri] is required.');
  if (url !== '') {
    if (typeof token !== 'string')
      throw invalidParameter('The parameter webhook_configuration[verify_token] is required.');
    await verifyCallback(url, token, world);
  }
  const current = world.find(node.id);
  if (current?.kind === 'phone-number') world.put({ ...current, overrideCallback: url === '' ? undefined : url });
  return { success: true };
}
