import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { PostinoError } from '../../src/errors.ts';
import { type Collection, loadCollection, loadVariables, type Variable } from '../../src/index.ts';
import { type BootstrapOptions, type BootstrapResult, bootstrap } from '../../src/whatsapp/bootstrap/bootstrap.ts';
import { renderBootstrap } from '../../src/whatsapp/bootstrap/render.ts';
import { requestRunner } from '../../src/whatsapp/bootstrap/run-request.ts';
import { waitIn } from '../../src/whatsapp/bootstrap/wait.ts';
import { defaultSeed } from '../../src/whatsapp/simulator/default-seed.ts';
import type { Seed } from '../../src/whatsapp/simulator/seed.ts';
import { simulate } from '../../src/whatsapp/simulator/simulate.ts';
import { noon, useGraph } from './graph.ts';

const used = useGraph();
let collection: Collection;
let environment: readonly Variable[];

beforeAll(async () => {
  const io = { cwd: '.', readStandardInput: async () => '' };
  collection = await loadCollection('collections/whatsapp-cloud-api.postman_collection.json', io);
  const file = await loadVariables('environments/whatsapp-cloud-api.postman_environment.json', 'environment', io);
  environment = file.variables;
});

/** Bootstraps with the shipped files and these values. */
async function boot(
  values: Readonly<Record<string, string | undefined>>,
  options: Partial<BootstrapOptions> = {},
): Promise<BootstrapResult> {
  const filled = environment.map((variable) => ({ ...variable, value: values[variable.key] ?? variable.value }));
  return await bootstrap({ runRequest: requestRunner(collection), environment: filled, ...options });
}

const withToken = (name: string) => ({ 'Graph-URL': used.graph.url, 'User-Access-Token': used.graph.tokens[name] });
const valuesOf = ({ findings }: BootstrapResult) =>
  Object.fromEntries(findings.map((each) => [each.variable, each.value]));

/** What a person sees: the table, or the error and its hint. */
async function seen(run: Promise<BootstrapResult>): Promise<string> {
  try {
    return renderBootstrap(await run, (text) => text);
  } catch (error) {
    if (!(error instanceof PostinoError)) throw error;
    return `${error.code}: ${error.message}\n\n${error.hint}\n`;
  }
}

describe('with every kind of token a person sees what was found, or what to do', () => {
  test.each([
    'system-user',
    'system-user-with-targets',
    'user',
    'expired',
    'invalidated',
    'malformed',
    'without-management',
    'without-messaging',
    'without-business-management',
    'not-a-developer',
    'several-accounts',
    'no-account',
    'no-phone-number',
  ])('%s', async (name) => {
    await expect(await seen(boot(withToken(name)))).toMatchFileSnapshot(`golden/bootstrap-${name}.golden.txt`);
  });

  test('the table above is complete', () => {
    expect(Object.keys(used.graph.tokens)).toHaveLength(13);
  });
});

test('without a token a person is told where to get one', async () => {
  const text = await seen(boot({ 'Graph-URL': 'http://127.0.0.1:9' }));
  await expect(text).toMatchFileSnapshot('golden/bootstrap-no-token.golden.txt');
});

test('a number that is not registered is taken, and what to do is told', async () => {
  const values = { ...withToken('system-user'), 'Phone-Number-ID': '400000000000101' };
  await expect(await seen(boot(values))).toMatchFileSnapshot('golden/bootstrap-not-registered.golden.txt');
});

describe('too many calls', () => {
  async function bootWith(faults: readonly string[], wait?: BootstrapOptions['wait']): Promise<string> {
    const graph = await simulate({ now: () => noon, fail: faults });
    try {
      return await seen(boot({ 'Graph-URL': graph.url, 'User-Access-Token': graph.tokens['system-user'] }, { wait }));
    } finally {
      await graph.close();
    }
  }

  test('it waits and goes on', async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
    expect(await bootWith(['80008@phone_numbers:x2'], wait)).toContain('Phone-Number-ID');
    expect(waits).toEqual([60_000, 120_000]);
  });

  test('it gives up in the end', async () => {
    const text = await bootWith(['80008@phone_numbers'], async () => undefined);
    await expect(text).toMatchFileSnapshot('golden/bootstrap-too-many-calls.golden.txt');
  });

  test.each([
    { name: 'Retry-After', value: '7', expected: 7000, why: 'seconds' },
    {
      name: 'X-Business-Use-Case-Usage',
      value:
        '{"3":[{"type":"whatsapp","estimated_time_to_regain_access":0}],"2":[{"estimated_time_to_regain_access":9}]}',
      expected: 540_000,
      why: 'minutes, the longest counts',
    },
    { name: 'x-business-use-case-usage', value: 'nonsense', expected: undefined, why: 'nobody knows' },
  ])('$name: $why', ({ name, value, expected }) => {
    const response = { status: 400, reason: '', httpVersion: '1.1', body: new Uint8Array(), downloadedBytes: 0 };
    expect(waitIn({ ...response, milliseconds: 1, headers: [{ name, value }] })).toBe(expected);
  });
});

