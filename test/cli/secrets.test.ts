import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { levels } from '../script/levels.ts';
import { type CaseServer, startCaseServer } from './case-server.ts';
import { type } from './command.ts';

// Secrets with characters that every encoding writes in its own way.
const secrets = {
  variable: 'v@riable/"secret" with %?&=+ and ü',
  password: 'pass:word\\with<xml>&"quotes"',
  captured: 'captured-secret-value',
  apiKey: 'api key+of/the=customer',
  flag: 'given-on-the-command-line',
  process: 'given-by-the-process-environment',
  meta: `EAA${'B7cD9'.repeat(12)}`,
  jwt: `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0NTY3ODkwIn0'}.${'dozjgNryP4J3jVmNHl0w5N'}`,
  aws: `AKIA${'IOSFODNN7EXAMPLE'}`,
};

const fails = [
  "console.log('all', pm.environment.toObject(), pm.request.headers.toObject());",
  "console.error(encodeURIComponent(pm.environment.get('Secret')), btoa(unescape(encodeURIComponent(pm.environment.get('Secret')))));",
  "console.warn(JSON.stringify({ secret: pm.environment.get('Secret') }), pm.environment.get('Secret').split('').join(''));",
  "pm.test('name has ' + pm.environment.get('Secret'), () => pm.expect('x').to.equal(pm.environment.get('Secret')));",
  "pm.test('body', () => pm.expect(pm.response.text()).to.equal(pm.environment.get('Secret')));",
  "setTimeout(() => { throw new Error('async ' + pm.environment.get('Secret')); }, 1);",
  "throw new Error('thrown ' + pm.environment.get('Secret'));",
].join('\n');

const newman = fileURLToPath(new URL('../../dist/newman/command.cjs', import.meta.url));

let server: CaseServer;
let folder: string;
beforeAll(async () => {
  server = await startCaseServer();
  folder = mkdtempSync(join(tmpdir(), 'postino-secrets-'));
  const auth = {
    basic: {
      type: 'basic',
      basic: [
        { key: 'username', value: 'ada' },
        { key: 'password', value: secrets.password },
      ],
    },
    apikey: {
      type: 'apikey',
      apikey: [
        { key: 'key', value: 'key' },
        { key: 'value', value: secrets.apiKey },
        { key: 'in', value: 'query' },
      ],
    },
    bearer: { type: 'bearer', bearer: [{ key: 'token', value: '{{Secret}}' }] },
    digest: { type: 'digest', digest: [{ key: 'password', value: secrets.password }] },
  };
  const item = (name: string, url: string, more = {}, script = fails) => ({
    name,
    event: [{ listen: 'test', script: { exec: script } }],
    request: { method: 'POST', url, body: { mode: 'raw', raw: '{"secret": "{{Secret}}", "t": "{{Meta}}"}' }, ...more },
  });
  write('c.json', {
    info: { name: 'Leaks' },
    item: [
      item('echo', `${server.url}/echo?s={{Secret}}&t={{Meta}}&f={{Flag}}&p={{Process}}`, { auth: auth.bearer }),
      item(
        'captures',
        `${server.url}/login`,
        {},
        "pm.environment.set('Captured', pm.response.json().token); console.log(pm.response.text()); pm.test('x', () => { throw new Error(pm.response.text()); });",
      ),
      item('basic', `${server.url}/echo`, { auth: auth.basic }),
      item('apikey', `${server.url}/echo`, { auth: auth.apikey }),
      item('refused', `${server.url}/echo`, { auth: auth.digest }),
      item('dead', `${server.deadUrl}/{{Secret}}`),
      item('userinfo', `http://ada:hidden-in-url@${server.deadUrl.slice(7)}/`),
      item('invalid host', 'http://{{Secret}}/'),
      item('no such file', `${server.url}/echo`, { body: { mode: 'file', file: { src: '{{Secret}}.bin' } } }),
      item(
        'shapes',
        `${server.url}/echo?a=${secrets.jwt}&b=${secrets.aws}`,
        {},
        `${fails.replaceAll("pm.environment.get('Secret')", `'${secrets.jwt} ${secrets.aws}'`)}`,
      ),
      item('syntax', `${server.url}/echo`, {}, `const secret = '${secrets.aws}';\n  const = ;`),
      item(
        'sends',
        `${server.url}/echo`,
        {},
        `pm.sendRequest('${server.deadUrl}/?s=' + pm.environment.get('Secret'), (error) => { console.log(error); throw error; });`,
      ),
    ],
  });
  write('e.postman_environment.json', {
    name: 'Secret',
    values: ['Secret', 'Captured', 'Flag', 'Process', 'Meta'].map((key) => ({
      key,
      value: '',
      type: key === 'Meta' ? 'default' : 'secret',
    })),
  });
  writeFileSync(join(folder, 'e.current.yaml'), `Secret: ${JSON.stringify(secrets.variable)}\nMeta: ${secrets.meta}\n`);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(content));
}

