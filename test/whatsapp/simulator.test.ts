import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/whatsapp/simulator/simulate.ts';
import { type Called, call, noon, useGraph } from './graph.ts';

const account = '300000000000001';
const number = '400000000000102';
const unregistered = '400000000000101';
const business = '200000000000001';
const used = useGraph();

const error = ({ json }: Called) => (json as { readonly error: Record<string, unknown> }).error;

describe('tokens', () => {
  test.each([
    { header: (token: string) => ({ authorization: `Bearer ${token}` }), how: 'Bearer' },
    { header: (token: string) => ({ authorization: `OAuth ${token}` }), how: 'OAuth, as resumable uploads send it' },
    { header: (token: string) => ({ authorization: `bearer  ${token} ` }), how: 'lower case and blanks' },
  ])('are taken from the header: $how', async ({ header }) => {
    const headers = header(used.graph.tokens['system-user'] ?? '');
    expect((await call(used.graph, '/v25.0/me', { token: '', headers })).status).toBe(200);
  });

  test('are taken from the query and from a form', async () => {
    const token = used.graph.tokens['system-user'] ?? '';
    expect((await call(used.graph, `/v25.0/me?access_token=${token}`, { token: '' })).status).toBe(200);
    const body = new URLSearchParams({ access_token: token });
    const subscribed = await call(used.graph, `/v25.0/${account}/subscribed_apps`, { token: '', body });
    expect(subscribed).toMatchObject({ status: 200, json: { success: true } });
  });

  test.each([
    { token: '', code: 104, subcode: undefined, challenge: 'invalid_request', why: 'there is none' },
    { token: 'malformed', code: 190, subcode: undefined, challenge: 'invalid_token', why: 'it is no token' },
    { token: 'expired', code: 190, subcode: 463, challenge: 'invalid_token', why: 'it has expired' },
    { token: 'invalidated', code: 190, subcode: 460, challenge: 'invalid_token', why: 'the password was changed' },
  ])('answer 401 with $code/$subcode when $why', async ({ token, code, subcode, challenge }) => {
    const refused = await call(used.graph, '/v25.0/me', { token });
    expect(refused.status).toBe(401);
    expect(error(refused)).toMatchObject({ type: 'OAuthException', code });
    expect(error(refused)['error_subcode']).toBe(subcode);
    expect(error(refused)['fbtrace_id']).toMatch(/^A[\w-]{22}$/);
    const told = refused.headers.get('www-authenticate');
    expect(told).toBe(`OAuth "Facebook Platform" "${challenge}" "${error(refused)['message']}"`);
  });

  test('tell when they expired, in Pacific time', async () => {
    const refused = await call(used.graph, '/v25.0/me', { token: 'expired' });
    expect(error(refused)['message']).toBe(
      'Error validating access token: Session has expired on Wednesday, 14-Jan-26 04:00:00 PST. The current time is Thursday, 15-Jan-26 04:00:00 PST.',
    );
  });

  test.each([
    { token: 'without-management', path: account, permission: 'whatsapp_business_management' },
    { token: 'without-business-management', path: 'me/businesses', permission: 'business_management' },
    { token: 'without-messaging', path: `${number}/messages`, permission: 'whatsapp_business_messaging', json: {} },
  ])('without $permission are refused at $path', async ({ token, path, permission, json }) => {
    const refused = await call(used.graph, `/v25.0/${path}`, { token, json });
    expect(refused.status).toBe(403);
    expect(error(refused)).toMatchObject({
      code: 200,
      message: `(#200) Requires ${permission} permission to manage the object`,
    });
  });

  test('are inspected: all accounts, chosen accounts, a bad one', async () => {
    const inspect = async (name: string) => {
      const { status, json } = await call(used.graph, `/v25.0/debug_token?input_token=${used.graph.tokens[name]}`);
      return { status, ...(json as { data: object }).data };
    };
    expect(await inspect('system-user')).toMatchObject({
      status: 200,
      type: 'SYSTEM_USER',
      is_valid: true,
      expires_at: 0,
      granular_scopes: [{ scope: 'whatsapp_business_management' }, { scope: 'whatsapp_business_messaging' }],
    });
    expect(await inspect('system-user-with-targets')).toMatchObject({
      granular_scopes: [{ target_ids: [account] }, { target_ids: [account] }],
    });
    expect(await inspect('user')).toMatchObject({ type: 'USER', expires_at: noon / 1000 + 24 * 60 * 60 });
    const invalid = { status: 200, is_valid: false, scopes: [] };
    expect(await inspect('expired')).toMatchObject({ ...invalid, error: { code: 190, subcode: 463 } });
    expect(await inspect('malformed')).toMatchObject({ ...invalid, error: { code: 190 } });
  });
});