test('without a token nothing is asked', async () => {
  await expect(boot({ 'Graph-URL': 'http://127.0.0.1:9' })).rejects.toMatchObject({
    code: 'bad-token',
    message: 'there is no access token',
    hint: expect.stringContaining('--token'),
  });
});

test('a second run changes nothing and says so', async () => {
  const first = await boot(withToken('system-user'));
  const second = await boot({ ...withToken('system-user'), ...valuesOf(first) });
  expect(valuesOf(second)).toEqual(valuesOf(first));
  expect(second.findings.map(({ change }) => change)).toEqual(second.findings.map(() => 'kept'));
  expect(renderBootstrap(second, (text) => text)).toContain('Nothing changed');
});

test('what is printed goes through the mask', async () => {
  const result = await boot(withToken('system-user'));
  expect(renderBootstrap(result, (text) => text.replaceAll('300000000000001', 'hidden'))).not.toContain(
    '300000000000001',
  );
});

describe('what is given', () => {
  test('business id: its accounts come first', async () => {
    const result = await boot({ ...withToken('user'), 'Business-ID': '200000000000001' });
    expect(result.findings).toContainEqual(
      expect.objectContaining({
        variable: 'WABA-ID',
        value: '300000000000001',
        source: 'Get owned WABAs: Sunny Side Bakery',
      }),
    );
  });

  test('a business id that is foreign: told, and looked for elsewhere', async () => {
    const result = await boot({ ...withToken('system-user'), 'Business-ID': '200000000000002' });
    expect(valuesOf(result)['WABA-ID']).toBe('300000000000001');
    expect(result.warnings).toContain('The business 200000000000002 does not exist, or the token may not see it.');
  });

  test('account id: the several others do not matter', async () => {
    const values = withToken('several-accounts');
    const result = await boot(values, { given: { 'WABA-ID': '300000000000001' } });
    expect(valuesOf(result)).toMatchObject({ 'WABA-ID': '300000000000001', 'Phone-Number-ID': '400000000000102' });
  });

  test.each([
    { id: '300000000000002', why: 'foreign' },
    { id: '999999999999999', why: 'unknown' },
    { id: '400000000000102', why: 'a phone number' },
    { id: 'my-account', why: 'no id' },
  ])('account id $id, $why: told', async ({ id }) => {
    await expect(boot(withToken('system-user'), { given: { 'WABA-ID': id } })).rejects.toMatchObject({
      code: 'no-account',
      message: `${id} (WABA-ID) is no WhatsApp Business Account that the token can see`,
    });
  });

  test('phone number id: taken even if it cannot send yet, with a warning', async () => {
    const result = await boot(withToken('system-user'), { given: { 'Phone-Number-ID': '400000000000101' } });
    expect(valuesOf(result)['Phone-Number-ID']).toBe('400000000000101');
    expect(result.warnings.join()).toContain('cannot send yet');
  });

  test('phone number id that the account lacks: named now, an error; left over, replaced', async () => {
    const left = { 'Phone-Number-ID': '400000000000201' };
    await expect(boot(withToken('system-user'), { given: left })).rejects.toMatchObject({
      code: 'no-phone-number',
      message: expect.stringContaining('400000000000102  +1 650-555-0102'),
    });
    const result = await boot({ ...withToken('system-user'), ...left });
    expect(result.findings).toContainEqual(
      expect.objectContaining({ variable: 'Phone-Number-ID', value: '400000000000102', change: 'changed' }),
    );
    expect(result.warnings).toContain('Phone-Number-ID was 400000000000201, which is no number of this account.');
  });

  test('template id: stays', async () => {
    const result = await boot({ ...withToken('system-user'), 'Template-ID': '500000000000102' });
    expect(valuesOf(result)).toMatchObject({
      'Template-ID': '500000000000102',
      'Template-Name': 'sample_shipping_confirmation',
    });
  });
});

