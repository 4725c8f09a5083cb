import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ResponseFiles } from '../../src/save/response-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postino-responses-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Saved {
  readonly path: readonly string[];
  readonly iteration?: number;
  readonly fileName?: string;
  readonly type?: string | undefined;
}

/** Saves one answer after the other and gives the files' names below the folder. */
async function save(...all: readonly Saved[]): Promise<string[]> {
  const files = new ResponseFiles(folder);
  const names: string[] = [];
  for (const { path, iteration = 0, fileName, type = 'application/json; charset=utf-8' } of all) {
    const file = await files.opener({ iteration, path, fileName })(type);
    await file.write(Buffer.from('{}'));
    await file.finish();
    expect(readFileSync(file.path, 'utf8')).toBe('{}');
    names.push(file.path.slice(folder.length + 1));
  }
  return names;
}

test.each([
  { path: ['Users', 'Get user'], name: 'iteration-1/Users/Get user.json', why: 'folder and name' },
  { path: ['..', '..', 'etc/passwd'], name: 'iteration-1/_/_/etc_passwd.json', why: 'no way up or aside' },
  { path: ['/', '\\', '..\\..\\x'], name: 'iteration-1/_/_/_.._x.json', why: 'on no system' },
  { path: ['CON', 'nul', 'com1.txt'], name: 'iteration-1/CON_/nul_/com1_.txt.json', why: 'no devices of Windows' },
  { path: ['.', ' . ', ''], name: 'iteration-1/_/_/_.json', why: 'no empty names' },
  { path: ['.ssh', 'a\u0000b\nc\u202Ed'], name: 'iteration-1/ssh/a_b c_d.json', why: 'nothing hidden or invisible' },
  { path: ['A: "b" <c>|d?*'], name: 'iteration-1/A_ _b_ _c_d_.json', why: 'nothing that a system reserves' },
  { path: ['Zürich 日本 👩‍👩‍👧'], name: 'iteration-1/Zürich 日本 👩‍👩‍👧.json', why: 'letters of all scripts' },
  { path: ['ends with dots...'], name: 'iteration-1/ends with dots.json', why: 'no dots at the end' },
])('$path becomes $name: $why', async ({ path, name }) => {
  expect(await save({ path })).toEqual([name]);
});

test.each([
  ['application/json', 'json'],
  ['application/problem+json', 'json'],
  ['application/vnd.x+xml', 'xml'],
  ['text/html; charset=utf-8', 'html'],
  ['IMAGE/PNG', 'png'],
  ['text/event-stream', 'bin'],
  ['../../x', 'bin'],
  ['', 'bin'],
])('%s gives the extension %s', async (type, extension) => {
  expect(await save({ path: ['a'], type })).toEqual([`iteration-1/a.${extension}`]);
});

test.each([
  ['invoice.pdf', 'invoice.pdf'],
  ['../up/invoice.pdf', '_up_invoice.pdf'],
  ['invoice', 'invoice.json'],
  ['.', '_.json'],
])('the name %s of its own becomes %s', async (fileName, expected) => {
  expect(await save({ path: ['Folder', 'a'], fileName })).toEqual([`iteration-1/Folder/${expected}`]);
});

test('long names and deep folders fit every file system', async () => {
  const long = '日'.repeat(300);
  const [shallow, deep, other] = await save(
    { path: [long, long] },
    { path: [...Array(200).fill(long), 'a', long] },
    { path: [...Array(201).fill(long), 'a', long] },
  );
  expect(
    Math.max(...[shallow, deep].flatMap((name) => name?.split('/').map((part) => Buffer.byteLength(part)) ?? [])),
  ).toBeLessThan(120);
  expect(deep?.split('/').length).toBe(3);
  expect(deep).not.toBe(other);
});

test('names that are taken in an iteration get a number, also where case does not count', async () => {
  expect(await save({ path: ['a'] }, { path: ['A'] }, { path: ['a'] }, { path: ['a'], iteration: 1 })).toEqual([
    'iteration-1/a.json',
    'iteration-1/A (2).json',
    'iteration-1/a (3).json',
    'iteration-2/a.json',
  ]);
});

test('a file of an earlier run is replaced, when the new one is whole', async () => {
  await save({ path: ['a'] });
  writeFileSync(join(folder, 'iteration-1/a.json'), 'old');
  const file = await new ResponseFiles(folder).opener({ iteration: 0, path: ['a'] })('application/json');
  await file.write(Buffer.from('ne'));
  expect(readFileSync(file.path, 'utf8')).toBe('old');
  await file.write(Buffer.from('w'));
  await file.finish();
  expect(readFileSync(file.path, 'utf8')).toBe('new');
});

test('what is discarded leaves nothing behind', async () => {
  const file = await new ResponseFiles(folder).opener({ iteration: 0, path: ['a'] })('application/json');
  await file.write(Buffer.from('x'));
  await file.discard();
  expect(readdirSync(join(folder, 'iteration-1'))).toEqual([]);
});

test('of a request that is sent again only the last answer stays', async () => {
  const open = new ResponseFiles(folder).opener({ iteration: 0, path: ['a'] });
  for (const type of ['text/html', 'application/json', 'application/json']) {
    const file = await open(type);
    await file.write(Buffer.from(type));
    await file.finish();
  }
  expect(readdirSync(join(folder, 'iteration-1'))).toEqual(['a.json']);
});

test('only their owner can read answers', async () => {
  await save({ path: ['a'] });
  expect(statSync(join(folder, 'iteration-1/a.json')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'iteration-1')).mode & 0o077).toBe(0);
});

test('a folder that cannot be made and a file that cannot be written are told', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(ResponseFiles.prepare(join(folder, 'file', 'below'))).rejects.toMatchObject({ code: 'not-writable' });
  mkdirSync(join(folder, 'iteration-1/a.json.partial'), { recursive: true });
  const file = await new ResponseFiles(folder).opener({ iteration: 0, path: ['a'] })('application/json');
  await expect(file.write(Buffer.from('x')).then(() => file.finish())).rejects.toMatchObject({
    code: 'not-writable',
    message: expect.stringContaining('it is a directory'),
  });
});
