import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandLines } from '../newman-command/lines/all.ts';
import { blurredDifferences } from './outcome.ts';
import { answerRules } from './rules/answers.ts';
import { assertionRules } from './rules/assertions.ts';
import { authRules } from './rules/auth.ts';
import { bodyRules } from './rules/bodies.ts';
import { cookieDetailRules } from './rules/cookie-details.ts';
import { cookieDomainRules } from './rules/cookie-domains.ts';
import { cookieRules } from './rules/cookies.ts';
import { formRules } from './rules/forms.ts';
import { headerRules } from './rules/headers.ts';
import { lateErrorRules } from './rules/late-errors.ts';
import { libraryRules } from './rules/libraries.ts';
import { proxyRules } from './rules/proxies.ts';
import { rawAnswerRules } from './rules/raw-answers.ts';
import { redirectRules } from './rules/redirects.ts';
import { runRules } from './rules/runs.ts';
import { scriptRequestRules } from './rules/script-requests.ts';
import { scriptVariableRules } from './rules/script-variables.ts';
import { scriptRules } from './rules/scripts.ts';
import { scriptsViewRules } from './rules/scripts-view.ts';
import { tlsRules } from './rules/tls.ts';
import { unusualBodyRules } from './rules/unusual-bodies.ts';
import { unusualRequestRules } from './rules/unusual-requests.ts';
import { unusualScriptRules } from './rules/unusual-scripts.ts';
import { unusualTargetRules } from './rules/unusual-targets.ts';
import { urlRules } from './rules/urls.ts';
import { variableRules } from './rules/variables.ts';

const rules = [
  ...[
    variableRules,
    urlRules,
    headerRules,
    rawAnswerRules,
    bodyRules,
    unusualBodyRules,
    unusualTargetRules,
    unusualRequestRules,
    unusualScriptRules,
    formRules,
    redirectRules,
    cookieRules,
    cookieDomainRules,
    cookieDetailRules,
    answerRules,
    authRules,
    tlsRules,
    proxyRules,
  ],
  ...[
    libraryRules,
    scriptRules,
    assertionRules,
    scriptVariableRules,
    scriptRequestRules,
    runRules,
    lateErrorRules,
    scriptsViewRules,
  ],
].flat();

const shown = new Set([
  ...rules.flatMap(({ differs }) => (differs === undefined ? [] : [differs.id])),
  ...commandLines.flatMap(({ differs }) => Object.values(differs)),
  ...blurredDifferences,
]);

const document = readFileSync('docs/differences.md', 'utf8');
const entries = [...document.matchAll(/^### `(.+)`\n([^#]*)/gm)].map(([, id = '', text = '']) => ({ id, text }));

test('every difference that a rule shows is explained', () => {
  const explained = new Set(entries.map(({ id }) => id));
  expect([...shown].filter((id) => !explained.has(id))).toEqual([]);
});

test('every difference that is explained is shown by a rule, or says why not', () => {
  const unshown = entries.filter(({ id, text }) => !shown.has(id) && !text.includes('Not shown by a rule:'));
  expect(unshown.map(({ id }) => id)).toEqual([]);
});

test('no difference is listed twice, and each says why', () => {
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  expect(entries.filter(({ text }) => text.trim().length < 40)).toEqual([]);
});

test('no two rules have one name', () => {
  const names = rules.map(({ rule }) => rule);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('the number of rules that the documents tell is right', () => {
  const told = `ore than ${(Math.floor(rules.length / 100) * 100).toLocaleString('en')} rules`;
  for (const path of ['CHANGELOG.md', 'docs/differences.md']) expect(readFileSync(path, 'utf8'), path).toContain(told);
});