describe('versions', () => {
  test.each([
    { path: '/v23.0/me', served: 'v23.0', why: 'a usable version serves itself' },
    { path: '/v12.0/me', served: 'v21.0', why: 'an expired one is served by the oldest usable' },
    { path: '/v2.12/me', served: 'v21.0', why: 'there were minor versions once' },
    { path: '/me', served: 'v25.0', why: 'without one the app decides' },
  ])('$path is served by $served: $why', async ({ path, served }) => {
    const { status, headers } = await call(used.graph, path);
    expect({ status, version: headers.get('facebook-api-version') }).toEqual({ status: 200, version: served });
  });

  test.each(['/v99.0/me', '/v23.5/me', '/v0.0/me', '/nonsense', '/v23.0/nonsense/more', '/v23.0', '/'])(
    '%s is no path',
    async (path) => {
      const refused = await call(used.graph, path);
      expect(refused.status).toBe(400);
      expect(error(refused)).toMatchObject({
        code: 2500,
        message: `Unknown path components: ${path.replace('/v23.0', '') || '/'}`,
      });
    },
  );
});

describe('nodes and fields', () => {
  test.each([
    { id: account, method: 'GET', why: 'foreign', token: 'no-account' },
    { id: '999999999999999', method: 'GET', why: 'unknown', token: 'system-user' },
    { id: account, method: 'DELETE', why: 'known, but it cannot do this', token: 'system-user' },
  ])('$method $id is 100/33: $why', async ({ id, method, token }) => {
    const refused = await call(used.graph, `/v25.0/${id}`, { method, token });
    expect(refused.status).toBe(400);
    expect(error(refused)).toMatchObject({ type: 'GraphMethodException', code: 100, error_subcode: 33 });
    expect(error(refused)['message']).toContain(`Unsupported ${method.toLowerCase()} request. Object with ID '${id}'`);
  });

  test.each([
    { fields: 'name', json: { name: 'Sunny Side Bakery', id: account }, why: 'the id comes along, last' },
    { fields: 'id,name', json: { id: account, name: 'Sunny Side Bakery' }, why: 'asked for, it keeps its place' },
    {
      fields: 'owner_business_info{name}',
      json: { owner_business_info: { name: 'Sunny Side Bakery', id: business }, id: account },
      why: 'nodes nest',
    },
    {
      fields: ' name , status ',
      json: { name: 'Sunny Side Bakery', status: 'ACTIVE', id: account },
      why: 'blanks do not count',
    },
  ])('fields=$fields: $why', async ({ fields, json }) => {
    const answer = await call(used.graph, `/v25.0/${account}?fields=${encodeURIComponent(fields)}`);
    expect(JSON.stringify(answer.json)).toBe(JSON.stringify(json));
  });

  type Page = { paging: { cursors: { after: string }; next: string } };

  test('a list within a node has pages, which go on at its edge', async () => {
    const fields = 'phone_numbers.limit(1){status,throughput{level}}';
    const first = await call(used.graph, `/v24.0/${account}?fields=${encodeURIComponent(fields)}`);
    const { phone_numbers: list } = first.json as { phone_numbers: Page };
    expect(list).toMatchObject({ data: [{ status: 'PENDING', id: unregistered }] });
    expect(list.paging).not.toHaveProperty('previous');
    expect(list.paging.next).toContain(`/v24.0/${account}/phone_numbers?`);
    const second = { data: [{ status: 'CONNECTED', id: number }] };
    expect(await (await fetch(list.paging.next)).json()).toMatchObject(second);
    const after = `phone_numbers.limit(1).after(${list.paging.cursors.after}){status}`;
    const again = await call(used.graph, `/v24.0/${account}?fields=${encodeURIComponent(after)}`);
    expect(again.json).toMatchObject({ phone_numbers: second });
  });

  test.each(['abc', '-1', '0'])('phone_numbers.limit(%s) is refused', async (limit) => {
    const refused = await call(used.graph, `/v25.0/${account}?fields=phone_numbers.limit(${limit})`);
    expect(error(refused)).toMatchObject({ code: 100, message: '(#100) Param limit must be a positive integer' });
  });

  test.each([
    { path: `${account}?fields=colour`, told: '(colour) on node type (WhatsAppBusinessAccount)', why: 'unknown field' },
    {
      path: `${number}/phone_numbers`,
      told: '(phone_numbers) on node type (WhatsAppBusinessPhoneNumber)',
      why: 'a number taken for an account',
    },
    {
      path: `${account}?fields=constructor`,
      told: '(constructor) on node type',
      why: 'no name of the language slips through',
    },
  ])('$path is refused: $why', async ({ path, told }) => {
    const refused = await call(used.graph, `/v25.0/${path}`);
    expect(refused.status).toBe(400);
    expect(error(refused)['message']).toContain(`(#100) Tried accessing nonexisting field ${told}`);
  });

  test.each(['name,', 'name{', 'name{id', 'a.b', 'a.b(', ',', '}', 'n{'.repeat(50)])(
    'fields=%s is a syntax error',
    async (fields) => {
      const refused = await call(used.graph, `/v25.0/${account}?fields=${encodeURIComponent(fields)}`);
      expect(refused.status).toBe(400);
      expect(error(refused)).toMatchObject({ code: 2500, message: expect.stringContaining('Syntax error') });
    },
  );
});

