import type { Script } from '../../src/model/collection.ts';
import type { Cookie, Exchange, Response } from '../../src/model/exchange.ts';
import type { RequestDefinition } from '../../src/model/request.ts';
import { Scope } from '../../src/model/scope.ts';
import type { Row, ScopeName, Variable } from '../../src/model/variable.ts';
import type { ScriptInput } from '../../src/script/contract.ts';
import { RunCookies } from '../../src/send/cookies/cookies.ts';

/** What a script is given in a test; what is left out is as in `subject`. */
export interface Subject {
  readonly phase: Script['phase'];
  readonly variables: Readonly<Record<ScopeName, readonly Variable[]>>;
  readonly data: Row;
  readonly request: RequestDefinition;
  readonly response: Response | undefined;
  readonly cookies: readonly Cookie[];
  /** Sources of packages, by name. */
  readonly packages?: Readonly<Record<string, string>>;
}

/** A small JSON answer to a POST, with one variable in every scope. */
export const subject: Subject = {
  phase: 'test',
  variables: {
    local: [{ key: 'place', value: 'local' }],
    environment: [
      { key: 'place', value: 'environment' },
      { key: 'host', value: 'api.test' },
      { key: 'count', value: '5', type: 'number' },
      { key: 'isOn', value: 'true', type: 'boolean' },
      { key: 'twice', value: 'first' },
      { key: 'twice', value: 'second' },
      { key: 'off', value: 'x', disabled: true },
      { key: 'base', value: 'https://{{host}}' },
    ],
    collection: [
      { key: 'place', value: 'collection' },
      { key: 'onlyCollection', value: 'c' },
    ],
    globals: [
      { key: 'place', value: 'globals' },
      { key: 'onlyGlobals', value: 'g' },
      { key: 'nothing', value: null },
    ],
  },
  data: { place: 'data', user: 'ada', age: 36, tags: ['a', 'b'] },
  request: {
    method: 'POST',
    url: {
      protocol: 'https',
      host: ['{{host}}'],
      path: ['v1', ':id', 'messages'],
      query: [
        { key: 'a', value: '1' },
        { key: 'b', value: '2', disabled: true },
      ],
      variable: [{ key: 'id', value: '42' }],
    },
    header: [
      { key: 'Content-Type', value: 'application/json' },
      { key: 'X-Old', value: 'old' },
    ],
    body: { mode: 'raw', raw: '{"to":"{{user}}"}' },
  },
  response: {
    status: 201,
    reason: 'Created',
    httpVersion: '1.1',
    headers: [
      { name: 'Content-Type', value: 'application/json; charset=utf-8' },
      { name: 'X-Twice', value: 'one' },
      { name: 'X-Twice', value: 'two' },
      { name: 'Content-Length', value: '61' },
    ],
    body: Buffer.from('{"id":7,"name":"Zoë","tags":["x","y"],"nested":{"deep":[{"a":1}]}}'),
    downloadedBytes: 61,
    milliseconds: 123,
  },
  cookies: [
    { name: 'session', value: 'abc', domain: 'api.test', path: '/', secure: false, httpOnly: true, hostOnly: true },
    { name: 'theme', value: 'dark', domain: 'api.test', path: '/', secure: false, httpOnly: false, hostOnly: false },
  ],
};

/** The answer to every `pm.sendRequest` in tests: it says what arrived. */
export function answerTo(definition: unknown): Exchange {
  const text = JSON.stringify(definition);
  const fails = text.includes('nowhere');
  return {
    request: { method: 'GET', url: 'https://api.test/', headers: [], body: undefined },
    response: fails
      ? undefined
      : {
          status: 200,
          reason: 'OK',
          httpVersion: '1.1',
          headers: [{ name: 'Content-Type', value: 'application/json' }],
          body: Buffer.from('{"sent":true}'),
          downloadedBytes: 13,
          milliseconds: 4,
        },
    error: fails ? { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND nowhere.test' } : undefined,
    redirects: [],
    hops: [],
    cookies: [
      { name: 'sent', value: 'yes', domain: 'api.test', path: '/', secure: false, httpOnly: false, hostOnly: true },
    ],
    warnings: [],
  };
}

/** The scopes that these variables make. */
export function scopesOf(variables: Subject['variables']): Record<ScopeName, Scope> {
  const { local, environment, collection, globals } = variables;
  return {
    local: new Scope(local),
    environment: new Scope(environment),
    collection: new Scope(collection),
    globals: new Scope(globals),
  };
}

/** A subject as the sandbox takes it. */
export function inputFor(given: Subject, scopes: Record<ScopeName, Scope>): ScriptInput {
  const { phase, data, request, response, cookies, packages = {} } = given;
  return {
    phase,
    iteration: 0,
    iterationCount: 2,
    item: { id: 'item-1', name: 'Send', path: ['Messages', 'Send'] },
    scopes,
    environmentName: 'test environment',
    globalsName: 'test globals',
    data,
    dynamic: (name) => (name === '$guid' ? '00000000-0000-4000-8000-000000000000' : undefined),
    request,
    response,
    cookies,
    sendRequest: async (definition) => answerTo(definition),
    cookieJar: new RunCookies(),
    readPackage: (name) => {
      const source = packages[name];
      return source === undefined
        ? { kind: 'missing', reason: 'nobody made it' }
        : { kind: 'found', id: name, shown: name, source };
    },
  };
}
