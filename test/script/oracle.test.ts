import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/script/sandbox.ts';
import { blobCases } from './cases/blob.ts';
import type { Case } from './cases/case.ts';
import { chaiCases } from './cases/chai.ts';
import { chaiPostmanCases } from './cases/chai-postman.ts';
import { listCases, requestObjectCases, responseObjectCases, urlCases } from './cases/collection-objects.ts';
import { consoleValueCases } from './cases/console-values.ts';
import { cookieCases } from './cases/cookie-jar.ts';
import { differences } from './cases/differences.ts';
import { consoleCases, errorCases } from './cases/errors.ts';
import { flowCases, timerCases } from './cases/flow.ts';
import { legacyCases, libraryCases } from './cases/legacy.ts';
import { libraryMethodCases } from './cases/libraries.ts';
import { moreFlowCases } from './cases/more-flow.ts';
import { moreLegacyCases } from './cases/more-legacy.ts';
import { moreRequestCases } from './cases/more-requests.ts';
import { mutationCases } from './cases/mutations.ts';
import { packageCases } from './cases/packages.ts';
import { requestCases } from './cases/request.ts';
import { responseCases } from './cases/response.ts';
import { scopeMethodCases } from './cases/scope-methods.ts';
import { sendRequestCases } from './cases/send-request.ts';
import { testingCases } from './cases/testing.ts';
import { variableCases } from './cases/variables.ts';
import { webCryptoCases } from './cases/web-crypto.ts';
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
  'assertions of chai': chaiCases,
  'assertions of Postman': chaiPostmanCases,
  variables: variableCases,
  'methods of scopes': scopeMethodCases,
  'pm.response': responseCases,
  'methods of responses': responseObjectCases,
  'pm.request': requestCases,
  'methods of requests': requestObjectCases,
  'changes of requests': mutationCases,
  'methods of lists': listCases,
  'methods of URLs': urlCases,
  'pm.cookies': cookieCases,
  Blob: blobCases,
  crypto: webCryptoCases,
  'pm.execution and pm.info': flowCases,
  timers: timerCases,
  'flow, time and language': moreFlowCases,
  'pm.sendRequest': sendRequestCases,
  'what is sent': moreRequestCases,
  'pm.require': packageCases,
  errors: errorCases,
  console: consoleCases,
  'values on the console': consoleValueCases,
  'legacy names': legacyCases,
  'more legacy names': moreLegacyCases,
  libraries: libraryCases,
  'methods of libraries': libraryMethodCases,
};

describe.each(Object.entries(tables))('%s: same as in Postman', (_name, cases) => {
  test.each(cases)('$why: $script', async ({ script, with: given }) => {
    const whole = { ...subject, ...given };
    expect(await runOurs(sandbox, script, whole)).toEqual(await oracle.run(script, whole));
  });
});

test('the corpus is large, and no script is in it twice', () => {
  const scripts = [...Object.values(tables).flat(), ...differences].map((each) =>
    JSON.stringify([each.script, each.with]),
  );
  expect(scripts.length).toBeGreaterThan(800);
  expect(scripts.filter((each, index) => scripts.indexOf(each) !== index)).toEqual([]);
});

describe('known differences', () => {
  test.each(differences)('$why: $script', async ({ script, with: given, ours, theirs }) => {
    const whole = { ...subject, ...given };
    expect(await runOurs(sandbox, script, whole)).toMatchObject(ours);
    if (theirs !== undefined) expect(await oracle.run(script, whole)).toMatchObject(theirs);
  });
});
