import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxLevel } from '../../src/script/contract.ts';
import { createSandbox, type Sandbox } from '../../src/script/sandbox.ts';
import { prerequest } from './cases/case.ts';
import { levels } from './levels.ts';
import { languageClimbs } from './more-climbs.ts';
import { runOurs } from './ours.ts';
import { type Subject, subject } from './subject.ts';

const sandboxes = new Map<SandboxLevel, Sandbox>();

beforeAll(async () => {
  for (const level of levels) sandboxes.set(level, await createSandbox({ timeout: 60_000, level }));
});

afterAll(() => {
  for (const sandbox of sandboxes.values()) sandbox.dispose();
});

const sandboxOf = (level: SandboxLevel): Sandbox => sandboxes.get(level) as Sandbox;

interface Climb {
  readonly script: string;
  readonly why: string;
  readonly with?: Partial<Subject>;
}

// `probe` climbs from a value to every constructor it can find and asks it for the process.
const probe = `
  const seen = new Set();
  const found = [];
  const isVersion = (value) => typeof value === 'string' && /^v[0-9]+[.]/.test(value);
  const asked = new Set();
  const call = (make, path) => {
    if (asked.has(make)) return;
    asked.add(make);
    try {
      if (isVersion(make('return process.version')())) found.push(path);
    } catch {}
  };
  const top = (value) => {
    const next = Object.getPrototypeOf(value);
    return next === null ? value : top(next);
  };
  function probe(value, path, depth = 0) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
    if (seen.has(value) || depth > 4) return;
    seen.add(value);
    const last = top(value);
    if (last !== value && last !== Object.prototype && Object.hasOwn(last, 'hasOwnProperty')) found.push(path + ' is foreign');
    try { call(value.constructor, path); } catch {}
    try { call(value.constructor.constructor, path); } catch {}
    for (const key of Reflect.ownKeys(value)) {
      let child;
      try { child = value[key]; } catch (error) { child = error; }
      probe(child, path + '.' + String(key), depth + 1);
    }
    probe(Object.getPrototypeOf(value), path + '.__proto__', depth + 1);
  }
`;

const tell = ' await 1; console.log(found);';

