import type { Answer } from '../answer.ts';
import { listEndpoints } from '../endpoints/table.ts';
import { GraphError, invalidParameter } from '../graph-error.ts';
import {
  type IncomingCall,
  optionalJson,
  optionalText,
  type Parameters,
  readParameters,
  requiredText,
} from '../parameters.ts';
import { payloadNames, payloadOf } from '../webhooks/examples.ts';
import { receive } from '../webhooks/incoming.ts';
import { notify } from '../webhooks/notify.ts';
import type { World } from '../world.ts';

/** What steers the simulator itself; no part of Graph, and it needs no token. */
const rows: Readonly<Record<string, (parameters: Parameters, world: World, rest: string) => unknown>> = {
  'POST messages': (parameters, world) => ({
    id: receive(
      {
        phoneNumberId: optionalText(parameters, 'phone_number_id'),
        from: requiredText(parameters, 'from'),
        name: optionalText(parameters, 'name'),
        type: optionalText(parameters, 'type'),
        content: contentOf(parameters),
        replyTo: optionalText(parameters, 'reply_to'),
      },
      world,
    ),
  }),
  'POST clock': (parameters, world) => {
    const seconds = Number(requiredText(parameters, 'advance'));
    if (!(seconds >= 0)) throw invalidParameter('Param advance must be a number of seconds');
    world.clock.advance(seconds * 1000);
    world.agenda.runDue();
    return { now: new Date(world.now()).toISOString() };
  },
  'GET clock': (_, world) => ({ now: new Date(world.now()).toISOString(), speed: world.clock.speed }),
  'GET deliveries': (_, world) => ({ data: world.courier.deliveries }),
  'GET endpoints': () => ({ data: listEndpoints() }),
  'GET payloads': () => ({ data: payloadNames }),
  'GET payloads/*': (_, world, name) => requirePayload(name, world),
  'POST payloads/*': (parameters, world, name) => sendPayload(name, optionalText(parameters, 'waba_id'), world),
};

const prefix = '/simulator/';

export function isControl(pathname: string): boolean {
  return pathname.startsWith(prefix);
}

export async function answerControl(incoming: IncomingCall, world: World): Promise<Answer> {
  try {
    const path = incoming.url.pathname.slice(prefix.length).replace(/\/$/, '');
    const exact = rows[`${incoming.method} ${path}`];
    const [first = '', ...rest] = path.split('/');
    const handler = exact ?? rows[`${incoming.method} ${first}/*`];
    if (handler === undefined || (exact === undefined && rest.length !== 1)) throw unknown(path);
    const json = handler(await readParameters(incoming), world, decodeURIComponent(rest.join('/')));
    return { status: 200, json, version: undefined, usageOf: undefined };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return { status: error.status, json: { error: error.details }, version: undefined, usageOf: undefined };
  }
}

function unknown(path: string): GraphError {
  const message = `The simulator has no control at /simulator/${path}: there are ${Object.keys(rows).join(', ')}`;
  return new GraphError(404, { message, type: 'OAuthException', code: 2500 });
}

function contentOf(parameters: Parameters): unknown {
  const type = optionalText(parameters, 'type') ?? 'text';
  return optionalJson(parameters, parameters.has('content') ? 'content' : type);
}

function requirePayload(name: string, world: World): unknown {
  const payload = payloadOf(name, world);
  if (payload === undefined)
    throw invalidParameter(`There is no payload ${name}: there are ${payloadNames.join(', ')}`);
  return payload.whole;
}

/** Sends an example to whoever has subscribed to the account. */
function sendPayload(name: string, id: string | undefined, world: World): unknown {
  requirePayload(name, world);
  const payload = payloadOf(name, world);
  const account =
    id === undefined ? world.all('account').find(({ subscribedApps }) => subscribedApps.length > 0) : world.find(id);
  if (account?.kind !== 'account' || payload === undefined)
    throw invalidParameter('No account has a subscribed app: POST /{WABA-ID}/subscribed_apps first');
  return { sent_to: notify(account, undefined, payload.field, payload.value, world) };
}
