import type { ResponseFacts } from '../messages.ts';
import { ask, askJson, askText } from './bridge.ts';
import { expect } from './chai.ts';
import { mark } from './kinds.ts';
import { Getter, lazily } from './lazy.ts';
import { collectionLibrary, load } from './libraries.ts';

interface Header {
  readonly key: string;
  readonly value: string;
}

interface RealHeaders {
  has(...parameters: readonly unknown[]): unknown;
  one(key: unknown): object;
}

interface RealResponse {
  readonly headers: RealHeaders;
  details(): Readonly<Record<string, unknown>>;
  json(...parameters: readonly unknown[]): unknown;
}

/** `pm.response`: what tests usually ask needs no library. Without facts it is Postman's response to nothing. */
export function createResponse(facts: ResponseFacts | undefined): object {
  let made: RealResponse | undefined;
  const real = (): RealResponse => {
    made ??= withTo(facts === undefined ? makeEmpty() : makeFull(facts), response) as RealResponse;
    return made;
  };
  const response: object = mark(lazily(facts === undefined ? new Map() : shortcuts(facts), real), 'response');
  return response;

  function shortcuts(given: ResponseFacts): ReadonlyMap<string, unknown> {
    let headers: object | undefined;
    return new Map<string, unknown>([
      ['code', given.status],
      ['status', given.reason],
      ['responseTime', given.milliseconds],
      ['responseSize', given.bytes],
      ['reason', () => given.reason],
      ['text', () => textOf(given.answer)],
      ['json', (...parameters: readonly unknown[]) => readJson(given.answer, parameters, real)],
      [
        'headers',
        new Getter(() => {
          headers ??= createHeaders(given.answer, () => real().headers);
          return headers;
        }),
      ],
      ['details', () => detailsOf(given, real)],
      ['to', new Getter(() => expect(response).to)],
    ]);
  }
}

/** Code and reason are at hand; the standard's words come with the library. */
function detailsOf({ status, reason }: ResponseFacts, real: () => RealResponse): object {
  return {
    name: reason,
    get detail() {
      return real().details()['detail'];
    },
    code: status,
    get standardName() {
      return real().details()['standardName'];
    },
  };
}

/** Adds `to`, which no listing of the object's own properties shows. */
export function withTo<Target extends object>(target: Target, subject: object): Target {
  return Object.defineProperty(target, 'to', { get: () => expect(subject).to, enumerable: false, configurable: true });
}

function makeEmpty(): object {
  const { Response } = collectionLibrary();
  return new Response();
}

function makeFull({ answer, status, reason, milliseconds, bytes }: ResponseFacts): object {
  const { Response } = collectionLibrary();
  const { Buffer } = load('buffer') as { Buffer: { alloc(size: number): object } };
  const { downloadedBytes, cookies } = askJson<{ downloadedBytes: number; cookies: readonly unknown[] }>(
    'response',
    `${answer}`,
  );
  const stream = Buffer.alloc(bytes);
  ask('body', `${answer}`, stream);
  return new Response({
    code: status,
    status: reason,
    header: headersOf(answer),
    stream,
    responseTime: milliseconds,
    cookie: cookies,
    downloadedBytes,
  });
}

/** JSON as it should be is read at once; Postman's own parser explains what is wrong with the rest. */
function readJson(answer: number, parameters: readonly unknown[], real: () => RealResponse): unknown {
  return parameters.length === 0 ? JSON.parse(textOf(answer)) : real().json(...parameters);
}

function createHeaders(answer: number, real: () => RealHeaders): object {
  const last = new Map(headersOf(answer).map((header) => [header.key.toLowerCase(), header]));
  const find = (key: unknown): Header | undefined => last.get(String(key).toLowerCase());
  const one = (key: unknown): object | undefined => {
    const header = find(key);
    return header && lazily(new Map(Object.entries(header)), () => real().one(key));
  };
  const has = (...parameters: readonly unknown[]): unknown => {
    const [key] = parameters;
    if (parameters.length === 1 && typeof key === 'string') return find(key) !== undefined;
    return real().has(...parameters);
  };
  return lazily(
    new Map<string, unknown>([
      ['get', (key: unknown) => find(key)?.value],
      ['has', has],
      ['one', one],
    ]),
    real,
  );
}

function headersOf(answer: number): readonly Header[] {
  return askJson<readonly Header[]>('headers', `${answer}`);
}

function textOf(answer: number): string {
  return askText('text', `${answer}`);
}
