import { expect, test } from 'vitest';
import { type ItemResult, isFailure, loadCollection, loadVariables, run, Scope } from '../../src/index.ts';
import { bootstrap } from '../../src/whatsapp/bootstrap/bootstrap.ts';
import { requestRunner } from '../../src/whatsapp/bootstrap/run-request.ts';
import { simulate } from '../../src/whatsapp/simulator/simulate.ts';
import { noon } from './graph.ts';

const io = { cwd: '.', readStandardInput: async () => '' };
const collection = await loadCollection('collections/whatsapp-cloud-api.postman_collection.json', io);
const { variables } = await loadVariables(
  'environments/whatsapp-cloud-api.postman_environment.json',
  'environment',
  io,
);

type Values = Readonly<Record<string, string>>;

/** Runs folders of the collection with these values and gives what failed, and the environment afterwards. */
async function runWith(values: Values, folders: readonly string[] = []) {
  const environment = new Scope(variables.map((each) => ({ ...each, value: values[each.key] ?? each.value })));
  const failures: unknown[] = [];
  for await (const event of run(collection, { environment, folders })) {
    if (event.type === 'item-ended' && isFailure(event.result)) failures.push(event.result);
  }
  return { failures, after: Object.fromEntries(environment.toArray().map(({ key, value }) => [key, value])) };
}

/** Ports, and the moments that make names unique, differ from run to run. */
function settle(value: unknown): string {
  return String(value)
    .replace(/127\.0\.0\.1:\d+/, 'simulator')
    .replace(/(?<=[_ -])\d{13}$/, 'now');
}

test('the whole collection runs from the token alone, and again with the same result', async () => {
  const once = async () => {
    const graph = await simulate({ now: () => noon });
    const { failures, after } = await runWith(graph.variables);
    await graph.close();
    return { failures, after: Object.fromEntries(Object.entries(after).map(([key, value]) => [key, settle(value)])) };
  };
  const [first, second] = [await once(), await once()];
  expect(first.failures).toEqual([]);
  expect(first.after).toMatchObject({ 'WABA-ID': '300000000000001', 'Phone-Number-ID': '400000000000102' });
  expect(second).toEqual(first);
});

test('the whole collection runs again where it has run, with what it has captured; a call can be taken only once', async () => {
  const graph = await simulate({ now: () => noon });
  const first = await runWith(graph.variables);
  const second = await runWith(first.after as Values);
  await graph.close();
  const names = second.failures.map((result) => (result as ItemResult).item.name);
  expect(names).toEqual(['Pre-accept Call', 'Accept Call', 'Reject Call']);
});

test('bootstrap, then a text and a template: two message ids', async () => {
  const graph = await simulate({ now: () => noon });
  const given = Object.entries(graph.variables).map(([key, value]) => ({ key, value }));
  const { findings } = await bootstrap({ runRequest: requestRunner(collection), environment: given });
  const found = Object.fromEntries(findings.map(({ variable, value }) => [variable, value]));
  const values = { ...graph.variables, ...found };
  const text = await runWith(values, ['Send Text Message']);
  const template = await runWith(values, ['Send Test Message']);
  await graph.close();
  expect([...text.failures, ...template.failures]).toEqual([]);
  const ids = [text.after['Message-ID'], template.after['Message-ID']];
  expect(ids).toEqual([expect.stringMatching(/^wamid\./), expect.stringMatching(/^wamid\./)]);
  expect(new Set(ids).size).toBe(2);
});

test('a refusal is told whole, in the words of Graph', async () => {
  const graph = await simulate({ now: () => noon });
  const values = { ...graph.variables, 'Phone-Number-ID': '400000000000102', 'Inbound-Message-ID': '' };
  const { failures } = await runWith(values, ['Mark Message As Read']);
  await graph.close();
  const told = "(#131008) Required parameter is missing: Parameter 'message_id' is mandatory";
  expect(JSON.stringify(failures)).toContain(told);
});
