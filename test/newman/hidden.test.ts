import { expect, test } from 'vitest';
import { echoServer, spied } from './spied.ts';

const server = echoServer();
const secret = 'S3cret-of-the-run';
const environment = { name: 'e', values: [{ key: 'Kept', value: secret, type: 'secret' }] };

/** A collection with one request, and a script before it. */
function collection(script: string, request: object = {}): object {
  const event = [{ listen: 'prerequest', script: { exec: [script] } }];
  return { info: { name: 'Hidden' }, item: [{ name: 'asks', event, request: { url: server.url, ...request } }] };
}

const noteMessages = "emitter.on('console', (error, { messages }) => kept.push(...messages));";

test('what the caller keeps of an event holds real values when reporters have seen it', async () => {
  const graphql = { query: `{ a(b: "${secret}") }`, variables: '' };
  const told = await spied({
    options: {
      environment,
      collection: collection("console.log({ deep: [pm.environment.get('Kept')] })", {
        method: 'POST',
        body: { mode: 'graphql', graphql },
      }),
    },
    spy: `const kept = []; ${noteMessages}
      emitter.on('request', (error, { request }) => note('reported body', request.body.graphql));
      emitter.on('done', () => note('reported', kept));`,
    caller: `globalThis.kept = []; ${noteMessages} emitter.on('request', (error, told) => { kept.told = told; });`,
    done: `note('kept', [...kept]); note('body', kept.told.request.body.graphql);
      note('given', options.collection.item[0].request.body.graphql)`,
  });
  expect(told).toMatchObject({ reported: "[ { deep: [ '••••••' ] } ]", kept: `[ { deep: [ '${secret}' ] } ]` });
  expect(told['reported body']).not.toContain(secret);
  expect([told['body'], told['given']].filter((text) => !text?.includes(secret))).toEqual([]);
});
