import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Auth, BodyDefinition, RequestDefinition } from '../../src/model/request.ts';
import { Scope } from '../../src/model/scope.ts';
import { createDynamic } from '../../src/resolve/dynamic.ts';
import { resolveRequest } from '../../src/resolve/request.ts';
import { createLookUp } from '../../src/resolve/scopes.ts';
import { postman } from './oracle.ts';

const values: Readonly<Record<string, string>> = {
  base: 'http://local.test:8080/v1',
  id: '42',
  name: 'X-Trace',
  verb: 'post',
  VERB: 'put',
  ONLY: 'patch',
  token: 'abc',
  key: 'colour',
  file: '/tmp/a.txt',
  empty: '',
};
const lookUp = (name: string) => values[name];

const get: RequestDefinition = { method: 'GET', url: { host: ['{{base}}'] }, header: [] };

async function resolved(definition: Partial<RequestDefinition>, auth?: Auth) {
  const result = await resolveRequest({ ...get, ...definition }, auth, {}, lookUp);
  if (result.kind === 'failed') throw new Error(result.error.message);
  return result;
}

test.each([
  { method: '{{verb}}', expected: 'POST', why: 'a variable, in capitals' },
  { method: '{{ONLY}}', expected: 'PATCH', why: 'capitals as Postman asks for them' },
  { method: '{{only}}', expected: 'PATCH', why: 'what Postman would have asked for' },
  { method: 'purge', expected: 'PURGE', why: 'custom methods too' },
  { method: '{{empty}}', expected: 'GET', why: 'empty is GET' },
  { method: undefined as unknown as string, expected: 'GET', why: 'missing is GET' },
  { method: null as unknown as string, expected: 'GET', why: 'null is GET' },
  { method: 5 as unknown as string, expected: '5', why: 'a number is text' },
])('method $method is sent as $expected: $why', async ({ method, expected }) => {
  expect((await resolved({ method })).request.method).toBe(expected);
});

test('takes over enabled headers with a name, names and values filled in, order and duplicates kept', async () => {
  const { request } = await resolved({
    header: [
      { key: 'b', value: '1' },
      { key: '{{name}}', value: 'id={{id}}' },
      { key: 'b', value: '2' },
      { key: 'off', value: 'x', disabled: true },
      { key: '', value: 'nameless' },
      { key: null, value: 'nameless' },
      { key: '{{empty}}', value: 'nameless' },
      { key: 'Added', value: 'x', system: true },
    ],
  });
  expect(request.headers).toEqual([
    { name: 'b', value: '1' },
    { name: 'X-Trace', value: 'id=42' },
    { name: 'b', value: '2' },
    { name: 'Added', value: 'x', system: true },
  ]);
});

test.each([
  { value: 5, expected: '5' },
  { value: 0, expected: '0' },
  { value: false, expected: 'false' },
  { value: null, expected: 'null' },
  { value: undefined, expected: '' },
  { value: { a: 1 }, expected: '[object Object]' },
])('header value $value goes out as "$expected", as newman sends it', async ({ value, expected }) => {
  expect((await resolved({ header: [{ key: 'h', value }] })).request.headers).toEqual([{ name: 'h', value: expected }]);
});

describe('bodies', () => {
  test.each<{ body: BodyDefinition; expected: BodyDefinition }>([
    { body: { mode: 'raw', raw: '{"id":{{id}}}' }, expected: { mode: 'raw', raw: '{"id":42}' } },
    { body: { mode: 'raw', raw: { id: '{{id}}' } }, expected: { mode: 'raw', raw: { id: '42' } } },
    {
      body: { mode: 'urlencoded', urlencoded: [{ key: '{{key}}', value: '{{id}}', disabled: true }] },
      expected: { mode: 'urlencoded', urlencoded: [{ key: 'colour', value: '42', disabled: true }] },
    },
    { body: { mode: 'urlencoded', urlencoded: 'a={{id}}' }, expected: { mode: 'urlencoded', urlencoded: 'a=42' } },
    {
      body: {
        mode: 'formdata',
        formdata: [
          { key: '{{key}}', value: '{{id}}', type: 'text', contentType: 'a/{{id}}' },
          { key: 'f', value: null, type: 'file', src: ['{{file}}', 'b'], fileName: '{{id}}.txt' },
        ],
      },
      expected: {
        mode: 'formdata',
        formdata: [
          { key: 'colour', value: '42', type: 'text', contentType: 'a/42' },
          { key: 'f', value: null, type: 'file', src: ['/tmp/a.txt', 'b'], fileName: '42.txt' },
        ],
      },
    },
    { body: { mode: 'file', file: { src: '{{file}}' } }, expected: { mode: 'file', file: { src: '/tmp/a.txt' } } },
    {
      body: { mode: 'graphql', graphql: { query: 'q({{id}})', variables: '{"a":"{{id}}"}' } },
      expected: { mode: 'graphql', graphql: { query: 'q(42)', variables: '{"a":"42"}' } },
    },
  ])('$body.mode: every text is filled in', async ({ body, expected }) => {
    const before = structuredClone(body);
    expect((await resolved({ body })).request.body).toEqual(expected);
    expect(body).toEqual(before);
  });

  test('a body without tokens is shared, not copied', async () => {
    const body: BodyDefinition = { mode: 'raw', raw: 'x'.repeat(1000), options: { raw: { language: 'json' } } };
    expect((await resolved({ body })).request.body).toBe(body);
  });
});

test('fills in every parameter of the auth, names and nested values too', async () => {
  const auth = { type: 'jwt', parameters: { token: '{{token}}', '{{key}}': 1, payload: { sub: ['{{id}}'] } } };
  const result = await resolved({}, auth);
  expect(result.auth).toEqual({ type: 'jwt', parameters: { token: 'abc', colour: 1, payload: { sub: ['42'] } } });
  expect(auth.parameters.token).toBe('{{token}}');
});