const climbs: readonly Climb[] = [
  { script: 'probe(globalThis, "globalThis");', why: 'everything that has a global name' },
  { script: 'probe(this, "this"); probe((function () { return this; })(), "sloppy this");', why: 'this' },
  {
    script:
      'probe(pm, "pm"); probe(pm.response, "response"); probe(pm.request, "request"); probe(pm.cookies, "cookies"); probe(pm.environment, "environment");',
    why: 'pm and its parts',
  },
  {
    script: 'probe(pm.request, "request"); probe(pm.request.url, "url"); probe(pm.request.headers, "headers");',
    why: 'the request before it is sent',
    with: prerequest,
  },
  {
    script:
      'probe(pm.response.json(), "json"); probe(pm.response.stream, "stream"); probe(pm.response.headers.all(), "headers");',
    why: 'the body and the headers',
  },
  {
    script: 'probe(console.log, "console.log"); probe(setTimeout, "setTimeout"); probe(require, "require");',
    why: 'global functions',
  },
  {
    script:
      'probe(pm.expect, "expect"); probe(require("chai"), "chai"); probe(require("lodash"), "lodash"); probe(require("ajv"), "ajv"); probe(Buffer, "Buffer");',
    why: 'libraries',
  },
  { script: 'try { null.x } catch (e) { probe(e, "error"); }', why: 'errors of the engine' },
  {
    script:
      'try { eval("(") } catch (e) { probe(e, "syntax error"); } try { new Function("(") } catch (e) { probe(e, "syntax error"); }',
    why: 'syntax errors of code from text',
  },
  {
    script: 'try { eval("throw new Error(1)") } catch (e) { probe(e, "eval error"); }',
    why: 'errors in code from text',
  },
  {
    script:
      'try { require("fs") } catch (e) { probe(e, "require error"); } try { pm.vault } catch (e) { probe(e, "vault error"); }',
    why: 'refusals',
  },
  {
    script: 'const deep = () => { try { deep(); } catch (e) { probe(e, "overflow"); } }; deep();',
    why: 'an overflow of the stack',
  },
  {
    script:
      'for (const act of [() => pm.environment.get("host"), () => btoa("x"), () => eval("1"), () => new URL("http://a"), () => pm.variables.replaceIn("{{$guid}}"), () => pm.response.text(), () => require("lodash"), () => crypto.randomUUID()]) { let acts = 0; const deep = () => { try { deep(); } catch {} if (acts++ < 300) try { act(); } catch (e) { probe(e, "overflow in host"); } }; deep(); }',
    why: 'an overflow while the host answers',
  },
  {
    script: 'const sent = pm.sendRequest("https://a.test"); probe(sent, "promise"); probe(await sent, "response");',
    why: 'promises and answers of sendRequest',
  },
  {
    script: 'try { await pm.sendRequest("https://nowhere.test") } catch (e) { probe(e, "send error"); }',
    why: 'errors of sendRequest',
  },
  {
    script:
      'const { subtle } = crypto; const k = await subtle.generateKey("Ed25519", true, ["sign", "verify"]); probe(k, "keys"); probe(k.publicKey.algorithm, "algorithm"); probe(await subtle.exportKey("jwk", k.privateKey), "jwk"); probe(await subtle.digest("SHA-256", new Uint8Array(1)), "bytes"); try { await subtle.digest("SHA-3", new Uint8Array(1)); } catch (e) { probe(e, "crypto error"); }',
    why: 'what crypto.subtle gives',
  },
  {
    script:
      'await new Promise((resolve) => pm.sendRequest("https://a.test", function (...given) { probe(arguments, "arguments"); probe(given, "given"); probe(this, "this"); resolve(); }));',
    why: 'what a callback is called with',
  },
  {
    script:
      'await new Promise((resolve) => pm.cookies.jar().set("http://a", "b", "c", (...given) => { probe(given, "given"); resolve(); }));',
    why: 'what a cookie callback is called with',
  },
  {
    script:
      'await new Promise((resolve) => setTimeout(function () { probe(arguments, "arguments"); probe(this, "this"); resolve(); }));',
    why: 'what a timer is called with',
  },
  {
    script:
      'function f() { probe(f.caller, "caller"); try { probe(arguments.callee.caller, "callee.caller"); } catch (e) { probe(e, "callee error"); } } f(); setTimeout(f, 0); Promise.resolve().then(f); await new Promise((resolve) => setTimeout(resolve, 5));',
    why: 'who called',
  },
  {
    script:
      'Error.prepareStackTrace = (error, frames) => { probe(frames, "frames"); for (const frame of frames) { probe(frame.getThis(), "this"); probe(frame.getFunction(), "function"); } }; new Error("x").stack; const holder = {}; Error.captureStackTrace(holder); holder.stack;',
    why: 'frames of the stack',
  },
  {
    script:
      'globalThis.Error = { prepareStackTrace: (error, frames) => { probe(frames, "frames"); return ""; } }; try { null.x } catch (e) { e.stack; }',
    why: 'frames of the stack by another Error',
  },
  {
    script:
      'Object.defineProperty(Object.prototype, "prepareStackTrace", { configurable: true, get() { return (error, frames) => { probe(frames, "frames"); return ""; }; } }); try { null.x } catch (e) { e.stack; } delete Object.prototype.prepareStackTrace;',
    why: 'frames of the stack by inheritance',
  },
  {
    script:
      'const p = new Proxy(function () {}, { get(t, k, r) { probe(r, "receiver"); return t[k]; }, apply(t, self, given) { probe(self, "self"); probe(given, "given"); } }); console.log(p); setTimeout(p, 0); pm.environment.set("p", p); try { pm.test("p", p); } catch {} await new Promise((resolve) => setTimeout(resolve, 5));',
    why: 'traps of proxies that are handed in',
  },
  {
    script:
      'const trap = { toString() { probe(arguments, "arguments"); try { probe(trap.toString.caller, "caller"); } catch {} return "x"; }, toJSON() { probe(arguments, "json arguments"); return 1; }, then(a, b) { probe(a, "resolve"); probe(b, "reject"); a(); } }; pm.environment.set(trap, trap); pm.test(trap, () => trap); pm.execution.setNextRequest(trap); try { require(trap) } catch {} await trap;',
    why: 'conversions of what is handed in',
  },
  {
    script:
      'Object.defineProperty(Object.prototype, "kind", { configurable: true, set(value) { probe(this, "setter this"); probe(value, "setter value"); } }); Object.defineProperty(Array.prototype, "0", { configurable: true, set(value) { probe(this, "array"); probe(value, "item"); } }); console.log(pm.environment.get("host"), [1]); delete Object.prototype.kind; delete Array.prototype[0];',
    why: 'setters on prototypes',
  },
  {
    script:
      'const then = Promise.prototype.then; Promise.prototype.then = function (...given) { probe(this, "promise"); probe(given, "handlers"); return then.apply(this, given); }; await (async () => 1)(); pm.sendRequest("https://a.test"); await 1; Promise.prototype.then = then;',
    why: 'a replaced then',
  },
  {
    script:
      'const { parse, stringify } = JSON; JSON.parse = function (...given) { probe(given, "parse"); return parse(...given); }; JSON.stringify = function (...given) { probe(given, "stringify"); return stringify(...given); }; pm.response.json(); pm.environment.set("a", {}); JSON.parse = parse; JSON.stringify = stringify;',
    why: 'a replaced JSON',
  },
  {
    script:
      'probe(async function () {}, "async function"); probe(function* () {}, "generator"); probe(async function* () {}, "async generator"); probe(Object.getPrototypeOf(async function () {}), "AsyncFunction");',
    why: 'constructors of other kinds of functions',
  },
  {
    script: 'probe(__enter, "enter"); probe(typeof bridge, "bridge"); probe(typeof mailbox, "mailbox");',
    why: 'the way in',
  },
  {
    script:
      'class Stolen extends Array { static get [Symbol.species]() { return function (...given) { probe(given, "species"); return []; }; } } const s = Stolen.from([1, 2]); console.log(s); pm.environment.set("s", s); probe(structuredClone(s), "clone");',
    why: 'species',
  },
];

