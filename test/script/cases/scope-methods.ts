import { type Case, prerequest } from './case.ts';

const scopes = ['environment', 'globals', 'collectionVariables', 'variables', 'iterationData'];

/** Every method on every scope. */
const everywhere: readonly Case[] = scopes.flatMap((name) => [
  { script: `pm.${name}.set('new', 'v'); console.log(pm.${name}.get('new'), pm.${name}.has('new'));`, why: `${name}: set, get and has` },
  { script: `pm.${name}.unset('place'); console.log(pm.${name}.get('place'), pm.${name}.has('place'));`, why: `${name}: unset` },
  { script: `pm.${name}.clear(); console.log(pm.${name}.get('place'), pm.${name}.toObject());`, why: `${name}: clear` },
  { script: `console.log(pm.${name}.toObject(), pm.${name}.replaceIn('{{place}}'), pm.${name}.replaceIn(['{{place}}', { a: '{{nobody}}' }]));`, why: `${name}: toObject and replaceIn` },
  { script: `console.log(pm.${name}.name, pm.${name}.get(), pm.${name}.has());`, why: `${name}: without a name` },
  { script: `console.log(pm.${name}.set('a', 1), pm.${name}.unset('a'), pm.${name}.clear());`, why: `${name}: what the methods give` },
]);

export const scopeMethodCases: readonly Case[] = [
  ...everywhere,
  { script: "pm.environment.set('o', { a: { b: 1 } }); console.log(pm.environment.get('o').a.b, pm.variables.get('o').a.b, pm.environment.toObject().o);", why: 'objects are read back as objects' },
  { script: "for (const v of [0, '', false, [], {}, new Date(0), 1.5, -0, 1e21]) { pm.environment.set('v', v); console.log(pm.environment.get('v')); }", why: 'values of every kind' },
  { script: "pm.environment.set('m', new Map([[1, 2]])); pm.environment.set('s', new Set([1])); pm.environment.set('r', /x/); pm.environment.set('e', new Error('x')); pm.environment.set('b', new Uint8Array([1, 2]));", why: 'objects that JSON changes' },
  { script: "pm.environment.set('t', '7', 'number'); pm.environment.set('u', 'true', 'boolean'); pm.environment.set('v', 5, 'string'); console.log(pm.environment.get('t'), pm.environment.get('u'), pm.environment.get('v'));", why: 'values with a type' },
  { script: "pm.environment.set('t', '[1,2]', 'array'); pm.environment.set('u', '{\"a\":1}', 'object'); pm.environment.set('v', 'x', 'nonsense'); console.log(pm.environment.get('t'), pm.environment.get('u'), pm.environment.get('v'));", why: 'lists and objects with a type' },
  { script: "pm.environment.set('t', [1, 2], 'array'); pm.environment.set('u', { a: 1 }, 'object'); console.log(pm.environment.get('t'), pm.environment.get('u'));", why: 'typed lists and objects from values' },
  { script: "pm.environment.set({ a: 1 }, 2); pm.environment.set(null, 3); pm.environment.set(undefined, 4); pm.environment.set(true, 5); console.log(pm.environment.get('null'), pm.environment.get('true'));", why: 'names that are no text' },
  { script: "pm.environment.set('', 'empty'); console.log(pm.environment.get(''), pm.environment.has(''));", why: 'an empty name' },
  { script: "pm.environment.set(' a b ', 1); pm.environment.set('a.b', 2); pm.environment.set('ü', 3); console.log(pm.environment.get(' a b '), pm.environment.get('a.b'), pm.environment.get('ü'), pm.variables.replaceIn('{{ a b }}{{a.b}}{{ü}}'));", why: 'names of any characters' },
  { script: "pm.environment.set('HOST', 'upper'); console.log(pm.environment.get('host'), pm.environment.get('HOST'));", why: 'names are told apart by case' },
  { script: "pm.variables.set('host', 'local'); pm.variables.unset('host'); console.log(pm.variables.get('host'));", why: 'unset uncovers the scope below' },
  { script: "pm.variables.set('place', 1); pm.environment.set('place', 2); pm.variables.unset('place'); pm.iterationData.unset('place'); console.log(pm.variables.get('place'));", why: 'each scope below another' },
  { script: "pm.environment.unset('place'); pm.collectionVariables.unset('place'); pm.variables.clear(); console.log(pm.variables.get('place'), pm.variables.toObject().place);", why: 'cleared scopes' },
  { script: "pm.globals.set('onlyGlobals', 'new'); pm.globals.unset('onlyGlobals'); pm.globals.set('onlyGlobals', 'again'); console.log(pm.globals.get('onlyGlobals'));", why: 'set, unset, set' },
  { script: "pm.environment.set('a', 'x'); pm.environment.clear(); pm.environment.set('b', 'y'); pm.environment.unset('b');", why: 'clear among other changes' },
  { script: "const o = { n: 1 }; pm.environment.set('o', o); o.n = 2; console.log(pm.environment.get('o').n);", why: 'an object changed after it was set' },
  { script: "console.log(pm.variables.replaceIn('{{a}}', { a: 1 }), pm.variables.replaceIn('{{{{place}}}}'), pm.variables.replaceIn('{{pla{{x}}ce}}'));", why: 'variables in variables' },
  { script: "pm.variables.set('n', 'pla'); console.log(pm.variables.replaceIn('{{{{n}}ce}}'), pm.variables.replaceIn('{{n}}{{n}}'), pm.variables.replaceIn('{{n}'), pm.variables.replaceIn('{n}'));", why: 'names made of variables' },
  { script: "pm.variables.set('d', '$&$1'); console.log(pm.variables.replaceIn('{{d}}|{{d}}'));", why: 'dollar signs are only characters' },
  { script: "pm.variables.set('l', '{{l}}x'); console.log(pm.variables.replaceIn('{{l}}').length > 5);", why: 'a variable that names itself ends' },
  { script: "pm.variables.set('b', true); pm.variables.set('n', null); pm.variables.set('a', [1, [2]]); pm.variables.set('f', 0.1); console.log(pm.variables.replaceIn('{{b}} {{n}} {{a}} {{f}}'));", why: 'values as text' },
  { script: "console.log(/^[0-9a-f-]{36}$/.test(pm.variables.replaceIn('{{$guid}}')), pm.variables.replaceIn('{{$nonsense}}'));", why: 'dynamic variables' },
  { script: "console.log(typeof pm.environment.values.add, pm.environment.values.count(), pm.environment.values.map((v) => v.key).join(), pm.environment.values.get('host'));", why: 'the list of variables' },
  { script: "pm.environment.values.each((v) => console.log(v.key, v.value, v.type, v.disabled));", why: 'each variable' },
  { script: "console.log(pm.iterationData.toObject(), pm.iterationData.get('tags'), pm.iterationData.get('age') + 1, pm.iterationData.values.count());", why: 'iteration data' },
  { script: "console.log(JSON.stringify(pm.iterationData.toObject()), pm.iterationData.toJSON().values.length);", why: 'iteration data as JSON' },
  { script: "pm.environment.set('x', 'set in prerequest'); pm.variables.set('x', 'local'); console.log(pm.variables.get('x'), pm.environment.get('x'));", why: 'scopes before the request', with: prerequest },
  { script: "console.log(Object.keys(pm.environment.toObject()).length, Object.entries(pm.globals.toObject()));", why: 'toObject is a plain object' },
  { script: "const { get } = pm.environment; try { console.log(get('host')); } catch (e) { console.log(e.name); }", why: 'a method without its scope' },
];
