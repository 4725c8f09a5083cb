import { expect } from 'vitest';
import type { Rule } from '../rule.ts';

const here = 'http://server.test';

function test(source: string, more: object = {}): { request: unknown; test: string } & object {
  return { request: `${here}/json`, test: source, ...more };
}

function before(source: string, more: object = {}): { request: unknown; prerequest: string } & object {
  return { request: `${here}/json`, prerequest: source, ...more };
}

const whereabouts =
  'console.log(pm.info.eventName, pm.info.iteration, pm.info.iterationCount, pm.info.requestName, pm.info.requestId)';
const noAwait = 'SyntaxError: await is only valid in async functions and the top level bodies of modules';

const say = (text: string) => ({ prerequest: `console.log("before ${text}")`, test: `console.log("after ${text}")` });

export const scriptRules: readonly Rule[] = [
  {
    rule: 'scripts run from the collection inwards, before and after',
    collection: say('collection'),
    items: [
      {
        name: 'folder',
        ...say('folder'),
        item: [{ name: 'inner', ...say('inner'), item: [{ name: 'request', request: `${here}/`, ...say('request') }] }],
      },
    ],
  },
  {
    rule: 'the collection’s scripts run for every request',
    collection: say('collection'),
    items: [{ request: `${here}/1` }, { request: `${here}/2` }],
  },
  { rule: 'an empty script is nothing', ...test('') },
  {
    rule: 'a script as one text',
    items: [{ request: `${here}/`, event: [{ listen: 'test', script: { exec: 'console.log("one text")' } }] }],
  },
  {
    rule: 'a disabled event does not run',
    items: [
      { request: `${here}/`, event: [{ listen: 'test', disabled: true, script: { exec: 'console.log("no")' } }] },
    ],
  },
  {
    rule: 'an event of another kind does not run',
    items: [{ request: `${here}/`, event: [{ listen: 'later', script: { exec: 'console.log("no")' } }] }],
  },
  {
    rule: 'two scripts of one kind run in order',
    items: [
      {
        request: `${here}/`,
        event: [
          { listen: 'test', script: { exec: 'console.log(1)' } },
          { listen: 'test', script: { exec: 'console.log(2)' } },
        ],
      },
    ],
  },
  { rule: 'a top-level return ends the script', ...test('console.log(1); return; console.log(2);') },
  {
    rule: 'var, let and functions stay in their script',
    items: [
      { request: `${here}/1`, test: 'var a = 1; let b = 2; function c() {} console.log(a, b, typeof c)' },
      { request: `${here}/2`, test: 'console.log(typeof a, typeof b, typeof c)' },
    ],
  },
  {
    rule: 'a global without declaration lives on',
    items: [
      { request: `${here}/1`, test: 'shared = 5' },
      { request: `${here}/2`, prerequest: 'console.log(shared); shared++', test: 'console.log(shared)' },
    ],
    options: { iterationCount: 2 },
  },
  {
    rule: 'globalThis lives on',
    differs: {
      id: 'newer-scripts',
      newman: { exceptions: ['ReferenceError: globalThis is not defined', 'ReferenceError: kept is not defined'] },
      postino: { console: ["log: '[1]'"], exceptions: [], passed: true },
    },
    items: [
      { request: `${here}/1`, test: 'globalThis.kept = [1]' },
      { request: `${here}/2`, test: 'console.log(JSON.stringify(kept))' },
    ],
  },
  {
    rule: 'a change of a prototype lives on',
    items: [
      { request: `${here}/1`, test: 'Array.prototype.third = function () { return this[2] }' },
      { request: `${here}/2`, test: 'console.log([1, 2, 3].third())' },
    ],
  },
  {
    rule: 'an error ends its script, and the request is still sent',
    ...before('console.log(1); throw new Error("no way"); console.log(2)'),
    test: 'console.log("tested")',
  },
  {
    rule: 'an error in one script does not stop the next',
    collection: { test: 'throw new TypeError("first")' },
    ...test('console.log("second")'),
  },
  { rule: 'a reference error', ...test('nobody.there()') },
  { rule: 'a type error', ...test('pm.response.nothing.there') },
  {
    rule: 'a thrown text',
    differs: {
      id: 'thrown-values',
      newman: { exceptions: ['undefined: undefined'] },
      postino: { exceptions: ['Error: plain text'] },
    },
    ...test('throw "plain text"'),
  },
  {
    rule: 'a syntax error stops its script only',
    ...test('console.log(1); a b', {}),
    prerequest: 'console.log("before")',
  },
  {
    rule: 'an own class of error',
    ...test('class Own extends Error { constructor(m) { super(m); this.name = "Own"; } } throw new Own("mine")'),
  },
  { rule: 'an error in a timer', ...test('setTimeout(() => { throw new Error("late") }, 1)') },
  {
    rule: 'a rejection that nobody handles',
    differs: { id: 'unhandled-rejections', newman: { exceptions: [] }, postino: { exceptions: ['Error: nobody'] } },
    ...test('Promise.reject(new Error("nobody"))'),
  },
  {
    rule: 'an error after await',
    differs: { id: 'newer-scripts', newman: { exceptions: [noAwait] }, postino: { exceptions: ['Error: after'] } },
    ...test('await null; throw new Error("after")'),
  },
  {
    rule: 'await on the top level',
    differs: {
      id: 'newer-scripts',
      newman: { exceptions: [noAwait] },
      postino: {
        assertions: [{ name: 'late', outcome: 'passed' }],
        console: ['log: 5', "log: 'later'"],
        exceptions: [],
        passed: true,
      },
    },
    ...test(
      'const a = await Promise.resolve(5); console.log(a); await new Promise((f) => setTimeout(f, 5)); console.log("later"); pm.test("late", () => {})',
    ),
  },
  {
    rule: 'promises run in order',
    differs: {
      id: 'newer-scripts',
      newman: { exceptions: [noAwait] },
      postino: { console: ['log: 1', 'log: 2', 'log: 3'], exceptions: [], passed: true },
    },
    ...test('Promise.resolve().then(() => console.log(2)); console.log(1); await null; console.log(3)'),
  },
  {
    rule: 'setTimeout keeps the script alive',
    ...before('setTimeout(() => { console.log("timer"); pm.variables.set("v", "set") }, 20)'),
    request: `${here}/{{v}}`,
  },
  {
    rule: 'timers run by their time',
    ...test('setTimeout(() => console.log("b"), 40); setTimeout(() => console.log("a"), 5); console.log("first")'),
  },
  {
    rule: 'setTimeout hands on arguments',
    differs: {
      id: 'newer-scripts',
      newman: { console: ['log: undefined, undefined'] },
      postino: { console: ["log: 'x', 'y'"] },
    },
    ...test('setTimeout((a, b) => console.log(a, b), 1, "x", "y")'),
  },
  {
    rule: 'clearTimeout stops a timer',
    ...test(
      'const id = setTimeout(() => console.log("no"), 5); clearTimeout(id); setTimeout(() => console.log("yes"), 20)',
    ),
  },
  {
    rule: 'setInterval runs until it is cleared',
    ...test('let n = 0; const id = setInterval(() => { console.log(++n); if (n === 3) clearInterval(id) }, 2)'),
  },
  { rule: 'setImmediate', ...test('setImmediate(() => console.log("soon")); console.log("now")') },
  { rule: 'timers inside timers', ...test('setTimeout(() => setTimeout(() => console.log("inner"), 2), 2)') },
  {
    rule: 'a slow script is stopped at its timeout',
    differs: {
      id: 'own-words',
      newman: { exceptions: ['Error: sandbox: asynchronous script execution timeout'] },
      postino: { exceptions: ['TimeoutError: script ran longer than 200 ms'] },
    },
    ...test('setTimeout(() => console.log("never"), 5000)', { options: { timeoutScript: 200 } }),
  },
  {
    rule: 'console has five levels',
    ...test('console.log("a"); console.info("b"); console.warn("c"); console.error("d"); console.debug("e")'),
  },
  { rule: 'console takes several values', ...test('console.log("a", 1, true, null, undefined, 1.5, NaN, 10n)') },
  { rule: 'console takes nothing', ...test('console.log()') },
  {
    rule: 'console shows objects and arrays',
    ...test('console.log({ a: 1, b: "x", c: [1, "y"], d: { e: null } }); console.log([1, "a", { b: 2 }])'),
  },
  {
    rule: 'console shows nested objects',
    differs: {
      id: 'console-values',
      newman: { console: ['log: { a: { b: { c: [Object] } } }'] },
      postino: { console: [expect.stringContaining('c: { d: 1 }')] },
    },
    ...test('console.log({ a: { b: { c: { d: 1 } } } })'),
  },
  {
    rule: 'console shows dates, expressions, maps and sets',
    ...test('console.log(new Date(0), /a/g, new Map([[1, { a: 2 }]]), new Set([1, "b"]))'),
  },
  {
    rule: 'console shows functions, symbols and errors',
    ...test('console.log(function named() {}, () => {}); console.log(new Error("shown").message)'),
  },
  { rule: 'console shows a circle', ...test('const a = { name: "a" }; a.self = a; console.log(a)') },
  { rule: 'console.log does not format', ...test('console.log("%s is %d", "a", 1)') },
  {
    rule: 'a pause between console lines changes no order',
    ...test('console.log(1); pm.test("t", () => console.log(2)); console.log(3)'),
  },
  {
    rule: 'pm.info tells where the script is',
    items: [{ name: 'named', id: 'the-id', request: `${here}/`, prerequest: whereabouts, test: whereabouts }],
    options: { iterationCount: 2 },
  },
  {
    rule: 'pm.execution.location names the path',
    collection: { test: 'console.log(JSON.stringify(pm.execution.location), pm.execution.location.current)' },
    items: [
      {
        name: 'folder',
        item: [
          {
            name: 'request',
            request: `${here}/`,
            test: 'console.log(JSON.stringify([...pm.execution.location]), pm.execution.location.current)',
          },
        ],
      },
    ],
  },
  { rule: 'pm.response is not there before the request', ...before('console.log(typeof pm.response)') },
  {
    rule: 'no way out of the sandbox',
    ...test(
      'console.log(typeof process, typeof global, typeof module, typeof exports, typeof window, typeof document, typeof fetch, typeof XMLHttpRequest)',
    ),
  },
];
