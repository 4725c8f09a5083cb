import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The rules that the shipped collection and environment keep, whoever edits them and with what. */
interface Entry {
  readonly name: string;
  readonly event?: readonly { readonly listen: string; readonly script: { readonly exec: readonly string[] } }[];
  readonly request: {
    readonly method: string;
    readonly description: string;
    readonly url: { readonly raw: string; readonly host: readonly string[]; readonly path: readonly string[] };
    readonly body?: { readonly raw: string };
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

const entries = entriesIn(collection);
const variables = new Set(environment.values.map(({ key }) => key));
const secrets = ['User-Access-Token', 'Two-Step-PIN', 'Verification-Code'];

function entriesIn(group: Group): readonly Entry[] {
  return group.item.flatMap((each) => ('item' in each ? entriesIn(each) : [each]));
}

function testOf({ event = [] }: Entry): string {
  return event
    .filter(({ listen }) => listen === 'test')
    .flatMap(({ script }) => script.exec)
    .join('\n');
}

describe.each(entries.map((entry) => ({ name: entry.name, entry })))('$name', ({ entry }) => {
  test('goes to the Graph API of the environment', () => {
    expect(entry.request.url.raw).toMatch(/^\{\{Graph-URL\}\}\/\{\{Version\}\}\//);
    expect([entry.request.url.host[0], entry.request.url.path[0]]).toEqual(['{{Graph-URL}}', '{{Version}}']);
  });

  test('says what it does, what permission it needs and where Meta describes it', () => {
    expect(entry.request.description).toMatch(/^Permission: /m);
    expect(entry.request.description).toMatch(/^Meta's page: https:\/\/developers\.facebook\.com\/docs\//m);
    expect(entry.request.description.length).toBeGreaterThan(100);
  });

  test('checks status and shape', () => {
    expect(testOf(entry)).toContain('pm.response.to.have.status(200)');
    expect(testOf(entry).match(/pm\.test\(/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('uses what Postman, newman and Postino all have, and keeps values in the environment', () => {
    const used = [...testOf(entry).matchAll(/\bpm\.(\w+(?:\.\w+)?)/g)].map(([, name]) => name);
    const known = ['test', 'expect', 'response.json', 'response.to', 'environment.set', 'variables.get'];
    expect(used.filter((name) => !known.includes(name ?? ''))).toEqual([]);
    const kept = [...testOf(entry).matchAll(/environment\.set\('([^']+)'/g)].map(([, name = '']) => name);
    expect(kept.filter((name) => !variables.has(name))).toEqual([]);
  });

  test('shows a success and an error', () => {
    const codes = entry.response.map(({ code }) => code);
    expect(codes[0]).toBe(200);
    expect(codes.some((code) => code >= 400)).toBe(true);
    for (const { body } of entry.response) expect(() => JSON.parse(body)).not.toThrow();
  });

  test('has a body that is JSON once its variables are filled in', () => {
    const { body } = entry.request;
    if (body !== undefined) expect(() => JSON.parse(body.raw.replace(/\{\{[^}]+\}\}/g, '1'))).not.toThrow();
  });
});

test('every variable used is in the environment, and every one there is used', () => {
  const used = new Set(
    [...collectionText.matchAll(/\{\{([^}]+)\}\}|variables\.get\('([^']+)'|environment\.set\('([^']+)'/g)].map(
      ([, ...names]) => names.find((name) => name !== undefined) ?? '',
    ),
  );
  expect([...used].filter((name) => !variables.has(name))).toEqual([]);
  expect([...variables].filter((name) => !used.has(name))).toEqual([]);
});

test('every variable is described; secrets are marked and empty', () => {
  expect(environment.values.filter(({ description }) => (description ?? '').length < 20)).toEqual([]);
  expect(environment.values.filter(({ type }) => type === 'secret').map(({ key }) => key)).toEqual(secrets);
  expect(environment.values.filter(({ type, value }) => type === 'secret' && value !== '')).toEqual([]);
});

test('names are unique, so that a request can be run by its name', () => {
  const names = entries.map(({ name }) => name);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

test('nothing is to be edited by hand, and nothing looks like a token', () => {
  expect(collectionText + environmentText).not.toMatch(/EAA[A-Za-z0-9]{20,}/);
  expect(collectionText.match(/<[A-Za-z][\w .-]*>/g)).toBeNull();
});

test("folders are described, and the token is the collection's auth", () => {
  expect(collection.item.filter((each) => 'item' in each && each.description.length < 20)).toEqual([]);
  expect(collection.auth).toEqual({
    type: 'bearer',
    bearer: [{ key: 'token', value: '{{User-Access-Token}}', type: 'string' }],
  });
});

test('dangerous requests are marked: registration and PIN', () => {
  const marked = entries
    .filter(({ request }) => request.description.startsWith('**Dangerous:** '))
    .map(({ name }) => name);
  expect(marked).toEqual(['Register Phone Number', 'Set Two-Step Verification Code']);
});