describe('where somebody can answer', () => {
  test('account and number are asked for, with names and quality', async () => {
    const asked: string[] = [];
    const result = await boot(withToken('several-accounts'), {
      choose: async (question, choices) => {
        asked.push(question, ...choices.map(({ label }) => label));
        return choices[0]?.id === '300000000000002' ? '300000000000002' : '400000000000202';
      },
    });
    expect(valuesOf(result)).toMatchObject({
      'Business-ID': '200000000000002',
      'WABA-ID': '300000000000002',
      'Phone-Number-ID': '400000000000202',
    });
    expect(asked).toEqual([
      'Which WhatsApp Business Account?',
      'Corner Street Agency',
      'Corner Street Events',
      'Sunny Side Bakery',
      'Which phone number?',
      '+1 650-555-0103, Corner Street Agency, CONNECTED, quality GREEN',
      '+1 650-555-0104, Corner Street Support, CONNECTED, quality GREEN',
    ]);
  });

  test('nowhere else: several numbers are an error that lists them', async () => {
    const given = { 'WABA-ID': '300000000000002' };
    await expect(boot(withToken('several-accounts'), { given })).rejects.toMatchObject({
      code: 'ambiguous',
      message: expect.stringMatching(/2 phone numbers to choose from:\n {2}400000000000201 .*\n {2}400000000000202 /),
      hint: 'Choose one with --phone-number-id',
    });
  });
});

describe('lists are followed to the last page', () => {
  const owner = '200000000000001';
  const accounts = (count: number, numbers: number): Seed['accounts'] =>
    Array.from({ length: count }, (_, place) => ({
      id: `30000000000010${place}`,
      name: `Account ${place}`,
      owner,
      phone_numbers: Array.from({ length: numbers }, (_, line) => ({
        id: String(400_000_000_000_000 + line),
        display_phone_number: `+1 650-555-${1000 + line}`,
        verified_name: `Line ${line}`,
        status: line === numbers - 1 ? 'CONNECTED' : 'PENDING',
      })),
    }));

  async function bootOn(seed: Seed): Promise<BootstrapResult> {
    const graph = await simulate({ seed, now: () => noon });
    try {
      return await boot({ 'Graph-URL': graph.url, 'User-Access-Token': graph.tokens['user'] });
    } finally {
      await graph.close();
    }
  }

  test('three accounts over two pages', async () => {
    const seed = { ...defaultSeed, page_size: 2, accounts: accounts(3, 0) };
    await expect(bootOn(seed)).rejects.toMatchObject({
      code: 'ambiguous',
      message: expect.stringMatching(/reaches 3 .*:\n.*Account 0\n.*Account 1\n.*Account 2$/),
    });
  });

  test('120 numbers over five pages, the last one connected', async () => {
    const result = await bootOn({ ...defaultSeed, accounts: accounts(1, 120) });
    expect(valuesOf(result)['Phone-Number-ID']).toBe('400000000000119');
    expect(result.missing.map(({ variable }) => variable)).toContain('Template-ID');
  });
});

describe('when the server is not Graph, or does not answer', () => {
  async function against(status: number, body: string): Promise<string> {
    const server = createServer((_, response) => response.writeHead(status).end(body));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    try {
      return await seen(boot({ ...withToken('system-user'), 'Graph-URL': `http://127.0.0.1:${port}` }));
    } finally {
      server.close();
    }
  }

  const graphError = (code: number, message: string) =>
    JSON.stringify({ error: { message, type: 'OAuthException', code } });

  test.each([
    {
      status: 502,
      body: '<html>Bad gateway</html>',
      told: 'answered with status 502, not as the Graph API does',
      why: 'a proxy',
    },
    {
      status: 200,
      body: '"hello"',
      told: 'answered with status 200, not as the Graph API does',
      why: 'something else',
    },
    {
      status: 400,
      body: graphError(80007, 'Rate limit issues'),
      told: 'too many calls: Rate limit issues',
      why: 'a rate limit',
    },
    { status: 503, body: graphError(2, 'Service'), told: 'Try again in a moment', why: 'trouble at Meta' },
    {
      status: 403,
      body: graphError(10, 'Permission Denied'),
      told: 'missing-permission: ',
      why: 'a permission taken away',
    },
  ])('$why: $told', async ({ status, body, told }) => {
    expect(await against(status, body)).toContain(told);
  });

  test('nobody there', async () => {
    const text = await seen(boot({ ...withToken('system-user'), 'Graph-URL': 'http://127.0.0.1:9' }));
    await expect(text).toMatchFileSnapshot('golden/bootstrap-nobody-there.golden.txt');
  });
});

test('another collection is told apart', async () => {
  const runRequest = requestRunner({ ...collection, name: 'Mine', children: [] });
  await expect(boot(withToken('system-user'), { runRequest })).rejects.toMatchObject({
    message: 'the collection Mine has no request "Debug Access Token"',
  });
});
