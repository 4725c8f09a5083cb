import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { beyondQueries } from './collection-beyond.ts';
import { metaQueries } from './collection-meta.ts';

/** The rules that the shipped collection and environment keep, whoever edits them and with what. */
interface Entry {
  readonly name: string;
  readonly event?: readonly { readonly listen: string; readonly script: { readonly exec: readonly string[] } }[];
  readonly request: {
    readonly method: string;
    readonly description: string;
    readonly url: { readonly raw: string; readonly host: readonly string[]; readonly path?: readonly string[] };
    readonly body?: {
      readonly mode: string;
      readonly raw?: string;
      readonly formdata?: readonly { readonly type: string; readonly src?: string }[];
      readonly file?: { readonly src: string };
    };
  };
  readonly response: readonly { readonly name: string; readonly code: number; readonly body: string }[];
}

interface Group {
  readonly name: string;
  readonly description: string;
  readonly item: readonly (Group | Entry)[];
}

const collectionText = readFileSync('collections/whatsapp-cloud-api.postman_collection.json', 'utf8');
const environmentText = readFileSync('environments/whatsapp-cloud-api.postman_environment.json', 'utf8');
const collection = JSON.parse(collectionText) as Group & { readonly auth: unknown };
const environment = JSON.parse(environmentText) as {
  readonly values: readonly {
    readonly key: string;
    readonly value: string;
    readonly type: string;
    readonly description: string;
  }[];
};

interface Placed {
  readonly path: string;
  readonly name: string;
  readonly entry: Entry;
}

const entries = entriesIn(collection.item, []);
const variables = new Set(environment.values.map(({ key }) => key));
const secrets = [
  'User-Access-Token',
  'Two-Step-PIN',
  'Verification-Code',
  'Backup-Password',
  'Solution-Access-Token',
  'App-Secret',
  'Authorization-Code',
  'Business-Token',
];

function entriesIn(items: Group['item'], path: readonly string[]): readonly Placed[] {
  return items.flatMap((each) =>
    'item' in each
      ? entriesIn(each.item, [...path, each.name])
      : [{ path: path.join('/'), name: each.name, entry: each }],
  );
}

function groupsIn({ item }: Group): readonly Group[] {
  return item.flatMap((each) => ('item' in each ? [each, ...groupsIn(each)] : []));
}

function scriptOf({ event = [] }: Entry, listen: string): string {
  return event
    .filter((each) => each.listen === listen)
    .flatMap(({ script }) => script.exec)
    .join('\n');
}

describe.each(entries)('$path: $name', ({ name, entry }) => {
  test('keeps the rules', () => {
    goesToTheGraphApi(name, entry);
    isDescribed(entry);
    checksStatusAndShape(entry);
    usesWhatEveryRunnerHas(entry);
    showsSuccessAndError(name, entry);
    hasBody(entry);
  });
});

