import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from './sending.ts';

const boundary = `--------------------------${'0'.repeat(24)}`;

test.for([
  {
    part: { key: 't"x\n', value: 'v"é\n' },
    expected: 'name="t"x\n"\r\n\r\nv"é\n',
    why: 'names and text go out as they are',
  },
  { part: { key: 'n', value: 5 }, expected: 'name="n"\r\n\r\n5', why: 'numbers are text' },
  { part: { key: 'o', value: { a: 1 } }, expected: 'name="o"\r\n\r\n{"a":1}', why: 'objects are JSON' },
  { part: { key: 'u', value: null }, expected: 'name="u"\r\n\r\n', why: 'null is empty' },
  { part: { key: null, value: 'x' }, expected: 'name=""\r\n\r\nx', why: 'no name is an empty name' },
  {
    part: { key: 'j', value: '{}', contentType: 'application/json' },
    expected: 'name="j"\r\nContent-Type: application/json\r\n\r\n{}',
    why: 'a part has its own type',
  },
  {
    part: { key: 'b', value: 'abc', fileName: 'some/dir/né.txt' },
    expected: 'name="b"; filename="né.txt"\r\nContent-Type: text/plain\r\n\r\nabc',
    why: 'text can be called a file',
  },
  {
    part: { key: 'b', type: 'file', value: 'aGVsbG8=' },
    expected: 'name="b"\r\nContent-Type: application/octet-stream\r\n\r\nhello',
    why: 'a file can be base64',
  },
  {
    part: { key: 'b', type: 'file', value: 'aGVsbG8=', fileName: 'x.png' },
    expected: 'name="b"; filename="x.png"\r\nContent-Type: image/png\r\n\r\nhello',
    why: 'with a name',
  },
  {
    part: { key: 'f', type: 'file', value: undefined },
    expected: 'name="f"; filename=""\r\n\r\n',
    why: 'a file without source is an empty file',
  },
  {
    part: { key: 'f', type: 'file', value: undefined, src: 'a.txt' },
    expected: 'name="f"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello',
    why: 'a file has its name and type',
  },
  {
    part: { key: 'f', type: 'file', value: undefined, src: 'noext' },
    expected: 'name="f"; filename="noext"\r\nContent-Type: application/octet-stream\r\n\r\nbytes',
    why: 'bytes are the type of last resort',
  },
  {
    part: { key: 'f', type: 'file', value: undefined, src: 'a.txt', contentType: 'x/y', fileName: 'oth✓er.bin' },
    expected: `name="f"; filename="oth✓er.bin"; filename*=UTF-8''oth%E2%9C%93er.bin\r\nContent-Type: x/y\r\n\r\nhello`,
    why: 'name and type can be given',
  },
])('$part.key: $why', async ({ part, expected }, { server, send, folder }) => {
  await writeFile(join(folder, 'a.txt'), 'hello');
  await writeFile(join(folder, 'noext'), 'bytes');
  await send({ method: 'POST', body: { mode: 'formdata', formdata: [part] } });
  const whole = `--${boundary}\r\nContent-Disposition: form-data; ${expected}\r\n--${boundary}--\r\n`;
  expect(server.received[0]?.body.toString()).toBe(whole);
  expect(server.received[0]?.headers).toContain(`Content-Length: ${Buffer.byteLength(whole)}`);
  expect(server.received[0]?.headers).toContain(`Content-Type: multipart/form-data; boundary=${boundary}`);
});

test('keeps the order of parts; one part per file of a list, disabled ones left out', async ({
  server,
  send,
  folder,
}) => {
  for (const name of ['1.txt', '2.txt']) await writeFile(join(folder, name), name);
  const formdata = [
    { key: 'z', value: 'z' },
    { key: 'off', value: 'x', disabled: true },
    { key: 'f', type: 'file', value: undefined, src: ['1.txt', 'none.txt', '2.txt'] },
    { key: 'a', value: 'a' },
    { key: 'g', type: 'file', value: undefined, src: '2.txt' },
  ];
  const { warnings } = await send({ method: 'POST', body: { mode: 'formdata', formdata } });
  const names = [...(server.received[0]?.body.toString() ?? '').matchAll(/ name="(.*?)"(?:; filename="(.*?)")?/g)];
  expect(names.map(([, name, file]) => [name, file])).toEqual([
    ['z', undefined],
    ['f', '1.txt'],
    ['f', '2.txt'],
    ['a', undefined],
    ['g', '2.txt'],
  ]);
  expect(warnings).toEqual(['Form param `f`, file load error: "none.txt", no such file']);
});

test.for([
  {
    type: 'multipart/form-data; boundary=XX; q=1',
    expected: 'multipart/form-data; boundary=XX; q=1',
    mark: 'XX',
    why: 'is used',
  },
  {
    type: 'multipart/form-data; boundary="X Y"',
    expected: 'multipart/form-data; boundary="X Y"',
    mark: 'X Y',
    why: 'may be quoted',
  },
  {
    type: 'multipart/form-data',
    expected: `multipart/form-data; boundary=${boundary}`,
    mark: boundary,
    why: 'is added',
  },
  {
    type: 'x/y',
    expected: `multipart/form-data; boundary=${boundary}`,
    mark: boundary,
    why: 'comes with the right type',
  },
])('a boundary in $type $why', async ({ type, expected, mark }, { server, send }) => {
  await send({
    method: 'POST',
    headers: [`content-type: ${type}`],
    body: { mode: 'formdata', formdata: [{ key: 'a', value: '1' }] },
  });
  expect(server.received[0]?.headers[0]).toBe(`content-type: ${expected}`);
  expect(server.received[0]?.body.toString().endsWith(`--${mark}--\r\n`)).toBe(true);
});