test('names what stayed unresolved in URL, headers and auth, each once, but not in the body', async () => {
  const { unresolved } = await resolved(
    {
      url: { host: ['{{base}}'], path: ['{{path}}', ':id'], query: [{ key: 'q', value: '{{query}}' }] },
      header: [
        { key: 'h', value: '{{header}} {{path}}' },
        { key: 'off', value: '{{disabled}}', disabled: true },
      ],
      body: { mode: 'raw', raw: 'Hello {{1}}' },
    },
    { type: 'bearer', parameters: { token: '{{accessToken}}', other: ['{{nested}}'] } },
  );
  expect(unresolved).toEqual(['path', 'query', 'header', 'accessToken', 'nested']);
});

test('a request that cannot be sent still shows how far it came', async () => {
  const definition = {
    ...get,
    url: { host: ['{{nobody}}'], path: ['{{id}}'] },
    header: [{ key: 'h', value: '{{id}}' }],
  };
  expect(await resolveRequest(definition, undefined, { followRedirects: false }, lookUp)).toMatchObject({
    kind: 'failed',
    error: { code: 'invalid-url' },
    request: { method: 'GET', url: '{{nobody}}/42', headers: [{ name: 'h', value: '42' }] },
  });
});

test('the behaviour goes along and decides on encoding', async () => {
  const definition = { ...get, url: { host: ['{{base}}'], path: ['a b'] } };
  const result = await resolveRequest(definition, undefined, { disableUrlEncoding: true }, lookUp);
  expect(result).toMatchObject({
    request: { url: 'http://local.test:8080/v1/a b', behavior: { disableUrlEncoding: true } },
  });
});

test('a dynamic variable that comes in by another one is made too, and anew at each place', async () => {
  const dynamic = createDynamic({ now: Date.now, random: Math.random });
  const environment = new Scope([
    { key: 'who', value: '{{first}}' },
    { key: 'first', value: '{{$randomFirstName}}' },
  ]);
  const definition: RequestDefinition = {
    method: 'POST',
    url: { host: ['local.test'], path: ['{{who}}'] },
    header: Array.from({ length: 20 }, () => ({ key: 'who', value: '{{who}}' })),
    body: { mode: 'raw', raw: '{{who}} {{$randomInt}} {{$randomNobody}}' },
  };
  const result = await resolveRequest(definition, undefined, {}, createLookUp({ environment, dynamic }), dynamic);
  if (result.kind === 'failed') throw new Error(result.error.message);
  expect(result.unresolved).toEqual([]);
  expect(new Set(result.request.headers.map(({ value }) => value)).size).toBeGreaterThan(1);
  expect(result.request.body?.raw).toMatch(/^[A-Z]\S+ \d+ \{\{\$randomNobody\}\}$/);
});

test('several requests may find out at once that they need faker', async () => {
  const dynamic = createDynamic({ now: Date.now, random: Math.random });
  const definition = { ...get, header: [{ key: 'city', value: '{{$randomCity}}' }] };
  const withDynamic = (name: string) => lookUp(name) ?? dynamic.value(name);
  const results = await Promise.all(
    Array.from({ length: 5 }, () => resolveRequest(definition, undefined, {}, withDynamic, dynamic)),
  );
  for (const result of results) expect(result.request.headers[0]?.value).toMatch(/^[A-Z]/);
});

test('fills in body, headers and auth as postman-collection does', () => {
  const text = fc
    .array(fc.constantFrom('{{id}}', '{{token}}', '{{nobody}}', '{{empty}}', '{{', '}}', 'a', ' ', '{{ id }}'), {
      maxLength: 4,
    })
    .map((pieces) => pieces.join(''));
  const param = fc.record({ key: text, value: text });
  const body = fc.oneof(
    fc.record({ mode: fc.constant('raw'), raw: text }),
    fc.record({ mode: fc.constant('urlencoded'), urlencoded: fc.array(param, { maxLength: 3 }) }),
    fc.record({ mode: fc.constant('graphql'), graphql: fc.record({ query: text, variables: text }) }),
    fc.record({ mode: fc.constant('file'), file: fc.record({ src: text }) }),
  );
  const parameters = fc.record({
    token: text,
    scope: text,
    list: fc.array(fc.record({ value: text }), { maxLength: 2 }),
  });
  return fc.assert(
    fc.asyncProperty(body, fc.array(param, { maxLength: 3 }), parameters, async (body, header, parameters) => {
      const options = { ignoreOwnVariables: true };
      const item = new postman.Item({ request: { ...get, url: 'http://h', header, body } });
      const sent = new postman.Item(item.toObjectResolved(null, [values], options)).request.toJSON();
      const list = Object.entries(parameters).map(([key, value]) => ({ key, value }));
      const auth = new postman.RequestAuth({ type: 'oauth2', oauth2: list });
      const sentAuth = new postman.RequestAuth(auth.toObjectResolved(null, [values], options)).toJSON();

      const result = await resolved({ header, body }, { type: 'oauth2', parameters });
      const headers = result.request.headers.map(({ name, value }) => ({ key: name, value }));
      expect(headers).toEqual(((sent['header'] ?? []) as { key: string }[]).filter(({ key }) => key !== ''));
      expect(result.request.body).toEqual(sent['body']);
      const theirs = (sentAuth['oauth2'] as { key: string; value: unknown }[]).map(({ key, value }) => [key, value]);
      expect(result.auth?.parameters).toEqual(Object.fromEntries(theirs));
    }),
    { numRuns: 2000 },
  );
});
