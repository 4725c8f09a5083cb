import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const bytes = 2 ** 31;
const limit = 150 * 1024 * 1024;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postino-memory-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy());
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Gives two gigabytes, sends elsewhere, or tells how many bytes came. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let received = 0;
  for await (const chunk of request) received += (chunk as Buffer).length;
  const [, left] = /^\/again\/(\d+)$/.exec(request.url ?? '') ?? [];
  if (left !== undefined && left !== '0') {
    response.writeHead(302, { location: `/again/${Number(left) - 1}` }).end('elsewhere'.repeat(100));
    return;
  }
  if (request.url !== '/down') {
    response.end(`${received} of ${request.headers['content-length']}`);
    return;
  }
  const block = Buffer.alloc(2 ** 20, 'x');
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': bytes });
  for (let sent = 0; sent < bytes; sent += block.length) if (!response.write(block)) await once(response, 'drain');
  response.end();
}

/** Runs a request in a process of its own and gives the most memory that it had, in bytes. */
async function measure(
  request: (url: string) => object,
  more: object = {},
  ...args: readonly string[]
): Promise<number> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  const event = [{ listen: 'test', script: { exec: expectations } }];
  const items = [{ name: 'big', request: request(url), event, ...more }];
  writeFileSync(join(folder, 'c.json'), JSON.stringify({ info: { name: 'Memory', schema }, item: items }));
  writeFileSync(
    join(folder, 'peak.mjs'),
    `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS));`,
  );
  const child = spawn(process.execPath, ['--import', './peak.mjs', cli, 'run', 'c.json', ...args], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  expect(output).toContain('2/2');
  expect(code).toBe(0);
  return Number(/peak (\d+)/.exec(output)?.[1]) * 1024;
}

const expectations = [
  'pm.test("status", () => pm.expect(pm.response.code).to.equal(200));',
  'const [, came = 0, promised = 0] = /^(\\d+) of (\\d+)$/.exec(pm.response.text()) ?? [];',
  'pm.test("whole", () => pm.expect(came).to.equal(promised));',
];

test('two gigabytes go to a file in little memory', async () => {
  const peak = await measure((url) => ({ url: `${url}/down` }), {}, '--save-responses', 'answers');
  expect(statSync(join(folder, 'answers/iteration-1/big.txt')).size).toBe(bytes);
  expect(peak).toBeLessThan(limit);
}, 120_000);

test('two gigabytes come from a file in little memory', async () => {
  closeSync(openSync(join(folder, 'big.bin'), 'w'));
  truncateSync(join(folder, 'big.bin'), bytes);
  const formdata = [{ key: 'file', type: 'file', src: 'big.bin' }];
  const peak = await measure((url) => ({ method: 'POST', url: `${url}/up`, body: { mode: 'formdata', formdata } }));
  expect(peak).toBeLessThan(limit);
}, 120_000);

test('ten thousand redirects are followed in little memory where that many are allowed', async () => {
  const behaviour = { protocolProfileBehavior: { maxRedirects: 10_000 } };
  expect(await measure((url) => ({ url: `${url}/again/10000` }), behaviour)).toBeLessThan(limit);
}, 120_000);
