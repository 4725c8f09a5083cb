import type { Item, Script } from '../../src/model/collection.ts';
import type { RunEvent, RunSummary } from '../../src/model/event.ts';
import type { Exchange, Response } from '../../src/model/exchange.ts';
import type { Header } from '../../src/model/request.ts';
import type { Assertion, ConsoleLevel, ItemResult, ScriptError } from '../../src/model/result.ts';

/** A secret that is everywhere, and one that a script captures: no report may hold either. */
export const secret = 'p@ss/word "1"';
export const captured = 'captured-value-1';

export function item(path: readonly string[], scripts: readonly Script[] = []): Item {
  const name = path.at(-1) ?? '';
  const request = { method: 'GET', url: {}, header: [] };
  return { kind: 'item', id: path.join('/'), name, path, request, auth: undefined, scripts, behavior: {} };
}

export function script(owner: string, source = '', phase: Script['phase'] = 'test'): Script {
  return { id: `${owner} ${phase}`, phase, source, owner };
}

export function headers(pairs: Readonly<Record<string, string>>, system = false): Header[] {
  return Object.entries(pairs).map(([name, value]) => (system ? { name, value, system } : { name, value }));
}

export function response(status: number, body: string | Uint8Array, type = 'application/json'): Response {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  return {
    status,
    reason: { 200: 'OK', 302: 'Found', 400: 'Bad Request', 401: 'Unauthorized' }[status] ?? '',
    httpVersion: '1.1',
    headers: headers(type === '' ? {} : { 'Content-Type': type }),
    body: bytes,
    downloadedBytes: bytes.length,
    milliseconds: 42 + (bytes.length % 100),
  };
}

export function exchange(
  method: string,
  url: string,
  details: Partial<Exchange> & { sent?: Header[]; content?: string } = {},
): Exchange {
  const { sent = [], content, ...rest } = details;
  return {
    request: {
      method,
      url,
      headers: [...sent, ...headers({ 'User-Agent': 'Postino', Host: new URL(url).host }, true)],
      body: content === undefined ? undefined : { mode: 'raw', raw: content },
    },
    response: undefined,
    error: undefined,
    redirects: [],
    hops: [],
    cookies: [],
    warnings: [],
    ...rest,
  };
}

/** Something that happens to an item between its start and its end. */
export type Happening =
  | { readonly assertion: Partial<Assertion> & { readonly name: string }; readonly script: Script }
  | { readonly console: readonly [ConsoleLevel, string]; readonly script: Script }
  | { readonly exception: ScriptError; readonly script: Script }
  | { readonly thrown: ScriptError; readonly script: Script }
  | { readonly sent: Exchange; readonly source?: 'item' | 'script' }
  | { readonly warning: string };

/** The events of one item, with the result that follows from them. */
export function itemEvents(
  subject: Item,
  happenings: readonly Happening[],
  iteration = 0,
  skipped?: string,
): RunEvent[] {
  const events = happenings.map((happening, index) => toEvent(happening, subject, iteration, index));
  return [
    { type: 'item-started', iteration, item: subject },
    ...events,
    { type: 'item-ended', result: resultOf(subject, iteration, events, skipped) },
  ];
}

function toEvent(happening: Happening, subject: Item, iteration: number, index: number): RunEvent {
  const where = { iteration, item: subject };
  if ('sent' in happening) {
    return { type: 'request-ended', ...where, source: happening.source ?? 'item', exchange: happening.sent };
  }
  if ('warning' in happening) return { type: 'warning', ...where, text: happening.warning };
  const at = { ...where, script: happening.script };
  if ('console' in happening) {
    const [level, text] = happening.console;
    return { type: 'console', ...at, level, text, values: [text] };
  }
  if ('exception' in happening) return { type: 'exception', ...at, error: happening.exception };
  if ('thrown' in happening) return { type: 'script-ended', ...at, error: happening.thrown };
  const { phase } = happening.script;
  return { type: 'assertion', ...at, assertion: { outcome: 'passed', index, phase, ...happening.assertion } };
}

function resultOf(
  subject: Item,
  iteration: number,
  events: readonly RunEvent[],
  skipped: string | undefined,
): ItemResult {
  const assertions = events.flatMap((event) => (event.type === 'assertion' ? [event.assertion] : []));
  const failedScripts = events.flatMap((event) =>
    event.type === 'script-ended' && event.error !== undefined ? [{ script: event.script, error: event.error }] : [],
  );
  const failedRequests = events.flatMap((event) =>
    event.type === 'request-ended' && event.source === 'script' && event.exchange.error !== undefined
      ? [{ script: script(subject.name), exchange: event.exchange, error: event.exchange.error }]
      : [],
  );
  const common = { item: subject, iteration, assertions, failedScripts, failedRequests };
  if (skipped !== undefined) return { ...common, kind: 'skipped', reason: skipped };
  const sent = events.find((event) => event.type === 'request-ended' && event.source === 'item');
  if (sent?.type !== 'request-ended') throw new Error(`${subject.name} was neither sent nor skipped`);
  if (sent.exchange.error === undefined) return { ...common, kind: 'answered', exchange: sent.exchange };
  return { ...common, kind: 'unsent', exchange: sent.exchange, error: sent.exchange.error };
}

export function runStarted(name: string, items: number, iterations = 1): RunEvent {
  const collection = { id: 'c1', name, origin: 'whatsapp.json' };
  return { type: 'run-started', collection, items, iterations, startedAt: Date.UTC(2026, 0, 2, 3, 4, 5) };
}

export function runEnded(details: Partial<RunSummary>): RunEvent {
  const startedAt = Date.UTC(2026, 0, 2, 3, 4, 5);
  return {
    type: 'run-ended',
    summary: {
      outcome: 'failed',
      iterations: 1,
      items: { total: 10, failed: 5, skipped: 3 },
      requests: { total: 8, failed: 2 },
      scripts: { total: 12, failed: 1 },
      assertions: { total: 9, failed: 2, skipped: 1 },
      receivedBytes: 123_456,
      responseMilliseconds: { average: 61.4, minimum: 12, maximum: 243 },
      startedAt,
      endedAt: startedAt + 3_210,
      ...details,
    },
  };
}
