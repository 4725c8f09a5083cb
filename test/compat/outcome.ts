import type { Received } from './recording-server.ts';

/** What a run did, in one form for both runners. Every part is compared. */
export interface Outcome extends Ran {
  /** What arrived at the server, in order. */
  readonly requests: readonly Received[];
}

/** What a runner tells of its run. */
export interface Ran {
  /** `iteration name` of every item begun, in order. */
  readonly order: readonly string[];
  readonly assertions: readonly { item: string; name: string; outcome: string; message: string | undefined }[];
  readonly console: readonly string[];
  /** `item: Name: message` of everything a script threw. */
  readonly exceptions: readonly string[];
  /** Names of the items whose request got no answer. */
  readonly unsent: readonly string[];
  readonly passed: boolean;
  /** The run did not take place, or was given up: an input is unusable. */
  readonly refused: boolean;
  /** Variables whose value changed, and what to; `unset` when they are gone. */
  readonly variables: Readonly<Record<'environment' | 'globals', Readonly<Record<string, unknown>>>>;
}

/** The differences that are evened out in every run (docs/differences.md); rules name the others where they show. */
export const blurredDifferences = ['user-agent', 'documentation-entries'] as const;

/** Where a rule ran, so that its names can be put back. */
export interface Place {
  readonly ports: { readonly port: number; readonly securePort: number; readonly proxyPort: number };
  readonly folder: string;
}

/** Replaces what is random, or this machine's, by its name: two equal runs then give equal outcomes. */
export function blurOutcome(outcome: Outcome, place: Place, blur: (text: string) => string): Outcome {
  const { port, securePort, proxyPort } = place.ports;
  const requests = outcome.requests.map(blurRequest);
  const text = JSON.stringify({ ...outcome, requests })
    .replaceAll(`127.0.0.1:${port}`, 'server.test')
    .replaceAll(`localhost:${port}`, 'localhost.test')
    .replaceAll(`127.0.0.1:${securePort}`, 'secure.test')
    .replaceAll(`localhost:${securePort}`, 'vault.test')
    .replaceAll(`127.0.0.1:${proxyPort}`, 'proxy.test')
    .replaceAll(JSON.stringify(place.folder).slice(1, -1), '<folder>')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>');
  return JSON.parse(blur(text)) as Outcome;
}

function blurRequest(request: Received): Received {
  const boundary = request.headers
    .find(([name]) => name.toLowerCase() === 'content-type')?.[1]
    .match(/boundary=(-{20,}[0-9a-f]+)/i)?.[1];
  const unbound = (text: string) => (boundary === undefined ? text : text.replaceAll(boundary, '<boundary>'));
  const headers = request.headers.map(([name, value]) => [name, unbound(blurHeader(name, value))] as const);
  return { ...request, headers, body: unbound(request.body) };
}

function blurHeader(name: string, value: string): string {
  return name === 'User-Agent' && /^(PostmanRuntime|Postino)\//.test(value) ? '<user agent>' : value;
}
