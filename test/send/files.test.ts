import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import type { Sender } from '../../src/send/sender.ts';
import { test } from './sending.ts';

const part = (src: string | readonly string[] | null) => ({
  mode: 'formdata',
  formdata: [{ key: 'f', value: undefined, type: 'file', src }],
});
const file = (src: string | null) => ({ mode: 'file', file: { src } });

test.for([
  { body: part('none.txt'), expected: 'Form param `f`, file load error: "none.txt", no such file' },
  { body: part('.'), expected: 'Form param `f`, file load error: ".", is not a file' },
  { body: part(null), expected: 'Form param `f`, file load error: missing file source' },
  { body: part([]), expected: 'Form param `f`, file load error: missing file source' },
  { body: file('none.txt'), expected: 'Binary file load error: "none.txt", no such file' },
  { body: file(null), expected: 'Binary file load error: invalid or missing file source' },
])('goes on without the file and warns: $expected', async ({ body, expected }, { server, send }) => {
  const { response, warnings } = await send({ method: 'POST', body });
  expect(response?.status).toBe(200);
  expect(warnings).toEqual([expected]);
  expect(server.received).toHaveLength(1);
});

test('a form without a readable file has no body and no type', async ({ server, send }) => {
  await send({ method: 'POST', body: part('none.txt') });
  expect(server.received[0]?.headers).toContain('Content-Length: 0');
  expect(server.received[0]?.headers.join()).not.toMatch(/content-type/i);
});

test('a file that may not be read is told so', async ({ send, folder }) => {
  await writeFile(join(folder, 'secret.txt'), 'x');
  await chmod(join(folder, 'secret.txt'), 0);
  const { warnings } = await send({ method: 'POST', body: file('secret.txt') });
  expect(warnings).toEqual(['Binary file load error: "secret.txt", read permission denied']);
});

test('files outside of the working directory are refused by name, links too', async ({ server, send, folder }) => {
  const outside = await mkdtemp(join(tmpdir(), 'postino-outside-'));
  await writeFile(join(outside, 'secret.txt'), 'x');
  await symlink(outside, join(folder, 'link'));
  const sources = [
    join(outside, 'secret.txt'),
    relative(folder, join(outside, 'secret.txt')),
    'link/secret.txt',
    '/etc/passwd',
  ];
  for (const source of sources) {
    for (const body of [file(source), part(source), part(['none.txt', source])]) {
      const { error, response } = await send({ method: 'POST', body });
      expect(response).toBeUndefined();
      expect(error).toMatchObject({
        code: 'outside-working-directory',
        hint: expect.stringContaining('--insecure-file-read'),
      });
      expect(error?.message).toContain(source);
    }
  }
  expect(server.received).toEqual([]);
  await rm(outside, { recursive: true });
});

test('files that exist nowhere are left out with a warning, wherever they would lie', async ({ send, folder }) => {
  await symlink(tmpdir(), join(folder, 'link'));
  await symlink('/nowhere/none.txt', join(folder, 'dangling.txt'));
  for (const source of ['/Users/Sample.jpg', '/etc/passwd/none.txt', '../none.txt', 'link/none.txt', 'dangling.txt']) {
    const { response, warnings } = await send({ method: 'POST', body: file(source) });
    expect(response?.status).toBe(200);
    expect(warnings).toEqual([`Binary file load error: "${source}", no such file`]);
  }
});

test('files outside are read when that is allowed', async ({ server, open, send, folder }) => {
  await mkdir(join(folder, 'inner'));
  await writeFile(join(folder, 'outer.txt'), 'outer');
  const sender = open({ workingDirectory: join(folder, 'inner'), readOutside: true });
  await send({ method: 'POST', body: file('../outer.txt') }, sender);
  expect(server.received[0]?.body.toString()).toBe('outer');
});

test('names that only look as if they led outside are read', async ({ server, send, folder }) => {
  await mkdir(join(folder, '..a'));
  await writeFile(join(folder, '..a', 'b.txt'), 'inside');
  await send({ method: 'POST', body: file('..a/b.txt') });
  await send({ method: 'POST', body: file(join(folder, '..a', 'b.txt')) });
  expect(server.received.map(({ body }) => body.toString())).toEqual(['inside', 'inside']);
});

