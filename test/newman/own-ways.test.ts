import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { type Played, playBoth, type Results } from './played.ts';

let newman: Results;
let postino: Results;

beforeAll(async () => {
  [newman, postino] = await playBoth('own-ways-scenarios.mjs');
}, 120_000);

test.each([
  'a collection that is an empty object',
  'a collection that is a list',
  'a collection without items',
  'a collection whose items are null',
])('%s is an empty run in newman, an error in Postino', (name) => {
  expect(newman[name]).toMatchObject({ summary: { run: { failures: [] } } });
  expect(newman[name]?.error).toBeNull();
  expect(postino[name]?.error).toMatchObject({ message: expect.stringContaining('collection could not be loaded') });
});

test.each(['a handler that changes a request', 'a handler that changes an item'])(
  '%s changes what newman sends, and nothing in Postino',
  (name) => {
    expect(pathsOf(newman[name])).toEqual(['/steered', '/steered']);
    expect(pathsOf(postino[name])).toEqual(['/echo', '/echo']);
  },
);

interface Answered {
  readonly response: { readonly stream: { readonly data: readonly number[] } };
}

/** The paths that were asked for; the answers name them. */
function pathsOf(played: Played | undefined): readonly string[] {
  const { run } = (played as Played).summary as { readonly run: { readonly executions: readonly Answered[] } };
  return run.executions.map(({ response }) => JSON.parse(Buffer.from(response.stream.data).toString()).path);
}

test.each(['console', 'assertion', 'beforeRequest', 'item'])(
  'a %s handler that throws ends the program',
  async (event) => {
    const collection = {
      item: [
        {
          name: 'a',
          request: 'http://127.0.0.1:1/',
          event: [{ listen: 'prerequest', script: { exec: 'console.log(1); pm.test("t", () => {})' } }],
        },
      ],
    };
    const code = `require(${JSON.stringify(resolve('dist/newman/index.cjs'))})
    .run({ collection: ${JSON.stringify(collection)} })
    .on(${JSON.stringify(event)}, () => { throw new Error('of the handler'); });`;
    const ended = promisify(execFile)(process.execPath, ['-e', code]);
    await expect(ended).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('of the handler') });
  },
);
