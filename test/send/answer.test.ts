import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { test } from './sending.ts';

const words = 'hello compressed world '.repeat(40);
const gzipped = gzipSync(words);
/** What `zstd -19` makes of the words. */
const zstandard = Buffer.from('KLUv/QRo9QAAuGhlbGxvIGNvbXByZXNzZWQgd29ybGQgAQD9ajWbq2G2Dw==', 'base64');

test.for([
  { encoding: 'gzip', bytes: gzipped, why: 'gzip' },
  { encoding: ' GZip ', bytes: gzipped, why: 'whatever its case' },
  { encoding: 'deflate', bytes: deflateSync(words), why: 'deflate' },
  { encoding: 'deflate', bytes: deflateRawSync(words), why: 'deflate without its header' },
  { encoding: 'br', bytes: brotliCompressSync(words), why: 'brotli' },
  { encoding: 'zstd', bytes: zstandard, why: 'Zstandard' },
  { encoding: 'x-gzip', bytes: gzipped, why: 'gzip under its old name' },
  { encoding: 'gzip, br', bytes: brotliCompressSync(gzipped), why: 'one in the other' },
  { encoding: 'zstd, identity,deflate , GZIP', bytes: gzipSync(deflateRawSync(zstandard)), why: 'three in each other' },
  {
    encoding: 'gzip',
    bytes: Buffer.concat([gzipSync(words.slice(0, 100)), gzipSync(words.slice(100))]),
    why: 'in two',
  },
])('decodes "$encoding": $why', async ({ encoding, bytes }, { server, send }) => {
  server.answer = () => ({ headers: [['Content-Encoding', encoding]], body: bytes });
  const { response } = await send({});
  expect(Buffer.from(response?.body ?? []).toString()).toBe(words);
  expect(response?.downloadedBytes).toBe(bytes.length);
});

test.for([
  { encoding: 'gzip', bytes: gzipped },
  { encoding: 'deflate', bytes: deflateSync(words) },
  { encoding: 'br', bytes: brotliCompressSync(words) },
  { encoding: 'zstd', bytes: zstandard },
  { encoding: 'gzip, deflate', bytes: deflateSync(gzipped) },
])('gives out what a cut-off $encoding stream holds', async ({ encoding, bytes }, { server, send }) => {
  server.answer = () => ({ headers: [['Content-Encoding', encoding]], body: bytes.subarray(0, bytes.length - 9) });
  const { response, error } = await send({});
  expect(error).toBeUndefined();
  expect(words.startsWith(Buffer.from(response?.body ?? []).toString())).toBe(true);
});

test.for(['compress', 'gzip, compress', 'gzip,gzip,gzip,gzip,gzip,gzip', 'gzip; q=1'])(
  'passes %s through, and says so',
  async (encoding, { server, send }) => {
    server.answer = () => ({ headers: [['Content-Encoding', encoding]], body: gzipped });
    const { response, warnings } = await send({});
    expect(response?.body).toEqual(gzipped);
    expect(warnings).toEqual([`the answer's Content-Encoding is ${encoding}: its body stays as it came`]);
  },
);

test.for(['identity', '', 'identity, identity'])('"%s" is no encoding', async (encoding, { server, send }) => {
  server.answer = () => ({ headers: [['Content-Encoding', encoding]], body: words });
  expect(await send({})).toMatchObject({ response: { body: Buffer.from(words) }, warnings: [] });
});

test('several Content-Encoding headers are one list', async ({ server, send }) => {
  server.answer = () => ({
    headers: [
      ['Content-Encoding', 'gzip'],
      ['content-encoding', 'br'],
    ],
    body: brotliCompressSync(gzipped),
  });
  expect(String((await send({})).response?.body)).toBe(words);
});

test('what is not compressed at all is told', async ({ server, send }) => {
  server.answer = () => ({ headers: [['Content-Encoding', 'gzip']], body: 'not gzip!' });
  expect((await send({})).error).toMatchObject({ code: 'Z_DATA_ERROR', message: 'incorrect header check' });
});

