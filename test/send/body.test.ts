import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from './sending.ts';

test.for([
  { body: { mode: 'raw', raw: 'é' }, expected: 'é', type: 'text/plain', why: 'text is UTF-8' },
  { body: { mode: 'raw', raw: { a: 1 } }, expected: '{"a":1}', type: 'text/plain', why: 'objects become JSON' },
  { body: { mode: 'raw', raw: 5 }, expected: '', type: undefined, why: 'numbers are no body' },
  { body: { mode: 'raw', raw: '' }, expected: '', type: undefined, why: 'empty text is no body' },
  {
    body: { mode: 'raw', raw: 'x', disabled: true },
    expected: '',
    type: undefined,
    why: 'a disabled body is not sent',
  },
  { body: { mode: 'other', raw: 'x' }, expected: '', type: undefined, why: 'unknown modes are no body' },
  ...['html', 'javascript', 'xml', 'json', 'text'].map((language) => ({
    body: { mode: 'raw', raw: 'x', options: { raw: { language } } },
    expected: 'x',
    type:
      { html: 'text/html', javascript: 'application/javascript', xml: 'application/xml', json: 'application/json' }[
        language
      ] ?? 'text/plain',
    why: `the type follows the language ${language}`,
  })),
  {
    body: { mode: 'raw', raw: 'x', options: { raw: { language: 'constructor' } } },
    expected: 'x',
    type: 'text/plain',
    why: 'an unknown language is text',
  },
  {
    body: { mode: 'raw', raw: '{"a": "//b" /* c */} // d\n', options: { raw: { language: 'json' } } },
    expected: '{"a": "//b" } \n',
    type: 'application/json',
    why: 'comments leave JSON',
  },
  {
    body: { mode: 'raw', raw: '{} // d', options: { raw: { language: 'text' } } },
    expected: '{} // d',
    type: 'text/plain',
    why: 'comments stay elsewhere',
  },
  {
    body: {
      mode: 'urlencoded',
      urlencoded: [
        { key: 'b', value: "x y+&=!'()*~é" },
        { key: '2', value: 'two' },
        { key: '1', value: 'one' },
        { key: 'b', value: 'again' },
        { key: 'n', value: undefined },
        { key: '', value: 'e' },
        { key: 'd', value: 'd', disabled: true },
        { key: null, value: 'z' },
      ],
    },
    expected: '1=one&2=two&b=x%20y%2B%26%3D%21%27%28%29%2A~%C3%A9&b=again&n=&=e&null=z',
    type: 'application/x-www-form-urlencoded',
    why: 'namesakes go together, numbers first',
  },
  {
    body: { mode: 'urlencoded', urlencoded: 'a=%20&b&c==' },
    expected: 'a=%2520&b=&c=%3D',
    type: 'application/x-www-form-urlencoded',
    why: 'a text form is split, not decoded',
  },
  {
    body: { mode: 'urlencoded', urlencoded: [{ key: '\ud800', value: '\udfff' }] },
    expected: '%EF%BF%BD=%EF%BF%BD',
    type: 'application/x-www-form-urlencoded',
    why: 'half characters do no harm',
  },
  {
    body: { mode: 'urlencoded', urlencoded: [{ key: '__proto__', value: 'x' }] },
    expected: '__proto__=x',
    type: 'application/x-www-form-urlencoded',
    why: 'no name is special',
  },
  {
    body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b', disabled: true }] },
    expected: '',
    type: undefined,
    why: 'only disabled params are no body',
  },
  {
    body: { mode: 'graphql', graphql: { query: '{a}', variables: '{"x":1}', operationName: 'op' } },
    expected: '{"query":"{a}","operationName":"op","variables":{"x":1}}',
    type: 'application/json',
    why: 'variables as text go in unparsed',
  },
  {
    body: { mode: 'graphql', graphql: { query: '{a}', variables: { x: 1 } } },
    expected: '{"query":"{a}","variables":{"x":1}}',
    type: 'application/json',
    why: 'variables as object too',
  },
  {
    body: { mode: 'graphql', graphql: { query: '{a}', variables: '' } },
    expected: '{"query":"{a}"}',
    type: 'application/json',
    why: 'empty variables are left out',
  },
  {
    body: { mode: 'graphql', graphql: '{"query":"{a}"}' },
    expected: '{}',
    type: 'application/json',
    why: 'a text holds no query (Postman)',
  },
  {
    body: { mode: 'graphql', graphql: {} },
    expected: '{}',
    type: 'application/json',
    why: 'an empty one is sent (Postman)',
  },
  {
    body: { mode: 'file', file: { content: 'aGVsbG8=' } },
    expected: 'hello',
    type: undefined,
    why: 'content is base64, without a type',
  },
])('$body.mode: $why', async ({ body, expected, type }, { server, send }) => {
  await send({ method: 'POST', body });
  expect(server.received[0]?.body.toString()).toBe(expected);
  expect(typeOf(server.received[0]?.headers)).toBe(type);
});

