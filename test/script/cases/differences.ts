import type { Outcome } from '../oracle.ts';
import { type Case, prerequest } from './case.ts';

/** A script that does something else here than in Postman, and why that is meant. */
export interface Difference extends Case {
  readonly ours: Partial<Outcome>;
  /** What Postman does; absent where it would not end. */
  readonly theirs?: Partial<Outcome>;
}

const none = { local: [], environment: [], collection: [], globals: [] };

/** Every difference from Postman's sandbox that we know of. */
export const differences: readonly Difference[] = [
  {
    script: "pm.test('a', async () => { throw new Error('boo'); });",
    why: 'a promise belongs to its test: a rejection fails it, where Postman calls the test passed',
    ours: { assertions: ['0 failed a: Error: boo'], exceptions: [] },
    theirs: { assertions: ['0 passed a'], exceptions: ['Error: boo'] },
  },
  {
    script: "pm.test('a', async () => { await new Promise((resolve) => setTimeout(resolve, 2)); }); pm.test('b');",
    why: 'a test with a promise is told when the promise is settled',
    ours: { assertions: ['1 passed b', '0 passed a'] },
    theirs: { assertions: ['0 passed a', '1 passed b'] },
  },
  {
    script: "pm.test('a', () => new Promise(() => {}));",
    why: 'a test whose promise is never settled has not passed',
    ours: { assertions: ['0 failed a: Error: its promise was never settled'] },
    theirs: { assertions: ['0 passed a'] },
  },
  {
    script: "await new Promise(() => {}); console.log('never');",
    why: 'a script that waits for a promise that nobody can settle ends; in Postman the run hangs',
    ours: { console: [], error: undefined },
  },
  {
    script: "pm.test('a', () => { throw 'text'; });",
    why: 'thrown text is the message; Postman has none',
    ours: { assertions: ['0 failed a: Error: text'] },
    theirs: { assertions: ['0 failed a: undefined: undefined'] },
  },
  {
    script: "Promise.reject('text');",
    why: 'a rejection with text has that text; Postman tells what Node says about it',
    ours: { exceptions: ['Error: text'] },
  },
  {
    script: "pm.sendRequest('https://nowhere.test');",
    why: 'a failed request that nobody handles has its own message',
    ours: { exceptions: ['Error: getaddrinfo ENOTFOUND nowhere.test'] },
  },
  {
    script: "pm.sendRequest('https://a.test', () => { throw new Error('in callback'); });",
    why: 'a callback that throws is an exception; Postman calls it again with its own error',
    ours: { exceptions: ['Error: in callback'] },
  },
  {
    script: 'return 5;',
    why: 'a script may return anything; Postman takes it for an error',
    ours: { error: undefined, exceptions: [] },
    theirs: { error: '5' },
  },
  {
    script: "pm.environment.set('count', '17'); console.log(pm.environment.get('count'));",
    why: 'a typed variable keeps the cast value after the script',
    ours: { console: ['log: 17'] },
    theirs: { console: ['log: 17'] },
  },
  {
    script: "pm.environment.set('__proto__', 'p'); console.log(pm.environment.get('__proto__'));",
    why: '__proto__ is a name like any other; in Postman the script fails',
    with: { variables: none },
    ours: { console: ["log: 'p'"], error: undefined },
    theirs: { error: 'TypeError: i.update is not a function' },
  },
  {
    script: "console.log(pm.environment.get('constructor'), pm.environment.has('toString'));",
    why: 'members of every object are no variables',
    ours: { console: ['log: undefined, false'] },
    theirs: { console: ["log: '[Function: Object]', true"] },
  },
  {
    script: "setTimeout((a, b) => console.log(a, b), 1, 'a', 'b');",
    why: 'timers pass their parameters on, as everywhere else',
    ours: { console: ["log: 'a', 'b'"] },
    theirs: { console: ['log: undefined, undefined'] },
  },
  {
    script: 'throw null;',
    why: 'a script that throws null has failed; in Postman it has not',
    ours: { error: 'Error: null' },
    theirs: { error: undefined },
  },
  {
    script: "await Promise.all([1, 2].map(async (n) => { await 1; console.log(n); }));",
    why: 'map calls async functions; Postman’s, which Sugar replaces, does not know them for functions',
    ours: { console: ['log: 1', 'log: 2'] },
    theirs: { console: [] },
  },
  {
    script: "const id = setTimeout(() => console.log('x'), 1); clearInterval(id);",
    why: 'clearInterval and clearTimeout are one, as everywhere else',
    ours: { console: [] },
    theirs: { console: ["log: 'x'"] },
  },
  {
    script:
      "console.log(typeof require('util').promisify, typeof require('path').parse, typeof require('events').prototype.off);",
    why: 'node’s own modules are newer',
    ours: { console: ["log: 'function', 'function', 'function'"] },
    theirs: { console: ["log: 'undefined', 'undefined', 'undefined'"] },
  },
  {
    script: "const { setTimeout: later } = require('timers'); await new Promise((resolve) => later(resolve, 1));",
    why: 'timers and streams can be used; in Postman they find no setTimeout',
    ours: { error: undefined },
    theirs: { error: 'ReferenceError: setTimeout is not defined' },
  },
  {
    script: "const m = new Map(); m.set('self', m); console.log(m);",
    why: 'a map or a set that holds itself can be logged',
    ours: { console: ["log: <ref *1> Map(1) { 'self' => [Circular *1] }"] },
    theirs: { error: 'RangeError: Maximum call stack size exceeded' },
  },
  {
    script: 'console.log({ n: 5n });',
    why: 'big integers can be logged in objects, like all other values',
    ours: { console: ['log: { n: 5n }'] },
  },
  {
    script: "console.clear(); console.log('after');",
    why: 'there is no console to clear',
    ours: { console: ["log: 'after'"] },
    theirs: { console: ['clear: ', "log: 'after'"] },
  },
  {
    script: "const secret = 'local'; console.log(eval('typeof secret'));",
    why: 'eval sees global names only: making code in the caller is switched off, it could reach the program itself',
    ours: { console: ["log: 'undefined'"] },
    theirs: { console: ["log: 'string'"] },
  },
  {
    script: "console.log('a b'.words().length);",
    why: 'of Sugar there is has() only; the error names what is missing',
    ours: {
      error:
        'TypeError: "a b".words is not a function (in Postman, Sugar gives strings, arrays, numbers and dates a method "words"; here they have JavaScript\'s own)',
    },
    theirs: { console: ['log: 2'] },
  },
  {
    script: 'console.log(typeof globalThis);',
    why: 'the language is whole: globalThis is there',
    ours: { console: ["log: 'object'"], error: undefined },
    theirs: { console: ["log: 'undefined'"] },
  },
  {
    script: "pm.environment.set('before', 1); pm.execution.skipRequest(); console.log('after'); pm.test('after');",
    why: 'nothing after skipRequest counts; Postman still tells what the rest of the script tells',
    with: prerequest,
    ours: { console: [], assertions: [], skips: true },
  },
  {
    script: 'const open = {',
    why: 'a script that ends too early is told so; Postman blames the text that it puts around scripts',
    ours: { error: 'SyntaxError: Unexpected end of input' },
    theirs: { error: "SyntaxError: Unexpected token ';'" },
  },
];
