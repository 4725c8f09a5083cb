import type { Case } from './case.ts';

const packages = {
  '@team/math': 'exports.add = (a, b) => a + b; exports.calls = 0;',
  '@team/whole': 'module.exports = function whole() { return "whole"; };',
  '@team/counter': 'counted = (globalThis.counted ?? 0) + 1; module.exports = { n: counted };',
  '@team/pm': 'exports.status = () => pm.response.code; exports.set = (k, v) => pm.environment.set(k, v);',
  '@team/tests': "exports.check = (n) => pm.test('in package ' + n, () => pm.expect(n).to.equal(1));",
  '@team/lodash': "const _ = require('lodash'); exports.chunks = (list) => _.chunk(list, 2);",
  '@team/names': 'const data = 1; const request = 2; let environment = 3; exports.all = [data, request, environment, typeof tests, typeof responseBody, typeof postman];',
  '@team/uses': "const { add } = pm.require('@team/math'); exports.three = add(1, 2);",
  '@team/circle-a': "exports.early = 1; exports.b = pm.require('@team/circle-b'); exports.late = 2;",
  '@team/circle-b': "const a = pm.require('@team/circle-a'); exports.seen = Object.keys(a);",
  '@team/throws': "throw new RangeError('not today');",
  '@team/late': "exports.later = (done) => setTimeout(() => done('later'), 1);",
  'npm:thing@1.0.0': 'exports.pm = typeof pm; exports.tests = typeof tests;',
};

const given = { packages };

export const packageCases: readonly Case[] = [
  { script: "const { add } = pm.require('@team/math'); console.log(add(1, 2));", why: 'what a package exports', with: given },
  { script: "console.log(pm.require('@team/whole')());", why: 'module.exports may be anything', with: given },
  { script: "pm.require('@team/math').calls++; console.log(pm.require('@team/math').calls);", why: 'a package is one object in a script', with: given },
  { script: "console.log(pm.require('@team/math').calls);", why: 'and a new one in the next', with: given },
  { script: "const { status, set } = pm.require('@team/pm'); set('fromPackage', status());", why: 'a package sees pm', with: given },
  { script: "pm.require('@team/tests').check(1); pm.require('@team/tests').check(2);", why: 'a package may test', with: given },
  { script: "console.log(pm.require('@team/lodash').chunks([1, 2, 3]));", why: 'a package may require libraries', with: given },
  { script: "console.log(pm.require('@team/names').all);", why: 'a package does not see what was there before pm', with: given },
  { script: "console.log(pm.require('@team/uses').three);", why: 'packages require packages', with: given },
  { script: "const a = pm.require('@team/circle-a'); console.log(a.b.seen, Object.keys(a));", why: 'packages in a circle', with: given },
  { script: "pm.require('@team/throws');", why: 'a package that throws is named', with: given },
  { script: "try { pm.require('@team/throws'); } catch (e) { console.log(e.name, e.message); }", why: 'that error can be caught', with: given },
  { script: "pm.require('@team/late').later((text) => console.log(text));", why: 'timers of a package', with: given },
  { script: "console.log(pm.require('npm:thing@1.0.0'));", why: 'packages from npm do not see pm', with: given },
  { script: "console.log(typeof pm.require, pm.require({ toString: () => '@team/math' }).add(2, 2));", why: 'any name becomes text', with: given },
];
