import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/script/sandbox.ts';
import type { Case } from './cases/case.ts';
import { differences } from './cases/differences.ts';
import { consoleCases, errorCases } from './cases/errors.ts';
import { flowCases, timerCases } from './cases/flow.ts';
import { legacyCases, libraryCases } from './cases/legacy.ts';
import { requestCases } from './cases/request.ts';
import { responseCases } from './cases/response.ts';
import { sendRequestCases } from './cases/send-request.ts';
import { testingCases } from './cases/testing.ts';
import { variableCases } from './cases/variables.ts';
import { type Oracle, openOracle } from './oracle.ts';
import { runOurs } from './ours.ts';
import { subject } from './subject.ts';

let oracle: Oracle;
let sandbox: Sandbox;

beforeAll(async () => {
  oracle = await openOracle();
  sandbox = await createSandbox({ timeout: 5000 });
});

afterAll(() => {
  oracle.dispose();
  sandbox.dispose();
});

const tables: Readonly<Record<string, readonly Case[]>> = {
  'pm.test and pm.expect': testingCases,
  variables: variableCases,
  'pm.response and pm.cookies': responseCases,
  'pm.request': requestCases,
  'pm.execution and pm.info': flowCases,
  timers: timerCases,
  'pm.sendRequest': sendRequestCases,
  errors: errorCases,
  console: consoleCases,
  'legacy names': legacyCases,
  libraries: libraryCases,
};

describe.each(Object.entries(tables))('%s: same as in Postman', (_name, cases) => {
  test.each(cases)('$why: $script', async ({ script, with: given }) => {
    const whole = { ...subject, ...given };
    const { sent: theirSent, ...theirs } = await oracle.run(script, whole);
    const { sent: ourSent, ...ours } = await runOurs(sandbox, script, whole);
    expect(ours).toEqual(theirs);
    expect(ourSent).toHaveLength(theirSent.length);
  });
});

describe('known differences', () => {
  test.each(differences)('$why: $script', async ({ script, with: given, ours, theirs }) => {
    const whole = { ...subject, ...given };
    expect(await runOurs(sandbox, script, whole)).toMatchObject(ours);
    if (theirs !== undefined) expect(await oracle.run(script, whole)).toMatchObject(theirs);
  });
});
