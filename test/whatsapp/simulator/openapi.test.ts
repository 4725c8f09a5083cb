import { describe, expect, test } from 'vitest';
import { type Simulator, simulate } from '../../../src/whatsapp/simulator/simulate.ts';
import { type Called, call, noon } from '../graph.ts';
import { type Operation, readOperations } from './openapi.ts';
import { fill, prepare } from './openapi-calls.ts';
import { differences } from './openapi-differences.ts';
import { missingFrom } from './shape.ts';

/** Meta's OpenAPI document is no part of the project; where it is at hand, its examples are held against the simulator. */
const document = process.env['POSTINO_OPENAPI'];

test('shapes are compared: what is missing, and what has another type', () => {
  const example = { id: '1', list: [{ name: 'a', size: 1 }], more: null };
  expect(missingFrom({ id: '2', list: [{ name: 'b', size: 2 }], extra: true }, example)).toEqual([]);
  expect(missingFrom({ id: 2, list: [{ size: 1 }] }, example)).toEqual([
    'id: number instead of string',
    'list[].name: nothing instead of string',
  ]);
  expect(missingFrom({ id: '1', list: [] }, example)).toEqual(['list: empty']);
});

describe.runIf(document !== undefined)('the success examples of the OpenAPI document', () => {
  for (const operation of document === undefined ? [] : readOperations(document).filter(isJson)) {
    const name = `${operation.method} ${operation.path}`;
    test(name, async () => {
      const graph = await simulate({ now: () => noon });
      const { status, json } = await answerOf(operation, graph);
      await graph.close();
      expect({ status, json: status === 200 ? undefined : json }).toEqual({ status: 200, json: undefined });
      const missing = operation.answers.map((example) => missingFrom(json, example));
      const best = missing.reduce((least, each) => (each.length < least.length ? each : least));
      const known = differences.filter(({ operations }) => operations.includes(name)).flatMap(({ paths }) => paths);
      expect(best.filter((each) => !known.includes(each.split(':')[0] ?? ''))).toEqual([]);
    });
  }
});

/** Media comes as bytes, which another test looks at. */
function isJson({ path }: Operation): boolean {
  return path !== '/{Media-URL}';
}

async function answerOf(operation: Operation, graph: Simulator): Promise<Called> {
  const { path = fill(operation.path), json, body, token = 'system-user' } = await prepare(operation, graph);
  if (operation.method === 'GET') return await readWith(fieldsOf(operation), path, token, graph);
  return await call(graph, `/v25.0${path}`, {
    token,
    method: operation.method,
    ...(json === undefined ? {} : { json }),
    ...(body === undefined ? {} : { body }),
  });
}

/** The names an example shows of the node itself, or of the nodes in its list. */
function fieldsOf({ answers: [example] }: Operation): readonly string[] {
  const { data } = example as { data?: unknown };
  const shown = Array.isArray(data) ? data[0] : example;
  return Object.keys((shown ?? {}) as object).filter((name) => name !== 'data');
}

/** Asks for the fields of the example; those that the simulator does not know are left out, and show as missing. */
async function readWith(fields: readonly string[], path: string, token: string, graph: Simulator): Promise<Called> {
  const query = path.includes('?') ? '' : `?fields=${fields.join(',')}`;
  const answer = await call(graph, `/v25.0${path}${fields.length === 0 ? '' : query}`, { token });
  const { error } = answer.json as { error?: { message: string } };
  const unknown = /nonexisting field \((\w+)\)/.exec(error?.message ?? '')?.[1];
  if (unknown === undefined || !fields.includes(unknown)) return answer;
  return await readWith(
    fields.filter((name) => name !== unknown),
    path,
    token,
    graph,
  );
}