describe('lists', () => {
  interface List {
    readonly data: readonly { readonly id: string }[];
    readonly paging?: { readonly next?: string; readonly previous?: string };
  }

  test('go on by absolute links that carry the token, and back again', async () => {
    const seen: string[] = [];
    let list = (await call(used.graph, `/v25.0/${account}/message_templates?limit=3&fields=id`)).json as List;
    expect(list.paging?.previous).toBeUndefined();
    for (;;) {
      seen.push(...list.data.map(({ id }) => id));
      if (list.paging?.next === undefined) break;
      expect(list.paging.next).toContain('access_token=');
      list = (await (await fetch(list.paging.next)).json()) as List;
    }
    expect(seen).toHaveLength(24);
    expect(new Set(seen).size).toBe(24);
    const before = (await (await fetch(list.paging?.previous ?? '')).json()) as List;
    expect(before.data.map(({ id }) => id)).toEqual(seen.slice(18, 21));
  });

  test('are empty without paging', async () => {
    const { json } = await call(used.graph, `/v25.0/${business}/client_whatsapp_business_accounts`);
    expect(json).toEqual({ data: [] });
  });

  test.each(['limit=0', 'limit=many', 'after=nonsense'])('%s is refused', async (query) => {
    const refused = await call(used.graph, `/v25.0/${account}/message_templates?${query}`);
    expect({ status: refused.status, code: error(refused)['code'] }).toEqual({ status: 400, code: 100 });
  });

  test('of phone numbers are filtered, single quotes too', async () => {
    const filter = encodeURIComponent("[{'field':'account_mode','operator':'EQUAL','value':'SANDBOX'}]");
    const { json } = await call(used.graph, `/v25.0/${account}/phone_numbers?fields=id&filtering=${filter}`);
    expect((json as List).data).toEqual([{ id: number }]);
  });

  test('of templates are filtered by name', async () => {
    const { json } = await call(used.graph, `/v25.0/${account}/message_templates?name=hello_world&fields=name`);
    expect((json as List).data).toEqual([{ name: 'hello_world', id: '500000000000101' }]);
  });
});

