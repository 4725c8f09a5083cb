import type { Call, Endpoints } from '../call.ts';
import { cloudError } from '../error-codes.ts';
import { GraphError, invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { PhoneNumberNode } from '../node.ts';
import { optionalObject, optionalText, requiredChoice, requireMessagingProduct } from '../parameters.ts';
import { digitsOf, notifyMessages } from '../webhooks/notify.ts';
import { messaging } from './permissions.ts';
import { settings } from './settings.ts';

interface PhoneCall {
  readonly phoneNumber: string;
  readonly user: string;
  readonly state: 'ringing' | 'pre-accepted' | 'accepted' | 'ended';
}

const phoneCall = keep<PhoneCall | undefined>('call', undefined);
const actions = ['connect', 'pre_accept', 'accept', 'reject', 'terminate'];
const week = 7 * 24 * 60 * 60;

/** Calls from and to a number. */
export const callEndpoints: Endpoints<PhoneNumberNode> = {
  'GET call_permissions': {
    permissions: messaging,
    answer: ({ parameters, world }) => {
      const user = optionalText(parameters, 'user_wa_id') || optionalText(parameters, 'recipient');
      if (!user) throw invalidParameter('The parameter user_wa_id is required.');
      const limit = (time_period: string, max_allowed: number) => ({ time_period, max_allowed, current_usage: 0 });
      return {
        messaging_product: 'whatsapp',
        permission: { status: 'temporary', expiration_time: world.seconds() + week },
        actions: [
          {
            action_name: 'send_call_permission_request',
            can_perform_action: true,
            limits: [limit('PT24H', 1), limit('P7D', 2)],
          },
          { action_name: 'start_call', can_perform_action: true, limits: [limit('PT24H', 100)] },
        ],
      };
    },
  },
  'POST calls': { permissions: messaging, answer: act },
};

function act(call: Call<PhoneNumberNode>): unknown {
  const { node, parameters, world } = call;
  requireMessagingProduct(parameters);
  const action = requiredChoice(parameters, 'action', actions);
  if (!node.isRegistered) throw cloudError(133010, 'The account is not registered: register the phone number first');
  if (settings.of(world, node.id)['calling']?.['status'] !== 'ENABLED') {
    throw callError(
      138000,
      'Calling not enabled',
      'Calling is not enabled for this phone number: enable it in its settings',
    );
  }
  return action === 'connect' ? connect(call) : answerCall(action, call);
}

function connect({ node, parameters, world }: Call<PhoneNumberNode>): unknown {
  const user = (optionalText(parameters, 'to') ?? optionalText(parameters, 'recipient') ?? '').replace(
    /[\s()+.-]/g,
    '',
  );
  if (!/^\d{7,15}$/.test(user)) throw cloudError(131009, 'Param to must be a phone number');
  requireSession(parameters.has('session') ? optionalObject(parameters, 'session') : undefined, 'offer');
  const id = `wacid.${world.chance.text('call', 15)}`;
  phoneCall.put(world, id, { phoneNumber: node.id, user, state: 'ringing' });
  const told = { id, from: digitsOf(node), to: user, direction: 'BUSINESS_INITIATED' };
  const ringing = { id, type: 'call', status: 'RINGING', recipient_id: user };
  world.agenda.plan(0, () => {
    notifyMessages(node, { statuses: [{ ...ringing, timestamp: String(world.seconds()) }] }, world, 'calls');
  });
  world.agenda.plan(500, () => {
    const session = { sdp_type: 'answer', sdp: 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n' };
    notifyMessages(
      node,
      { calls: [{ ...told, event: 'connect', timestamp: String(world.seconds()), session }] },
      world,
      'calls',
    );
  });
  return { messaging_product: 'whatsapp', calls: [{ id }] };
}

const next: Readonly<Record<string, PhoneCall['state']>> = {
  pre_accept: 'pre-accepted',
  accept: 'accepted',
  reject: 'ended',
  terminate: 'ended',
};

function answerCall(action: string, { node, parameters, world }: Call<PhoneNumberNode>): unknown {
  const id = optionalText(parameters, 'call_id') ?? '';
  if (id === '') throw invalidParameter('The parameter call_id is required.');
  const current = phoneCall.of(world, id);
  if (current !== undefined && current.phoneNumber !== node.id) throw unknownCall(id);
  if (current === undefined && !id.startsWith('wacid.')) throw unknownCall(id);
  if (current?.state === 'ended') throw callError(138002, 'Call has ended', `The call ${id} has ended already`);
  if (['pre_accept', 'accept'].includes(action)) requireSession(optionalObject(parameters, 'session'), 'answer');
  const user = current?.user ?? '';
  phoneCall.put(world, id, { phoneNumber: node.id, user, state: next[action] ?? 'ended' });
  if (next[action] === 'ended') {
    const ended = {
      id,
      from: digitsOf(node),
      to: user,
      event: 'terminate',
      direction: 'BUSINESS_INITIATED',
      timestamp: String(world.seconds()),
      status: 'COMPLETED',
    };
    world.agenda.plan(0, () => void notifyMessages(node, { calls: [ended] }, world, 'calls'));
  }
  return { messaging_product: 'whatsapp', success: true };
}

function requireSession(session: Readonly<Record<string, unknown>> | undefined, type: 'offer' | 'answer'): void {
  if (session === undefined) throw invalidParameter('The parameter session is required.');
  if (session['sdp_type'] !== type)
    throw invalidParameter(`Param session[sdp_type] must be one of {${type}} - got "${String(session['sdp_type'])}".`);
  if (typeof session['sdp'] !== 'string' || !session['sdp'].startsWith('v=0')) {
    throw callError(138008, 'SDP validation error', 'Param session[sdp] must be a session description of RFC 8866');
  }
}

function unknownCall(id: string): GraphError {
  return callError(138003, 'Call not found', `There is no call ${id} of this phone number`);
}

function callError(code: number, title: string, details: string): GraphError {
  return new GraphError(400, {
    message: `(#${code}) ${title}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details },
  });
}