test('the probe would find an object of the program', () => {
  const found = vm.runInNewContext(`${probe} probe({ deep: [leak] }, 'given'); found`, { leak: () => undefined });
  expect(found.length).toBeGreaterThan(1);
});

describe.each(levels)('a script in the %s sandbox never meets an object of the program', (level) => {
  test.each<Climb>([...climbs, ...languageClimbs])('$why', async ({ script, with: given }) => {
    const { console, error } = await runOurs(sandboxOf(level), probe + script + tell, { ...subject, ...given });
    expect(error).toBeUndefined();
    expect(console.at(-1)).toBe('log: []');
  });

  test('not even in a rejection that nobody handles', async () => {
    const { exceptions } = await runOurs(
      sandboxOf(level),
      'Promise.reject(new Proxy({}, { get() { throw 1; } }));',
      subject,
    );
    expect(exceptions).toHaveLength(1);
  });
});

const imports = [
  { script: "import('fs')", why: 'import as a call' },
  { script: "await import('node:process')", why: 'an awaited import' },
  { script: "import/**/('fs')", why: 'with a comment in between' },
  { script: "import\n('fs')", why: 'with a line break in between' },
  { script: "console.log(`${import('fs')}`)", why: 'in a template' },
  { script: "[...import('fs')]", why: 'behind dots' },
  { script: "const f = () => import('fs'); f()", why: 'in a function' },
  { script: "import fs from 'fs'", why: 'as a statement' },
  { script: 'import.meta.url', why: 'import.meta' },
  { script: "eval('imp' + 'ort(\"fs\")')", why: 'in code from text' },
  { script: "new Function('return imp' + 'ort(\"fs\")')()", why: 'in a function from text' },
  { script: '(function () {}).constructor(\'return import("fs")\')()', why: 'in a function from the constructor' },
  { script: 'setTimeout.constructor(\'return import("fs")\')()', why: 'in a function from a global one' },
  { script: '(async () => {}).constructor(\'return import("fs")\')()', why: 'in an async function from text' },
  { script: 'Reflect.construct(Function, [\'return import("fs")\'])()', why: 'by Reflect' },
  { script: "require('lodash').template('${import(\"fs\")}')()", why: 'in a template of a library' },
  { script: 'await Promise.resolve(\'import("fs")\').then(eval)', why: 'in a microtask' },
];

describe.each(levels)('import ends the script in the %s sandbox', (level) => {
  test.each(imports)('$why: $script', async ({ script }) => {
    const { error } = await runOurs(sandboxOf(level), script, subject);
    expect(error).toMatch(/import|Code generation/);
  });
});

const harmless = [
  { script: 'console.log(\'import(1)\', "import x");', why: 'in text' },
  { script: '// import("x")\n/* import x */ console.log(1);', why: 'in comments' },
  {
    script: 'const o = { import: 1, b: { import() { return 2; } } }; console.log(o.import, o.b.import());',
    why: 'as a name of a property',
  },
  { script: 'console.log(/import\\(/.test("import("));', why: 'in a pattern' },
  { script: 'console.log(`import(${1})`);', why: 'in the text of a template' },
];

describe.each(levels)('the word import does no harm in the %s sandbox', (level) => {
  test.each(harmless)('$why: $script', async ({ script }) => {
    expect(await runOurs(sandboxOf(level), script, subject)).toMatchObject({ error: undefined });
  });
});