test.for([
  ...['GET', 'COPY', 'HEAD', 'PURGE', 'UNLOCK', 'get'].map((method) => ({ method, behavior: {}, expected: '' })),
  ...['GET', 'HEAD', 'PURGE'].map((method) => ({ method, behavior: { disableBodyPruning: true }, expected: 'x' })),
  ...['DELETE', 'OPTIONS', 'PATCH', 'PROPFIND'].map((method) => ({ method, behavior: {}, expected: 'x' })),
])('a body of $method with $behavior is "$expected"', async ({ method, behavior, expected }, { server, send }) => {
  await send({ method, behavior, body: { mode: 'raw', raw: 'x' } });
  expect(server.received[0]?.body.toString()).toBe(expected);
  expect(server.received[0]?.method).toBe(method.toUpperCase());
});

test('the exchange tells the body without its comments', async ({ send }) => {
  const body = { mode: 'raw', raw: '{} // c', options: { raw: { language: 'json' } } };
  expect((await send({ method: 'POST', body })).request.body).toEqual({ ...body, raw: '{} ' });
});

test('comments leave a body whose header says JSON', async ({ server, send }) => {
  await send({
    method: 'POST',
    headers: ['Content-Type: application/hal+json; v=1'],
    body: { mode: 'raw', raw: '{} // c' },
  });
  expect(server.received[0]?.body.toString()).toBe('{} ');
});

test.for([
  { file: { src: 'b.png' }, headers: [], type: 'image/png', why: 'by its extension' },
  { file: 'b.png', headers: [], type: 'image/png', why: 'given as text' },
  { file: { src: 'noext' }, headers: [], type: 'application/octet-stream', why: 'without extension' },
  { file: { src: 'b.png' }, headers: ['content-type: x/y'], type: 'x/y', why: "the user's type stands" },
])('sends a file with its type: $why', async ({ file, headers, type }, { server, send, folder }) => {
  const bytes = Buffer.from([0x89, 0, 255]);
  await writeFile(join(folder, typeof file === 'string' ? file : file.src), bytes);
  await send({ method: 'POST', headers, body: { mode: 'file', file } });
  expect(server.received[0]?.body).toEqual(bytes);
  expect(typeOf(server.received[0]?.headers)).toBe(type);
  expect(server.received[0]?.headers).toContain('Content-Length: 3');
});

test('streams a large file with its length', async ({ server, send, folder }) => {
  const bytes = Buffer.alloc(5_000_000, 'abcdefg');
  await writeFile(join(folder, 'large.bin'), bytes);
  const { response } = await send({ method: 'PUT', body: { mode: 'file', file: { src: 'large.bin' } } });
  expect(response?.status).toBe(200);
  expect(server.received[0]?.body.equals(bytes)).toBe(true);
  expect(server.received[0]?.headers).toContain('Content-Length: 5000000');
});

test('sends an empty file as an empty body', async ({ server, send, folder }) => {
  await writeFile(join(folder, 'empty.txt'), '');
  await send({ method: 'POST', body: { mode: 'file', file: { src: 'empty.txt' } } });
  expect(server.received[0]?.headers).toEqual(
    expect.arrayContaining(['Content-Length: 0', 'Content-Type: text/plain']),
  );
});

function typeOf(headers: readonly string[] | undefined): string | undefined {
  return headers?.find((line) => /^content-type:/i.test(line))?.replace(/^.*?: /, '');
}
