import { WhatsappError } from '../../errors.ts';
import { type Collection, type Folder, type Item, type Response, type RunOptions, run } from '../../index.ts';
import { waitIn } from './wait.ts';

/** What Graph answered. `json` is undefined when the body is none. */
export interface GraphAnswer {
  readonly status: number;
  readonly json: unknown;
  /** When Graph takes calls again, in milliseconds from now; undefined when it does not say. */
  readonly wait?: number | undefined;
}

/** Runs one request of the collection, by name, with these variables and, where given, these query parameters. */
export type RunRequest = (
  name: string,
  variables: ReadonlyMap<string, string>,
  query?: Readonly<Record<string, string>>,
) => Promise<GraphAnswer>;

/** Runs the collection's own requests, without their scripts: what to keep is decided over the whole list. */
export function requestRunner(collection: Collection, options: RunOptions = {}): RunRequest {
  return async (name, variables, query = {}) => {
    const item = itemsOf(collection.children).find((each) => each.name === name);
    if (item === undefined) {
      throw new WhatsappError('graph', `the collection ${collection.name} has no request "${name}"`, {
        hint: 'Use the WhatsApp Cloud API collection that comes with Postino',
      });
    }
    const environment = [...variables].map(([key, value]) => ({ key, value }));
    const single: Collection = { ...collection, children: [{ ...withQuery(item, query), scripts: [] }] };
    const response = await responseOf(run(single, { ...options, environment }), variables.get('Graph-URL') ?? '');
    return { status: response.status, json: parse(response.body), wait: waitIn(response) };
  };
}

function itemsOf(children: readonly (Folder | Item)[]): readonly Item[] {
  return children.flatMap((child) => (child.kind === 'item' ? [child] : itemsOf(child.children)));
}

function withQuery(item: Item, parameters: Readonly<Record<string, string>>): Item {
  const { url } = item.request;
  const others = (url.query ?? []).filter(({ key }) => !Object.hasOwn(parameters, key ?? ''));
  const query = [...others, ...Object.entries(parameters).map(([key, value]) => ({ key, value }))];
  return { ...item, request: { ...item.request, url: { ...url, query } } };
}

async function responseOf(events: ReturnType<typeof run>, server: string): Promise<Response> {
  let response: Response | undefined;
  for await (const event of events) {
    if (event.type === 'request-ended') response = event.exchange.response;
    if (event.type === 'item-ended' && event.result.kind === 'unsent') {
      const { message, hint } = event.result.error;
      throw new WhatsappError('unreachable', `no answer from ${server}: ${message}`, {
        hint: hint ?? 'Check the network, a proxy, and the variable Graph-URL',
      });
    }
  }
  if (response === undefined)
    throw new WhatsappError('unreachable', `no answer from ${server}: the run was interrupted`);
  return response;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
