import { expect } from 'vitest';
import type { ItemSource, Rule } from '../rule.ts';

const here = 'http://server.test';
const late = 'throw new Error("late")';

function named(name: string, more: object = {}): ItemSource {
  return { name, request: `${here}/${name}`, ...more };
}

function bails(requests: readonly string[]): Pick<Rule, 'differs' | 'options'> {
  const arrived = requests.map((path) => expect.objectContaining({ path: `/${path}` }));
  return {
    options: { bail: true },
    differs: {
      id: 'bail-late-errors',
      newman: { passed: true, order: ['0 a', '0 b'] },
      postino: { passed: false, order: ['0 a'], requests: arrived },
    },
  };
}

/** The script's own code throws while something that it started is not done. */
const early: Pick<Rule, 'differs'> = {
  differs: { id: 'early-errors', newman: { passed: true }, postino: { passed: false } },
};

export const lateErrorRules: readonly Rule[] = [
  { rule: 'what a timer throws', items: [named('a', { test: `setTimeout(() => { ${late} }, 5)` }), named('b')] },
  {
    rule: 'bail and what a timer throws',
    ...bails(['a']),
    items: [named('a', { test: `setTimeout(() => { ${late} }, 5)` }), named('b')],
  },
  {
    rule: 'bail and what a timer throws before the request',
    ...bails([]),
    items: [named('a', { prerequest: `setTimeout(() => { ${late} }, 5)` }), named('b')],
  },
  {
    rule: 'bail and what the callback of pm.sendRequest throws',
    ...bails(['a', 'sub']),
    items: [named('a', { test: `pm.sendRequest('${here}/sub', () => { ${late} })` }), named('b')],
  },
  {
    rule: 'bail and what the callback of a jar throws',
    ...bails(['a']),
    items: [named('a', { test: `pm.cookies.jar().getAll('${here}/', () => { ${late} })` }), named('b')],
  },
  {
    rule: 'a throw while a timer runs',
    ...early,
    items: [named('a', { test: 'setTimeout(() => console.log("timer"), 10); throw new Error("early")' }), named('b')],
  },
  {
    rule: 'a throw before the request while a timer runs',
    ...early,
    items: [
      named('a', { prerequest: 'setTimeout(() => console.log("timer"), 10); throw new Error("early")' }),
      named('b'),
    ],
  },
  {
    rule: 'a throw while a request of the script is under way',
    ...early,
    items: [
      named('a', { test: `pm.sendRequest('${here}/sub', () => console.log("answered")); throw new Error("early")` }),
    ],
  },
];
