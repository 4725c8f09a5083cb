/** Ways to an object of the program that lead over the language itself. `probe` climbs from what it is given. */
export const languageClimbs: readonly { readonly script: string; readonly why: string }[] = [
  {
    script: 'probe(new WeakRef({}), "ref"); probe(new WeakRef({}).deref(), "deref"); probe(WeakRef, "WeakRef");',
    why: 'weak references',
  },
  {
    script:
      'const r = typeof FinalizationRegistry === "undefined" ? { register() {} } : new FinalizationRegistry((held) => probe(held, "held")); r.register({}, {}); probe(r, "registry");',
    why: 'finalizers',
  },
  {
    script:
      'for (const name of Object.getOwnPropertyNames(Intl)) { const Kind = Intl[name]; probe(Kind, name); if (typeof Kind === "function") try { const made = new Kind("en"); probe(made, name); probe(made.resolvedOptions(), "options"); } catch (e) { probe(e, "error"); } }',
    why: 'Intl and all it makes',
  },
  { script: 'probe(Reflect, "Reflect"); probe(Reflect.ownKeys(globalThis), "keys");', why: 'Reflect' },
  {
    script:
      'const seenBy = new Proxy({}, Object.fromEntries(Reflect.ownKeys(Reflect).filter((k) => typeof k === "string").map((k) => [k, (...given) => { probe(given, k); return Reflect[k](...given); }]))); console.log(seenBy); pm.environment.set("seen", seenBy); pm.visualizer.set("x", seenBy); try { structuredClone(seenBy); } catch (e) { probe(e, "clone"); }',
    why: 'every trap of a proxy that is logged, stored, shown and cloned',
  },
  {
    script:
      'const revocable = Proxy.revocable({}, {}); revocable.revoke(); try { console.log(revocable.proxy); } catch (e) { probe(e, "revoked"); } try { pm.environment.set("r", revocable.proxy); } catch (e) { probe(e, "revoked"); }',
    why: 'a proxy that was taken back',
  },
  { script: 'probe(typeof WebAssembly === "undefined" ? {} : WebAssembly, "WebAssembly");', why: 'WebAssembly' },
  {
    script:
      'if (typeof WebAssembly !== "undefined") for (const make of [() => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])), () => new WebAssembly.Memory({ initial: 1 }), () => new WebAssembly.Table({ element: "anyfunc", initial: 1 })]) try { probe(make(), "made"); } catch (e) { probe(e, "error"); }',
    why: 'modules, memory and tables of WebAssembly',
  },
  {
    script:
      'if (typeof WebAssembly !== "undefined") try { await WebAssembly.compile(new Uint8Array(8)); } catch (e) { probe(e, "rejected"); }',
    why: 'a rejected compilation',
  },
  {
    script:
      'if (typeof SharedArrayBuffer !== "undefined") { const shared = new SharedArrayBuffer(8); probe(shared, "shared"); probe(new Int32Array(shared), "view"); }',
    why: 'shared memory',
  },
  {
    script:
      'if (typeof Atomics !== "undefined") { probe(Atomics, "Atomics"); try { Atomics.wait(new Int32Array(4), 0, 0, 0); } catch (e) { probe(e, "wait"); } }',
    why: 'Atomics',
  },
  {
    script:
      'async function* g() { try { yield 1; } finally { probe(this, "this"); } } const made = g(); probe(made, "generator"); probe(made.next(), "next"); probe(await made.return(2), "return"); try { await made.throw(new Error("x")); } catch (e) { probe(e, "thrown"); }',
    why: 'an async generator that is ended and thrown into',
  },
  {
    script:
      'async function* g() { yield { get then() { probe(this, "this"); return (a, b) => { probe(a, "resolve"); probe(b, "reject"); a(1); }; } }; } for await (const each of g()) probe(each, "each");',
    why: 'thenables in an async generator',
  },
  {
    script:
      'const it = { [Symbol.asyncIterator]() { return { next: (...given) => { probe(given, "next"); return { done: true }; } }; } }; for await (const each of it) probe(each, "each");',
    why: 'an async iterator of one’s own',
  },
  {
    script:
      'class Odd { static [Symbol.hasInstance](value) { probe(value, "asked"); return true; } } ({}) instanceof Odd; pm.expect({}).to.be.instanceOf(Odd);',
    why: 'instanceof by one’s own rule',
  },
  {
    script: 'function tag(strings, ...values) { probe(strings, "strings"); probe(values, "values"); } tag`a${1}b`;',
    why: 'tagged templates',
  },
  {
    script:
      'const pattern = /a/g; Object.defineProperty(pattern, "exec", { value: function (...given) { probe(given, "exec"); return null; } }); "aaa".replace(pattern, "b"); console.log(pattern); probe("a1".match(/(?<n>\\d)/), "match");',
    why: 'patterns with an exec of their own',
  },
  {
    script:
      'const toJSON = Date.prototype.toJSON; Date.prototype.toJSON = function (...given) { probe(this, "date"); probe(given, "given"); return "x"; }; console.log(new Date(0)); pm.environment.set("date", new Date(0)); Date.prototype.toJSON = toJSON;',
    why: 'a replaced Date.prototype.toJSON',
  },
  {
    script:
      'const error = new Error("x"); Object.defineProperty(error, "message", { get() { probe(this, "this"); try { probe(arguments.callee.caller, "caller"); } catch {} return "m"; } }); Object.defineProperty(error, "stack", { get() { probe(this, "stack"); return {}; } }); console.log(error); pm.test("t", () => { throw error; });',
    why: 'getters of an error that is logged and thrown',
  },
  {
    script:
      'const cause = new Error("inner"); console.log(new Error("outer", { cause })); console.log(new AggregateError([cause], "all")); probe(new AggregateError([cause]), "aggregate"); try { await Promise.any([Promise.reject(1)]); } catch (e) { probe(e, "any"); }',
    why: 'errors with causes and errors of many',
  },
  {
    script:
      'Object.defineProperty(Error, "stackTraceLimit", { configurable: true, get() { probe(this, "limit"); return 50; }, set(v) { probe(v, "set"); } }); try { null.x } catch (e) { probe(e.stack, "stack"); } Object.defineProperty(Error, "stackTraceLimit", { value: 10, writable: true, configurable: true });',
    why: 'a trap where the length of stacks is read',
  },
  {
    script:
      'const saved = { call: Function.prototype.call, apply: Function.prototype.apply, bind: Function.prototype.bind }; for (const name of ["call", "apply", "bind"]) { const real = Function.prototype[name]; Function.prototype[name] = function (...given) { Function.prototype[name] = real; probe(this, name); probe(given, name + " given"); return Reflect.apply(real, this, given); }; } console.log(1); pm.environment.get("host"); pm.test("t", () => {}); Object.assign(Function.prototype, saved);',
    why: 'replaced call, apply and bind',
  },
  {
    script:
      'const saved = { map: Array.prototype.map, push: Array.prototype.push, iterator: Array.prototype[Symbol.iterator] }; Array.prototype.map = function (...given) { probe(this, "map"); probe(given, "map given"); return saved.map.apply(this, given); }; Array.prototype.push = function (...given) { probe(this, "push"); return saved.push.apply(this, given); }; console.log([1, { a: 1 }]); pm.request.headers.all(); Array.prototype.map = saved.map; Array.prototype.push = saved.push;',
    why: 'replaced methods of arrays',
  },
  {
    script:
      'const real = Array.prototype[Symbol.iterator]; const met = new Set(); Array.prototype[Symbol.iterator] = function () { met.add(this); return real.call(this); }; console.log("a", "b"); pm.variables.replaceIn("{{host}}"); Array.prototype[Symbol.iterator] = real; met.forEach((each) => probe(each, "iterated"));',
    why: 'a replaced iterator of arrays',
  },
  {
    script:
      'const { set, get } = Map.prototype; Map.prototype.set = function (...given) { probe(this, "map"); probe(given, "set"); return set.apply(this, given); }; Map.prototype.get = function (...given) { probe(this, "map"); return get.apply(this, given); }; pm.environment.set("a", "b"); pm.environment.get("a"); setTimeout(() => {}, 0); Object.assign(Map.prototype, { set, get });',
    why: 'replaced methods of maps',
  },
  {
    script:
      'const { defineProperty, getPrototypeOf, keys } = Object; Object.defineProperty = function (...given) { probe(given, "defineProperty"); return defineProperty(...given); }; Object.keys = function (...given) { probe(given, "keys"); return keys(...given); }; console.log({ a: 1 }); pm.response.headers.get("Content-Type"); Object.assign(Object, { defineProperty, getPrototypeOf, keys });',
    why: 'replaced functions of Object',
  },
  {
    script:
      'const { replace, split } = String.prototype; String.prototype.replace = function (...given) { probe(given, "replace"); return replace.apply(this, given); }; String.prototype.split = function (...given) { probe(given, "split"); return split.apply(this, given); }; pm.variables.replaceIn("{{host}}"); new URL("http://a/b?c=d"); Object.assign(String.prototype, { replace, split });',
    why: 'replaced methods of texts',
  },
  {
    script:
      'for (const name of ["then", "error", "answer", "response", "timeout", "code", "name", "type"]) Object.defineProperty(Object.prototype, name, { configurable: true, get() { probe(this, "read " + name); return undefined; }, set(v) { probe(v, "written " + name); Object.defineProperty(this, name, { value: v, writable: true, configurable: true, enumerable: true }); } }); console.log({}); try { pm.environment.set("b", "c"); } catch (e) { probe(e, "error"); } for (const name of ["then", "error", "answer", "response", "timeout", "code", "name", "type"]) delete Object.prototype[name];',
    why: 'getters and setters of every name that messages use',
  },
  {
    script:
      'const timer = setTimeout(() => {}, 0); const again = setInterval(() => clearInterval(again), 1); probe(timer, "timer"); probe(again, "interval"); probe(setImmediate(() => {}), "immediate"); clearTimeout({ [Symbol.toPrimitive]() { probe(arguments, "primitive"); return timer; } }); await new Promise((resolve) => setTimeout(resolve, 5));',
    why: 'what timers give, and what they are cleared with',
  },
  {
    script:
      'queueMicrotask(function () { probe(this, "this"); probe(arguments, "arguments"); try { probe(arguments.callee.caller, "caller"); } catch {} }); await 1;',
    why: 'microtasks',
  },
  {
    script:
      'const clone = structuredClone({ date: new Date(0), map: new Map([[{}, new Set([1])]]), error: new RangeError("x"), bytes: new Uint8Array(2), pattern: /a/g }); probe(clone, "clone"); for (const each of Object.values(clone)) probe(each, "part"); try { structuredClone(() => {}); } catch (e) { probe(e, "uncloneable"); }',
    why: 'clones',
  },
  {
    script:
      'const request = { get url() { probe(this, "url of"); return "https://a.test"; }, get header() { probe(this, "header of"); return []; }, toJSON() { probe(arguments, "json"); return this; } }; pm.sendRequest(request, (...given) => probe(given, "given")); try { await pm.sendRequest(new Proxy({ url: "https://a.test" }, { get(t, k, r) { probe(r, "receiver"); return t[k]; } })); } catch (e) { probe(e, "error"); }',
    why: 'requests with getters',
  },
  {
    script:
      'const text = { toString() { probe(this, "text"); try { probe(arguments.callee.caller, "caller"); } catch {} return "http://a"; } }; const jar = pm.cookies.jar(); try { jar.get(text, "a", (...given) => probe(given, "got")); } catch (e) { probe(e, "error"); } try { jar.set("http://a", text, text, (...given) => probe(given, "set")); } catch (e) { probe(e, "error"); } await new Promise((resolve) => setTimeout(resolve, 5));',
    why: 'cookies with texts of one’s own',
  },
  {
    script:
      'const before = Object.getPrototypeOf(globalThis); try { Object.setPrototypeOf(globalThis, new Proxy(before ?? {}, { get(t, k, r) { probe(r, "receiver of " + String(k)); return Reflect.get(t, k); }, has(t, k) { probe(t, "has"); return Reflect.has(t, k); } })); nobodyHere; } catch (e) { probe(e, "error"); } try { Object.setPrototypeOf(globalThis, before); } catch {}',
    why: 'a proxy behind the global object',
  },
  {
    script:
      'const scope = new Proxy({}, { has(t, k) { probe(t, "has"); return k === "hidden"; }, get(t, k) { probe(t, "get"); return k === Symbol.unscopables ? undefined : 1; } }); (0, eval)("globalThis.__scope = undefined"); globalThis.__scope = scope; new Function("with (__scope) { hidden; }")(); delete globalThis.__scope;',
    why: 'with and unscopables',
  },
  {
    script:
      'for (const Kind of [BigInt64Array, BigUint64Array, Float64Array, DataView, ArrayBuffer]) { probe(Kind, Kind.name); try { probe(new Kind(new ArrayBuffer(8)), "made"); } catch (e) { probe(e, "error"); } } probe(pm.response.stream.buffer, "bytes"); probe(Buffer.from("a").buffer, "buffer");',
    why: 'bytes and their views',
  },
  {
    script:
      'const odd = { [Symbol.toPrimitive](hint) { probe(this, hint); return "t"; }, get [Symbol.toStringTag]() { probe(this, "tag"); return "Tag"; } }; pm.test(odd, () => {}); console.log(odd, `${odd}`); pm.environment.get(odd); pm.environment.unset(odd); pm.execution.setNextRequest(odd);',
    why: 'conversions to primitives and tags',
  },
  {
    script:
      'const source = Function.prototype.toString; Function.prototype.toString = function (...given) { probe(this, "shown"); return source.apply(this, given); }; console.log(() => 1, class A {}); Function.prototype.toString = source; probe(source.call(setTimeout), "source");',
    why: 'functions as text',
  },
];