/** A secret as it could stand in an output. */
function forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const core = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift, 'x'), bytes]).toString('base64');
    // The characters at both ends also depend on what stands around the secret.
    return text.slice(shift === 0 ? 0 : 4, text.length - 4 - (text.length % 4));
  });
  const xml = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    json,
    JSON.stringify(json).slice(1, -1),
    xml,
    xml.replace(/"/g, '&quot;'),
    bytes.toString('hex'),
    ...core,
    ...core.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

test.each([
  { more: [] },
  { more: ['--verbose'] },
  { more: ['--bail'] },
  { more: ['--color', 'on', '--disable-unicode'] },
])('no output of a run that fails in every way holds a secret $more', async ({ more }: { more: readonly string[] }) => {
  const args = ['run', 'c.json', '-e', 'e.postman_environment.json', '--env-var', `Flag=${secrets.flag}`];
  const { code, stdout, stderr } = await type([...args, '--save-current', '-r', 'cli,json,junit', ...more], {
    cwd: folder,
    env: { POSTINO_PROCESS: secrets.process },
  });
  const outputs = {
    stdout,
    stderr,
    json: readFileSync(join(folder, 'postino-report.json'), 'utf8'),
    junit: readFileSync(join(folder, 'postino-report.xml'), 'utf8'),
  };

  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(outputs.json).toContain(more.includes('--disable-unicode') ? '******' : '••••••');
  const leaks = Object.entries({ ...secrets, url: 'hidden-in-url' }).flatMap(([kind, secret]) =>
    forms(secret).flatMap((form) =>
      Object.entries(outputs)
        .filter(([, text]) => text.includes(form))
        .map(([where]) => `${kind} stands in ${where} as ${form}`),
    ),
  );
  expect(leaks).toEqual([]);
  const current = readFileSync(join(folder, 'e.current.yaml'), 'utf8');
  expect(current).not.toContain(secrets.flag);
  expect(current).not.toContain(secrets.process);
});

test('an error about a broken file of current values shows none of them', async () => {
  writeFileSync(join(folder, 'broken.yaml'), 'Secret: "my-broken-secret\nMeta: x\n');
  const args = ['run', 'c.json', '-e', 'e.postman_environment.json', '--current-values', 'broken.yaml'];
  const ended = await type(args, { cwd: folder });
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('broken.yaml');
  expect(ended.stderr + ended.stdout).not.toContain('my-broken-secret');
});

type Request = { readonly before?: string; readonly after?: string; readonly request?: unknown };

/** All that a run of these requests prints and writes; the variable `Token` is a secret. */
async function outputsOf(requests: Readonly<Record<string, Request>>, more: readonly string[] = []): Promise<string> {
  const item = Object.entries(requests).map(([name, { before = '', after = '', request }]) => ({
    name,
    request: request ?? `${server.url}/echo`,
    event: [
      { listen: 'prerequest', script: { exec: before } },
      { listen: 'test', script: { exec: after } },
    ],
  }));
  write('own.json', { info: { name: 'Own' }, item });
  write('token.json', { name: 'Own', values: [{ key: 'Token', value: 'S3cretOfTheRun-ABC', type: 'secret' }] });
  const args = ['run', 'own.json', '-e', 'token.json', '--verbose', '-r', 'cli,json,junit', ...more];
  const { stdout, stderr } = await type(args, { cwd: folder });
  const reports = ['postino-report.json', 'postino-report.xml'].map((name) => readFileSync(join(folder, name), 'utf8'));
  return [stdout, stderr, ...reports].join('\n');
}

describe.each(levels)('in the %s sandbox', (level) => {
  const set = (value: string) => `pm.environment.set('Token', '${value}'); console.log(pm.environment.get('Token'));`;

  test.each([
    { script: `${set('first-value-1')} ${set('second-value-2')}`, why: 'is overwritten' },
    { script: `${set('first-value-1')} pm.environment.unset('Token');`, why: 'is removed' },
    { script: `${set('first-value-1')} pm.environment.clear();`, why: 'goes with all the others' },
    {
      script: `pm.environment.unset('Token'); await pm.execution.runRequest('other');`,
      other: `${set('first-value-1')} pm.environment.unset('Token');`,
      why: 'is set by the scripts of a request that a script runs after it removed the secret',
    },
    {
      script: `await pm.execution.runRequest('other', { variables: { Token: 'first-value-1' } });`,
      other: `console.log(pm.variables.get('Token'));`,
      why: 'is given to a request that a script runs',
    },
  ])('the value of a secret that $why is hidden', async ({ script, other = '' }) => {
    const requests = { main: { after: `console.log('begins'); ${script}` }, other: { before: other } };
    const printed = await outputsOf(requests, ['--sandbox', level, '--folder', 'main']);
    expect(printed).toContain('begins');
    expect(printed).not.toMatch(/first-value-1|second-value-2/);
  });
});

const basic = { type: 'basic', basic: { username: 'some-user', password: 'literal-password-1' } };
const jwt = { type: 'jwt', jwt: { algorithm: 'none', secret: 'literal-secret-1' } };

test.each([
  { request: { url: 'http://{{nohost}}/', auth: basic }, why: 'of a request whose host is unknown' },
  { request: { url: 'ftp://127.0.0.1/', auth: jwt }, why: 'of a request that cannot be sent' },
  { request: { url: 'http://127.0.0.1:1/', auth: jwt }, why: 'of an auth that is refused' },
  { request: { auth: { type: 'own', own: { password: 'literal-password-1' } } }, why: 'of an auth of no known type' },
  { request: 'http://some-user:literal-password-1@{{nohost}}/x', why: 'in a URL whose host is unknown' },
  { request: 'http://some-user:li:literal-password-1@{{nohost}}/x', why: 'with a colon in such a URL' },
  { request: { url: 'http://{{nohost}}/', auth: jwt }, folder: 'main', why: 'of a request that is not run' },
])('a credential $why is hidden', async ({ request, folder: only }) => {
  const says = `console.log('says', ${JSON.stringify(JSON.stringify(request))}, pm.request.auth?.toJSON())`;
  const main = only === undefined ? { before: says, request } : { before: says };
  const printed = await outputsOf({ main, other: { request } }, only === undefined ? [] : ['--folder', only]);
  expect(printed).toContain('says');
  expect(printed).not.toMatch(/literal-(?:password|secret)-1/);
});

test('the credentials that the auths of a collection and its folders hold are hidden, names are not', async () => {
  const bearer = { type: 'bearer', bearer: { token: 'literal-token-1' } };
  const exec = "console.log('some-user literal-password-1 literal-token-1 literal-secret-1');";
  const event = [{ listen: 'prerequest', script: { exec } }];
  const item = [
    { name: 'empty', auth: bearer, item: [] },
    { name: 'inner', auth: jwt, item: [{ name: 'own', request: { url: server.url, auth: { type: 'noauth' } } }] },
    { name: 'main', event, request: { url: `${server.url}/echo`, auth: { type: 'noauth' } } },
  ];
  write('auths.json', { info: { name: 'Auths' }, auth: basic, item });
  const { stdout } = await type(['run', 'auths.json', '--folder', 'main'], { cwd: folder });
  expect(stdout).toContain("'some-user •••••• •••••• ••••••'");
});

test("newman's report, which holds the collection, has none of its credentials", async () => {
  const item = [
    { name: 'main', request: `${server.url}/echo` },
    { name: 'other', request: { url: 'http://127.0.0.1:1/', auth: basic } },
  ];
  write('c2.json', { info: { name: 'Auths' }, item });
  const args = ['run', 'c2.json', '--folder', 'main', '-r', 'json', '--reporter-json-export', 'n.json'];
  await type(args, { cwd: folder, cli: newman });
  const report = readFileSync(join(folder, 'n.json'), 'utf8');
  expect(report).toContain('some-user');
  expect(report).not.toContain('literal-password-1');
});

test.each([
  { script: "console.log({ a: 'x'.repeat(9985) + pm.environment.get('Token') })", why: 'that the console cuts' },
  {
    script: "const b = btoa('x'.repeat(7490) + pm.environment.get('Token')); console.log([b])",
    why: 'in base64 that is cut',
  },
])('no part of a secret $why is shown', async ({ script }) => {
  const printed = await outputsOf({ main: { after: script } });
  expect(printed).toMatch(/xxx|eHh4eHh4/);
  expect(printed).not.toMatch(/S3cretOf|UzNjcmV|M2NyZXR|zY3JldE/);
});

test('a secret in the host of a URL, which has small letters, is hidden', async () => {
  const printed = await outputsOf({ main: { request: 'http://{{Token}}.invalid/x' } });
  expect(printed).toContain('.invalid');
  expect(printed.toLowerCase()).not.toContain('s3cretoftherun');
});

test('a secret as bytes on the console is hidden', async () => {
  const bytes = "const { Buffer } = require('buffer'); const token = pm.environment.get('Token');";
  const says = 'console.log(Buffer.from(token), new TextEncoder().encode(token), JSON.stringify(Buffer.from(token)));';
  const printed = await outputsOf({ main: { after: `${bytes} ${says}` } });
  expect(printed).toContain('<Buffer ••••••');
  expect(printed).not.toMatch(/53 33 63|83,\s*51,\s*99/);
});