test('scripts may not send files', async ({ server, send, folder }) => {
  await writeFile(join(folder, 'a.txt'), 'content');
  const formdata = [
    { key: 't', value: 'text' },
    { key: 'f', value: undefined, type: 'file', src: 'a.txt' },
  ];
  for (const body of [file('a.txt'), { mode: 'formdata', formdata }]) {
    const { warnings } = await send({ method: 'POST', body, options: { source: 'script' } });
    expect(warnings).toEqual(['uploading files from scripts is not allowed']);
  }
  expect(server.received.map(({ body }) => body.includes('content'))).toEqual([false, false]);
  expect(server.received[1]?.body.toString()).toContain('text');
});

test('looks in the working directory first, then beside the collection', async ({ server, open, send, folder }) => {
  const [workingDirectory, collectionDirectory] = [join(folder, 'work'), join(folder, 'collection')];
  await Promise.all(
    [workingDirectory, collectionDirectory].map((each) => mkdir(join(each, 'a.txt.d'), { recursive: true })),
  );
  await writeFile(join(workingDirectory, 'both.txt'), 'working directory');
  await writeFile(join(collectionDirectory, 'both.txt'), 'collection');
  await writeFile(join(collectionDirectory, 'beside.txt'), 'beside');
  await writeFile(join(folder, 'outer.txt'), 'outer');
  const sender = open({ workingDirectory, collectionDirectory });
  for (const source of ['both.txt', 'beside.txt', '../collection/beside.txt', join(collectionDirectory, 'both.txt')])
    await send({ method: 'POST', body: file(source) }, sender);
  expect(server.received.map(({ body }) => body.toString())).toEqual([
    'working directory',
    'beside',
    'beside',
    'collection',
  ]);
  const { error } = await send({ method: 'POST', body: file('../outer.txt') }, sender);
  expect(error?.message).toBe(
    `the request body names the file ../outer.txt, which lies outside the working directory ${workingDirectory} and the collection's folder`,
  );
  const { warnings } = await send({ method: 'POST', body: file('none.txt') }, sender);
  expect(warnings).toEqual(['Binary file load error: "none.txt", no such file']);
});

test('a link put in place after the file was looked at is not followed', async ({ open, folder, server }) => {
  const outside = await mkdtemp(join(tmpdir(), 'postino-outside-'));
  await writeFile(join(outside, 'secret.txt'), '12345');
  for (const where of ['file.txt', 'inner/file.txt']) {
    await mkdir(join(folder, 'inner'), { recursive: true });
    await writeFile(join(folder, where), 'plain');
    const sender = open();
    const request = { method: 'POST', url: server.url, headers: [], body: file(where), behavior: {} };
    const body = await openedBody(sender, request);
    await rm(join(folder, where.split('/')[0] as string), { recursive: true });
    await symlink(
      where === 'file.txt' ? join(outside, 'secret.txt') : outside,
      join(folder, where.split('/')[0] as string),
    );
    if (where !== 'file.txt') await writeFile(join(outside, 'file.txt'), '54321');
    const { error } = await sender.send(request, { signal: new AbortController().signal, source: 'item', body });
    expect(error).toMatchObject({ code: 'outside-working-directory', hint: expect.stringContaining('--working-dir') });
  }
  expect(server.received.map(({ body }) => body.toString()).join()).not.toMatch(/12345|54321/);
  await rm(outside, { recursive: true });
});

async function openedBody(sender: Sender, request: Parameters<Sender['open']>[0]) {
  const body = await sender.open(request, 'item');
  if (body.kind === 'refused') throw new Error(body.error.message);
  return body;
}

test.skipIf(process.platform === 'win32')('a pipe is no file, and nobody waits for it', async ({ send, folder }) => {
  const command = 'mkfifo';
  execFileSync(command, [join(folder, 'pipe')]);
  const { warnings } = await send({ method: 'POST', body: file('pipe') });
  expect(warnings).toEqual(['Binary file load error: "pipe", is not a file']);
});
