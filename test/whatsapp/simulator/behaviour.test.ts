import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { defaultSeed } from '../../../src/whatsapp/simulator/default-seed.ts';
import { type SimulateOptions, type Simulator, simulate } from '../../../src/whatsapp/simulator/simulate.ts';
import { call, noon } from '../graph.ts';

const number = '400000000000102';
const app = '100000000000001';
const running: Simulator[] = [];
const start = async (options: SimulateOptions = {}) => {
  const graph = await simulate({ now: () => noon, ...options });
  running.push(graph);
  return graph;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((graph) => graph.close()));
});

const text = { messaging_product: 'whatsapp', to: '+16505550199', text: { body: 'Hello' } };
const send = async (graph: Simulator) => {
  const { status, json } = await call(graph, `/v25.0/${number}/messages`, { json: text });
  return { status, code: (json as { error?: { code: number } }).error?.code };
};

describe('faults', () => {
  test('strike where they are told to', async () => {
    const graph = await start({ fail: ['131056@messages', '2@GET phone_numbers'] });
    expect(await send(graph)).toEqual({ status: 400, code: 131056 });
    expect(await call(graph, '/v25.0/300000000000001/phone_numbers')).toMatchObject({
      status: 503,
      json: { error: { code: 2 } },
    });
    expect((await call(graph, '/v25.0/me')).status).toBe(200);
  });

  test('of throttling carry a challenge', async () => {
    const graph = await start({ fail: ['80008'], latency: 1 });
    const { headers } = await call(graph, '/v25.0/300000000000001');
    expect(headers.get('www-authenticate')).toMatch(/^OAuth "Facebook Platform" "invalid_request" "\(#80008\) /);
  });

  test('strike so many times', async () => {
    const graph = await start({ fail: ['http-503:x2'] });
    expect([await send(graph), await send(graph), await send(graph)].map(({ status }) => status)).toEqual([
      503, 503, 200,
    ]);
  });

  test('strike so often, and always at the same calls', async () => {
    const record = async () => {
      const graph = await start({ fail: ['130429@messages:50%'] });
      const statuses: number[] = [];
      for (let count = 0; count < 40; count++) statuses.push((await send(graph)).status);
      return statuses;
    };
    const first = await record();
    expect(first.filter((status) => status === 400).length).toBeGreaterThan(8);
    expect(first.filter((status) => status === 200).length).toBeGreaterThan(8);
    expect(await record()).toEqual(first);
  });

  test.each(['nonsense', '12345678', '130429@messages:200%', 'http-200', ''])('"%s" is no fault', async (fault) => {
    await expect(start({ fail: [fault] })).rejects.toMatchObject({
      code: 'bad-option',
      hint: expect.stringContaining('130429@messages'),
    });
  });
});

describe('limits', () => {
  test('hold only when asked for', async () => {
    const graph = await start();
    for (let count = 0; count < 100; count++) expect((await send(graph)).status).toBe(200);
  });

  test('45 messages to a user are borrowed ahead, then one in six seconds', async () => {
    const graph = await start({ limits: true });
    for (let count = 0; count < 45; count++) expect((await send(graph)).status).toBe(200);
    expect(await send(graph)).toEqual({ status: 400, code: 131056 });
    graph.advance(6000);
    expect((await send(graph)).status).toBe(200);
    expect((await send(graph)).code).toBe(131056);
  });

  test('a number is registered ten times in 72 hours', async () => {
    const graph = await start({ limits: true });
    const register = () =>
      call(graph, `/v25.0/${number}/register`, { json: { messaging_product: 'whatsapp', pin: '123456' } });
    for (let count = 0; count < 10; count++) expect((await register()).status).toBe(200);
    expect(await register()).toMatchObject({ json: { error: { code: 133016 } } });
    graph.advance(72 * 60 * 60 * 1000);
    expect((await register()).status).toBe(200);
  });
});

describe('appsecret_proof', () => {
  const requires_proof = true;
  const seed = { ...defaultSeed, apps: defaultSeed.apps.map((each) => ({ ...each, requires_proof })) };
  const proof = (graph: Simulator, message: string) =>
    createHmac('sha256', graph.appSecrets[app] ?? '')
      .update(message)
      .digest('hex');

  test('is required where the app says so, and must be right', async () => {
    const graph = await start({ seed });
    const token = graph.tokens['system-user'] ?? '';
    const me = (query: string) => call(graph, `/v25.0/me?${query}`);
    const error = (message: string) => ({
      status: 400,
      json: { error: { type: 'GraphMethodException', code: 100, message } },
    });
    expect(await me('')).toMatchObject(error('API calls from the server require an appsecret_proof argument'));
    expect(await me('appsecret_proof=abc')).toMatchObject(
      error('Invalid appsecret_proof provided in the API argument'),
    );
    expect((await me(`appsecret_proof=${proof(graph, token)}`)).status).toBe(200);
    const now = noon / 1000;
    expect((await me(`appsecret_time=${now}&appsecret_proof=${proof(graph, `${token}|${now}`)}`)).status).toBe(200);
    const old = now - 301;
    expect((await me(`appsecret_time=${old}&appsecret_proof=${proof(graph, `${token}|${old}`)}`)).status).toBe(400);
  });
});

describe('tokens', () => {
  test('of an app are id and secret; they inspect tokens and reach no account', async () => {
    const graph = await start();
    const headers = { authorization: `Bearer ${app}|${graph.appSecrets[app]}` };
    const inspect = await call(graph, `/v25.0/debug_token?input_token=${graph.tokens['not-a-developer']}`, {
      token: '',
      headers,
    });
    expect(inspect.json).toMatchObject({ data: { is_valid: true, type: 'USER' } });
    expect((await call(graph, '/v25.0/app', { token: '', headers })).json).toMatchObject({ id: app });
    expect((await call(graph, '/v25.0/300000000000001', { token: '', headers })).status).toBe(400);
  });

  test('come for a code and for an older token, and work', async () => {
    const graph = await start();
    const secret = `client_id=${app}&client_secret=${graph.appSecrets[app]}`;
    const grant = async (query: string) =>
      (await call(graph, `/v25.0/oauth/access_token?${query}`, { token: '' })).json;
    const { access_token } = (await grant(`${secret}&code=abc`)) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}` };
    expect((await call(graph, '/v25.0/me', { token: '', headers })).status).toBe(200);
    expect(await grant(`${secret}&grant_type=fb_exchange_token&fb_exchange_token=${access_token}`)).toMatchObject({
      expires_in: 5184000,
    });
    expect(await grant(`${secret}&code=expired`)).toMatchObject({ error: { code: 100, error_subcode: 36007 } });
    expect(await grant(`client_id=${app}&client_secret=x&code=abc`)).toMatchObject({
      error: { message: 'Error validating client secret.' },
    });
  });
});

describe('a seed file', () => {
  const write = async (content: string): Promise<{ path: string; started: Promise<Simulator> }> => {
    const folder = await mkdtemp(join(tmpdir(), 'postino-seed-'));
    const path = join(folder, 'seed.yaml');
    await writeFile(path, content);
    const started = start({ seed: path }).finally(() => rm(folder, { recursive: true }));
    return { path, started };
  };

  test('makes the same world as the object', async () => {
    const { started } = await write(stringify(defaultSeed));
    const [fromFile, fromObject] = [await started, await start()];
    expect(fromFile.tokens).toEqual(fromObject.tokens);
    const path = '/v25.0/300000000000001/message_templates';
    expect((await call(fromFile, path)).json).toEqual(
      JSON.parse(JSON.stringify((await call(fromObject, path)).json).replaceAll(fromObject.url, fromFile.url)),
    );
  });

  const small = 'name: small\napps:\n  - { id: "1", name: App }\nusers: []\nbusinesses: []\naccounts: []\n';
  test.each([
    { content: 'name: [', line: 1, told: 'this is not YAML', code: 'not-yaml', why: 'broken YAML' },
    { content: 'name: small\n', line: 1, told: 'the seed must have apps', code: 'not-a-seed', why: 'nothing in it' },
    { content: `${small}tokens: {}\n`, line: 7, told: 'tokens must be a list', code: 'not-a-seed', why: 'no list' },
    {
      content: small.replace('"1"', '1'),
      line: 3,
      told: 'apps[0].id must be an id: digits in quotes',
      code: 'not-a-seed',
      why: 'a number for an id',
    },
    {
      content: `${small}tokens: []\ncolour: red\n`,
      line: 8,
      told: 'colour is not known here',
      code: 'not-a-seed',
      why: 'an unknown name',
    },
    {
      content: `${small}tokens:\n  - name: first\n    app: "2"\n    user: "3"\n    scopes: []\n`,
      line: 9,
      told: 'tokens[0].app is 2, which is no app of the seed',
      code: 'not-a-seed',
      why: 'an id that leads nowhere',
    },
  ])('is refused with file, line and path: $why', async ({ content, line, told, code }) => {
    const whole = content.includes('tokens') || code === 'not-yaml' || line === 1 ? content : `${content}tokens: []\n`;
    const { path, started } = await write(whole);
    await expect(started).rejects.toMatchObject({
      code,
      message: expect.stringContaining(`${path}, line ${line}: ${told}`),
    });
  });

  test('that is not there is told', async () => {
    await expect(start({ seed: '/nowhere/seed.yaml' })).rejects.toMatchObject({
      code: 'not-found',
      hint: expect.stringContaining('--seed'),
    });
  });
});

test('time goes faster when asked', async () => {
  const graph = await simulate({ speed: 1_000_000 });
  running.push(graph);
  const before = Date.now();
  const clock = async () =>
    Date.parse(((await call(graph, '/simulator/clock', { token: '' })).json as { now: string }).now);
  const first = await clock();
  while ((await clock()) - first < 60_000) expect(Date.now() - before).toBeLessThan(60_000);
});