function goesToTheGraphApi(name: string, { request: { url } }: Entry): void {
  if (name === 'Download Media') return void expect(url.raw).toBe('{{Media-URL}}');
  expect(url.raw).toMatch(/^\{\{Graph-URL\}\}\/\{\{Version\}\}\//);
  expect([url.host[0], url.path?.[0]]).toEqual(['{{Graph-URL}}', '{{Version}}']);
}

/** What it does, what permission it needs and where Meta describes it. */
function isDescribed({ request: { description } }: Entry): void {
  expect(description).toMatch(/^Permission: /m);
  expect(description).toMatch(/^Meta's page: https:\/\/developers\.facebook\.com\/docs\/\S+$/m);
  expect(description.split('\n\n').length).toBeGreaterThanOrEqual(3);
}

function checksStatusAndShape(entry: Entry): void {
  expect(scriptOf(entry, 'test')).toContain('pm.response.to.have.status(200)');
  expect(scriptOf(entry, 'test').match(/pm\.test\(/g)?.length).toBeGreaterThanOrEqual(2);
}

const everywhere = [
  ...['test', 'expect', 'response.json', 'response.to', 'response.headers', 'response.responseSize'],
  ...['environment.set', 'environment.unset', 'variables.get', 'variables.set'],
];

/** What Postman, newman and Postino all have; values are kept in the environment. */
function usesWhatEveryRunnerHas(entry: Entry): void {
  const text = `${scriptOf(entry, 'prerequest')}\n${scriptOf(entry, 'test')}`;
  const used = [...text.matchAll(/\bpm\.(\w+(?:\.\w+)?)/g)].map(([, api = '']) => api);
  expect(used.filter((api) => !everywhere.includes(api))).toEqual([]);
  const kept = [...text.matchAll(/environment\.(?:un)?set\('([^']+)'/g)].map(([, variable = '']) => variable);
  expect(kept.filter((variable) => !variables.has(variable))).toEqual([]);
}

function showsSuccessAndError(name: string, { response }: Entry): void {
  expect(response[0]?.code).toBe(200);
  expect(response.some(({ code }) => code >= 400)).toBe(true);
  expect(new Set(response.map((each) => each.name)).size).toBe(response.length);
  for (const { body } of name === 'Download Media' ? [] : response) expect(() => JSON.parse(body)).not.toThrow();
}

/** JSON once its variables are filled in; files that are there. */
function hasBody({ request: { body } }: Entry): void {
  if (body?.raw !== undefined) expect(() => JSON.parse(body.raw?.replace(/\{\{[^}]+\}\}/g, '1') ?? '')).not.toThrow();
  const files = [body?.file, ...(body?.formdata ?? []).filter(({ type }) => type === 'file')];
  for (const { src = '' } of files.filter((each) => each !== undefined)) {
    expect(src).toMatch(/^collections\/files\/[\w.-]+$/);
    expect(existsSync(src), src).toBe(true);
  }
}

describe.each([
  { what: "Meta's own collection", facts: metaQueries, count: 140 },
  { what: 'what Meta documents besides', facts: beyondQueries, count: 178 },
])('$what is here, whole', ({ facts, count }) => {
  const here = new Set(
    entries.map(
      ({ path, name, entry }) => `${path}: ${entry.request.method} ${plainPath(entry.request.url.raw)} | ${name}`,
    ),
  );
  const rows = rowsOf(facts);

  test(`${count} queries`, () => expect(rows).toHaveLength(count));
  test.each(rows)('%s', (row) => expect(here).toContain(row));
});

/** `{New-Flow-ID}` and `{Flow-ID}` are both ids of flows: what matters is that an id stands there. */
function plainPath(raw: string): string {
  const path = raw.replace('{{Graph-URL}}/{{Version}}', '').split('?')[0] ?? '';
  return path.replace(/\{\{([^}]+)\}\}/g, '{}');
}

function rowsOf(facts: string): readonly string[] {
  let folder = '';
  const rows: string[] = [];
  for (const line of facts.trim().split('\n')) {
    const heading = /^\[(.+)\]$/.exec(line)?.[1];
    if (heading !== undefined) folder = heading;
    else rows.push(`${folder}: ${line.replace(/\{[^}]+\}/g, '{}')}`);
  }
  return rows;
}

/** Template parameters such as `{{1}}` and `{{first_name}}` go to Graph as they stand. */
const templateParameter = /^(\d+|[a-z_]+)$/;

test('every variable used is in the environment or set by the request itself, and every one there is used', () => {
  const local = new Set([...collectionText.matchAll(/variables\.set\('([^']+)'/g)].map(([, name = '']) => name));
  const used = new Set(
    [...collectionText.matchAll(/\{\{([^}]+)\}\}|variables\.get\('([^']+)'|environment\.set\('([^']+)'/g)].map(
      ([, ...names]) => names.find((name) => name !== undefined) ?? '',
    ),
  );
  const unknown = [...used].filter((name) => !variables.has(name) && !local.has(name) && !templateParameter.test(name));
  expect(unknown).toEqual([]);
  expect([...variables].filter((name) => !used.has(name))).toEqual([]);
});

test('every variable is described; secrets are marked and empty', () => {
  expect(environment.values.filter(({ description }) => !/^[A-Z][A-Za-z ]+\. .{15,}/.test(description))).toEqual([]);
  expect(environment.values.filter(({ type }) => type === 'secret').map(({ key }) => key)).toEqual(secrets);
  expect(environment.values.filter(({ type, value }) => type === 'secret' && value !== '')).toEqual([]);
  expect(variables.size).toBe(environment.values.length);
});

test('docs/environment.md tells what the environment has: npm run docs', () => {
  const printed = execFileSync(process.execPath, ['scripts/environment-doc.mjs', '--print'], { encoding: 'utf8' });
  expect(readFileSync('docs/environment.md', 'utf8')).toBe(printed);
});

test("names are unique, so that a request can be run by its name; two of Meta's are not", () => {
  const names = entries.map(({ name }) => name);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([
    'Send Order Details Message',
    'Send Order Status Message',
  ]);
});

test('nothing is to be edited by hand, and nothing looks like a token', () => {
  expect(collectionText + environmentText).not.toMatch(/EAA[A-Za-z0-9]{20,}/);
  expect((collectionText + environmentText).match(/<[A-Za-z][\w .-]*>/g)).toBeNull();
});

test("folders are described, and the token is the collection's auth", () => {
  expect(groupsIn(collection).filter(({ description }) => description.length < 8)).toEqual([]);
  expect(collection.auth).toEqual({
    type: 'bearer',
    bearer: [{ key: 'token', value: '{{User-Access-Token}}', type: 'string' }],
  });
});

/** Undone by the request beside it, or an answer to somebody who waits. */
const harmless = ['Unblock user(s)', 'Reject Join Requests'];

test('what changes a real number or account is marked as dangerous', () => {
  const marked = entries.filter(({ entry }) => entry.request.description.startsWith('**Dangerous:** '));
  const dangerous = entries.filter(
    ({ name, entry: { request } }) =>
      !harmless.includes(name) &&
      (request.method === 'DELETE' ||
        (request.method === 'POST' &&
          /\/(register|deregister|publish|deprecate|whatsapp_business_profile|settings)(\?|$)/.test(request.url.raw)) ||
        /"pin"|override_callback_uri|"publish": true/.test(request.body?.raw ?? '')),
  );
  expect(dangerous.filter((each) => !marked.includes(each)).map(({ name }) => name)).toEqual([]);
  expect(marked.filter(({ entry }) => entry.request.method === 'GET')).toEqual([]);
  expect(marked).toHaveLength(57);
});

test('webhook payloads are shown in the collection and lie beside it as files', () => {
  const group = groupsIn(collection).find(({ name }) => name === 'Webhook Payload Reference');
  const shown = (group?.item ?? []).map((each) => {
    const { description } = each as Group;
    const file = /`collections\/webhooks\/([\w-]+\.json)`/.exec(description)?.[1] ?? '';
    const json = JSON.parse(/```json\n(.*)\n```/s.exec(description)?.[1] ?? '');
    expect(json).toEqual(JSON.parse(readFileSync(`collections/webhooks/${file}`, 'utf8')));
    expect(json).toMatchObject({ object: 'whatsapp_business_account', entry: [{ changes: [{ value: {} }] }] });
    return file;
  });
  expect([...shown].sort()).toEqual(readdirSync('collections/webhooks').sort());
  expect(shown.length).toBeGreaterThan(45);
});
