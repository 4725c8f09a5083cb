import { expect, test } from 'vitest';
import { call, useGraph } from '../graph.ts';

const account = '300000000000001';
const number = '400000000000102';
const simulator = useGraph();
const get = async (path: string) => await call(simulator.graph, path);
const messageOf = ({ json }: { readonly json: unknown }) => (json as { error: { message: string } }).error.message;

test('nodes of any kind are read in one call, by their ids', async () => {
  const { status, json } = await get(`/v25.0/?ids=${account},${number},${account}&fields=id`);
  expect({ status, json }).toEqual({ status: 200, json: { [account]: { id: account }, [number]: { id: number } } });
});

test('HEAD is answered as GET, without the body', async () => {
  const url = `${simulator.graph.url}/v25.0/?ids=${account},${number}`;
  const headers = { authorization: `Bearer ${simulator.graph.tokens['system-user']}` };
  expect((await fetch(url, { method: 'HEAD', headers })).status).toBe(200);
});

test('an edge of several nodes has pages whose links lead to one node', async () => {
  const { json } = await get(`/v25.0/phone_numbers?ids=${account}&fields=id&limit=1`);
  const { [account]: list } = json as Record<string, { data: { id: string }[]; paging: { next: string } }>;
  const next = new URL(list?.paging.next ?? '');
  expect(next.pathname).toBe(`/v25.0/${account}/phone_numbers`);
  expect(next.searchParams.has('ids')).toBe(false);
  const second = await get(next.pathname + next.search);
  expect(second.status).toBe(200);
  expect((second.json as typeof list)?.data).not.toEqual(list?.data);
});

test('the first that cannot be read is the answer to all', async () => {
  const { status, json } = await get(`/v25.0/?ids=${account},999`);
  expect({ status, json }).toMatchObject({ status: 400, json: { error: { code: 100, error_subcode: 33 } } });
  expect(messageOf({ json })).toContain("Object with ID '999' does not exist");
});

test.each([
  ['', 'Param ids must be a list of ids'],
  ['1,,2', 'Param ids must be a list of ids'],
  [Array.from({ length: 51 }, (_, index) => index + 1).join(','), 'Too many ids; the maximum permitted is 50'],
])('a list like "%.12s" is refused', async (ids, reason) => {
  expect(messageOf(await get(`/v25.0/?ids=${ids}`))).toContain(reason);
});

test('a path of its own is served as ever', async () => {
  expect((await get(`/v25.0/${account}?ids=${number}&fields=id`)).json).toEqual({ id: account });
  expect(messageOf(await get(`/v25.0/nothing?ids=${number}`))).toContain('Unknown path components: /nothing');
});
