import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';

/** One run of the library with a reporter called `spy`. */
export interface Spied {
  readonly options: Readonly<Record<string, unknown>>;
  /** Body of the reporter: knows `emitter`, `own` and `options`, and tells by `note(name, value)`. */
  readonly spy?: string;
  /** What the caller does: knows `emitter`, and tells by `note`. */
  readonly caller?: string;
  /** What the caller does with `error` and `summary` at the end. */
  readonly done?: string;
}

/** Plays a run in a process of its own, and gives what was noted by its name; the last of each name counts. */
export async function spied({ options, spy = '', caller = '', done = '' }: Spied): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'newman-spied-'));
  const package_ = join(folder, 'newman-reporter-spy');
  mkdirSync(package_);
  writeFileSync(join(package_, 'index.js'), `module.exports = function (emitter, own, options) { ${spy} };`);
  writeFileSync(
    join(folder, 'run.cjs'),
    `const { inspect } = require('node:util');
    const notes = {};
    globalThis.note = (name, value) => { notes[name] = inspect(value, { depth: 9, breakLength: Infinity }); };
    const options = ${JSON.stringify({ reporters: ['spy'], ...options })};
    const emitter = require(${JSON.stringify(resolve('dist/newman/index.cjs'))}).run(options, (error, summary) => {
      ${done}
      console.log(JSON.stringify(notes));
    });
    ${caller}`,
  );
  try {
    const env = { ...process.env, NODE_PATH: folder };
    const { stdout } = await promisify(execFile)(process.execPath, ['run.cjs'], { cwd: folder, env });
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A server for the tests of a file, which answers every request with an empty object. */
export function echoServer(): { readonly url: string } {
  const server = createServer((request: IncomingMessage, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
  });
  const place = { url: '' };
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    place.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });
  return place;
}
