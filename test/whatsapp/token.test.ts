import { expect, test } from 'vitest';
import { PostinoError } from '../../src/errors.ts';
import { loadCollection } from '../../src/index.ts';
import { requestRunner } from '../../src/whatsapp/bootstrap/run-request.ts';
import { renderTokenCheck, tokenCheckJson } from '../../src/whatsapp/token/render.ts';
import { checkAccessToken, type TokenCheck } from '../../src/whatsapp/token/token-check.ts';
import { noon, useGraph } from './graph.ts';

const used = useGraph();
const collection = await loadCollection('collections/whatsapp-cloud-api.postman_collection.json', {
  cwd: '.',
  readStandardInput: async () => '',
});

async function check(name: string, minDays?: number): Promise<TokenCheck> {
  return await checkAccessToken({
    runRequest: requestRunner(collection),
    values: new Map([
      ['Graph-URL', used.graph.url],
      ['Version', 'v25.0'],
      ['User-Access-Token', used.graph.tokens[name] ?? ''],
    ]),
    collection,
    minDays,
    now: noon,
  });
}

test.each([
  'system-user',
  'system-user-with-targets',
  'user',
  'without-management',
  'without-messaging',
  'without-business-management',
  'not-a-developer',
])('a person sees what the token %s is good for', async (name) => {
  await expect(renderTokenCheck(await check(name))).toMatchFileSnapshot(`golden/token-${name}.golden.txt`);
});

test.each(['expired', 'invalidated', 'malformed'])('a person sees why the token %s does not work', async (name) => {
  const error = await check(name).catch((thrown: unknown) => thrown);
  if (!(error instanceof PostinoError)) throw error;
  await expect(`${error.message}\n${error.hint}\n`).toMatchFileSnapshot(`golden/token-${name}.golden.txt`);
});

test.each([
  { name: 'user', minDays: 1, problems: 0, why: 'a day is left' },
  { name: 'user', minDays: 2, problems: 1, why: 'a day is too little' },
  { name: 'system-user', minDays: 999, problems: 0, why: 'it never ends' },
  { name: 'without-messaging', minDays: 0, problems: 1, why: 'it cannot send' },
  { name: 'not-a-developer', minDays: 0, problems: 1, why: 'nobody knows what it may do' },
])('$name with $minDays days asked for: $problems problems, $why', async ({ name, minDays, problems }) => {
  expect((await check(name, minDays)).problems).toHaveLength(problems);
});

test('the JSON has times that machines read', async () => {
  expect(JSON.parse(tokenCheckJson(await check('user')))).toMatchObject({
    ok: true,
    type: 'USER',
    app: { id: '100000000000001' },
    expiresAt: '2026-01-16T12:00:00.000Z',
    daysLeft: 1,
    permissions: expect.arrayContaining([{ scope: 'whatsapp_business_messaging', targets: [] }]),
    problems: [],
  });
});