test('an empty compressed body is empty', async ({ server, send }) => {
  server.answer = () => ({
    headers: [
      ['Content-Encoding', 'gzip'],
      ['Content-Length', '0'],
    ],
  });
  expect((await send({})).response?.body).toHaveLength(0);
});

test.for([
  { method: 'HEAD', status: 200 },
  { method: 'GET', status: 204 },
  { method: 'GET', status: 304 },
])('$method $status has no body, even if it says it is compressed', async ({ method, status }, { server, send }) => {
  server.answer = () => ({ status, headers: [['Content-Encoding', 'gzip']] });
  const { response } = await send({ method });
  expect([response?.status, response?.body.length]).toEqual([status, 0]);
});

test.for([
  { raw: 'HTTP/1.1 299 Très bien ✓\r\n\r\n', expected: 'Très bien ✓', why: 'as UTF-8' },
  { raw: "HTTP/1.1 200 It's so-so\r\n\r\n", expected: "It's so-so", why: 'in its own words' },
  { raw: 'HTTP/1.1 404\r\n\r\n', expected: 'Not Found', why: 'by the standard, if there is none' },
  { raw: 'HTTP/1.1 799\r\n\r\n', expected: '', why: 'empty, if there is no standard' },
  { raw: 'HTTP/1.0 200 Fine\r\n\r\nuntil close', expected: 'Fine', why: 'of HTTP/1.0' },
])('the reason is "$expected": $why', async ({ raw, expected }, { server, send }) => {
  server.answer = () => ({ raw });
  const { response } = await send({});
  expect(response?.reason).toBe(expected);
  expect(response?.httpVersion).toBe(raw.slice(5, 8));
});

test('headers keep their order, case, number and bytes', async ({ server, send }) => {
  server.answer = () => ({
    raw: Buffer.from('HTTP/1.1 200 OK\r\nX-A: 1\r\nx-b: \u00e9\r\nX-A: 2\r\n7: x\r\n\r\n', 'latin1'),
  });
  expect((await send({})).response?.headers.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'X-A: 1',
    'x-b: é',
    'X-A: 2',
    '7: x',
  ]);
});

test('a very large header arrives', async ({ server, send }) => {
  server.answer = () => ({ headers: [['X', 'a'.repeat(120_000)]] });
  expect((await send({})).response?.headers[0]?.value).toHaveLength(120_000);
});

test('answers before the answer are passed over', async ({ server, send }) => {
  server.answer = () => ({
    raw: 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 Made\r\nContent-Length: 2\r\n\r\nok',
  });
  const { response } = await send({});
  expect([response?.status, String(response?.body), response?.headers.length]).toEqual([201, 'ok', 1]);
});

test('a large answer arrives whole', async ({ server, send }) => {
  const bytes = Buffer.alloc(20_000_000, 'abcdefg');
  server.answer = () => ({ body: bytes });
  const { response } = await send({});
  expect(bytes.equals(response?.body ?? Buffer.alloc(0))).toBe(true);
});

test.for([
  { headers: [], body: Buffer.alloc(100_001), why: 'plain' },
  {
    headers: [['Content-Encoding', 'gzip'] as const],
    body: gzipSync(Buffer.alloc(50_000_000)),
    why: 'compressed to a fraction',
  },
])('an answer that is too long is an error: $why', async ({ headers, body }, { server, send, open }) => {
  server.answer = ({ url }) => (url === '/long' ? { headers, body } : { body: 'short' });
  const sender = open({ maxResponseBytes: 100_000 });
  expect((await send({ url: '/long' }, sender)).error).toMatchObject({
    code: 'answer-too-long',
    message: 'Maximum response size reached',
    hint: expect.stringContaining('100000 bytes'),
  });
  expect((await send({ url: '/short' }, sender)).response?.status).toBe(200);
});

test('takes the whole milliseconds of the last hop, rounded up', async ({ server, send, open }) => {
  server.answer = ({ url }) => (url === '/end' ? {} : { status: 302, headers: [['Location', '/end']] });
  const { response } = await send({ url: '/start' }, open({ now: () => server.received.length * 1.25 }));
  expect(response?.milliseconds).toBe(2);
});