test('every answer has the headers of Graph', async () => {
  const { headers } = await call(used.graph, `/v25.0/${account}`);
  expect(headers.get('content-type')).toBe('application/json; charset=UTF-8');
  expect(headers.get('cache-control')).toBe('private, no-cache, no-store, must-revalidate');
  expect(JSON.parse(headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: expect.any(Number) });
  expect(Object.keys(JSON.parse(headers.get('x-business-use-case-usage') ?? ''))).toEqual([account]);
  for (const name of ['x-fb-request-id', 'x-fb-trace-id', 'x-fb-rev', 'x-fb-debug', 'etag', 'pragma', 'expires']) {
    expect(headers.get(name), name).not.toBe(null);
  }
});

test('the same seed, clock and calls give the same answers, trace ids and message ids', async () => {
  const record = async () => {
    const graph = await simulate({ now: () => noon });
    const text = { messaging_product: 'whatsapp', to: '+16505550199', text: { body: 'Hello' } };
    const answers = [
      await call(graph, '/v25.0/me'),
      await call(graph, '/v25.0/1'),
      await call(graph, `/v25.0/${number}/messages`, { json: text }),
      await call(graph, `/v25.0/${number}/messages`, { json: text }),
    ].map(({ json }) => json);
    await graph.close();
    return { answers, tokens: graph.tokens };
  };
  const [first, second] = [await record(), await record()];
  expect(second).toEqual(first);
  expect(first.answers[2]).not.toEqual(first.answers[3]);
});

test('a number is set up: code, PIN, registration; then it sends', async () => {
  const graph = await simulate({ now: () => noon });
  const post = async (edge: string, json: object) =>
    (await call(graph, `/v25.0/${unregistered}${edge}`, { json })).json;
  const text = { messaging_product: 'whatsapp', to: '+16505550100', text: { body: 'Hello' } };
  const registration = { messaging_product: 'whatsapp', pin: '123456' };
  expect(await post('/messages', text)).toMatchObject({ error: { code: 133010 } });
  expect(await post('/request_code', { code_method: 'SMS' })).toMatchObject({ error: { code: 100 } });
  expect(await post('/request_code', { code_method: 'SMS', language: 'en_US' })).toEqual({ success: true });
  expect(await post('/verify_code', { code: '000000' })).toMatchObject({ error: { code: 131009 } });
  expect(await post('/verify_code', { code: '123-456' })).toEqual({ success: true });
  expect(await post('', { pin: '12345' })).toMatchObject({ error: { code: 100 } });
  expect(await post('', { pin: '654321' })).toEqual({ success: true });
  expect(await post('/register', registration)).toMatchObject({ error: { code: 133005 } });
  expect(await post('/register', { ...registration, pin: '654321' })).toEqual({ success: true });
  expect(await post('/messages', text)).toMatchObject({ messages: [{ id: expect.stringMatching(/^wamid\./) }] });
  const { json } = await call(graph, `/v25.0/${unregistered}?fields=status,code_verification_status`);
  expect(json).toMatchObject({ status: 'CONNECTED', code_verification_status: 'VERIFIED' });
  await graph.close();
});

test('a port that cannot be is told in plain words', async () => {
  const message = 'cannot listen on port 65536 of 127.0.0.1: the last port is 65535';
  await expect(simulate({ port: 65_536 })).rejects.toMatchObject({ code: 'bad-option', message });
});

test('a port in use is told with what to do', async () => {
  await expect(simulate({ port: used.graph.port })).rejects.toMatchObject({
    code: 'bad-option',
    message: expect.stringContaining(`cannot listen on port ${used.graph.port} of 127.0.0.1`),
    hint: expect.stringContaining('--port'),
  });
});
