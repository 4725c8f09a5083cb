import { type Case, prerequest } from './case.ts';

export const variableCases: readonly Case[] = [
  { script: "console.log(pm.variables.get('place'));", why: 'local variables win' },
  { script: "pm.variables.unset('place'); console.log(pm.variables.get('place'));", why: 'iteration data comes second' },
  { script: "console.log(pm.variables.get('host'), pm.variables.get('onlyCollection'), pm.variables.get('onlyGlobals'));", why: 'every scope is searched' },
  { script: "console.log(pm.variables.get('user'), pm.variables.get('age'), pm.variables.get('tags'));", why: 'iteration data keeps its types' },
  { script: "console.log(pm.variables.get('nobody'), pm.environment.get('nobody'));", why: 'an unknown name is undefined' },
  { script: "console.log(pm.environment.get('place'), pm.collectionVariables.get('place'), pm.globals.get('place'), pm.iterationData.get('place'));", why: 'each scope by itself' },
  { script: "console.log(pm.environment.get('count'), pm.environment.get('isOn'));", why: 'types cast the value' },
  { script: "console.log(pm.environment.get('twice'));", why: 'the last of several wins' },
  { script: "console.log(pm.environment.get('off'), pm.environment.has('off'), pm.variables.get('off'));", why: 'a disabled variable is not there' },
  { script: "console.log(pm.globals.get('nothing'), pm.globals.has('nothing'));", why: 'null is a value' },
  { script: "console.log(pm.variables.has('place'), pm.variables.has('host'), pm.variables.has('nobody'), pm.environment.has('onlyGlobals'));", why: 'has looks where get looks' },
  { script: "pm.environment.set('new', 'v'); console.log(pm.environment.get('new'), pm.variables.get('new'));", why: 'what is set can be read at once' },
  { script: "pm.environment.set('a', 1); pm.environment.set('b', true); pm.environment.set('c', null); console.log(pm.environment.get('a'), pm.environment.get('b'), pm.environment.get('c'));", why: 'values keep their types' },
  { script: "pm.environment.set('o', { a: [1] }); console.log(pm.environment.get('o').a);", why: 'objects are kept' },
  { script: "pm.environment.set('u'); console.log(pm.environment.get('u'), pm.environment.has('u'));", why: 'undefined is null afterwards' },
  { script: "pm.environment.set('n', NaN); pm.environment.set('f', () => 1);", why: 'what JSON cannot hold is null afterwards' },
  { script: "pm.environment.set('t', '5', 'number'); console.log(pm.environment.get('t') + 1);", why: 'set can give a type' },
  { script: "pm.environment.set('twice', 'third'); console.log(pm.environment.get('twice'));", why: 'setting a doubled variable changes the last' },
  { script: "pm.environment.set('host', 'x'); pm.environment.set('host', 'y'); pm.environment.unset('host');", why: 'the last change counts' },
  { script: "pm.environment.unset('host'); console.log(pm.environment.get('host'), pm.environment.has('host'));", why: 'unset removes' },
  { script: "pm.environment.unset('nobody');", why: 'unset of an unknown name does nothing' },
  { script: "pm.environment.unset('twice'); console.log(pm.environment.get('twice'));", why: 'unset removes all of that name' },
  { script: "pm.environment.clear(); console.log(pm.environment.toObject(), pm.environment.get('host'));", why: 'clear removes all' },
  { script: "pm.environment.clear(); pm.environment.set('only', 1);", why: 'variables set after clear stay' },
  { script: "pm.globals.set('g', 1); pm.collectionVariables.set('c', 2); pm.variables.set('l', 3);", why: 'every scope can be written' },
  { script: "pm.variables.set('host', 'local.test'); console.log(pm.variables.get('host'), pm.environment.get('host'));", why: 'pm.variables writes to the local scope only' },
  { script: "console.log(pm.environment.toObject());", why: 'toObject holds every variable' },
  { script: "console.log(pm.environment.toObject(true));", why: 'toObject can leave out the disabled' },
  { script: "console.log(pm.globals.toObject(), pm.collectionVariables.toObject(), pm.iterationData.toObject());", why: 'toObject of the other scopes' },
  { script: "console.log(Object.keys(pm.variables.toObject()).sort().join());", why: 'pm.variables.toObject merges every scope' },
  { script: "console.log(pm.variables.toObject().place);", why: 'the narrowest wins in toObject' },
  { script: "console.log(pm.environment.name, pm.globals.name);", why: 'environment and globals have names' },
  { script: "console.log(pm.variables.replaceIn('{{place}} {{host}} {{nobody}}'));", why: 'replaceIn fills in what is known' },
  { script: "console.log(pm.variables.replaceIn('{{base}}/x'));", why: 'values may hold variables' },
  { script: "console.log(pm.environment.replaceIn('{{host}} {{onlyGlobals}}'));", why: 'replaceIn of one scope knows only that scope' },
  { script: "console.log(pm.variables.replaceIn({ a: '{{host}}', b: ['{{user}}', 5] }));", why: 'replaceIn goes into objects and lists' },
  { script: "console.log(pm.variables.replaceIn('{{ host }}|{{}}|{{{host}}}'));", why: 'names are not trimmed' },
  { script: "console.log(pm.variables.replaceIn(5), pm.variables.replaceIn(null), pm.variables.replaceIn(undefined));", why: 'what is no text stays' },
  { script: "console.log(pm.variables.replaceIn('{{count}} {{isOn}} {{nothing}} {{tags}} {{age}}'));", why: 'values become text' },
  { script: "pm.variables.set('a', '{{b}}'); pm.variables.set('b', '{{a}}'); console.log(pm.variables.replaceIn('{{a}}'));", why: 'a cycle ends' },
  { script: "pm.variables.set('o', { x: 1 }); console.log(pm.variables.replaceIn('{{o}}'));", why: 'an object has no good text' },
  { script: "console.log(/^\\d{10}$/.test(pm.variables.replaceIn('{{$timestamp}}')) || pm.variables.replaceIn('{{$timestamp}}'));", why: 'dynamic values are known by the host', with: { variables: withDynamic() } },
  { script: "pm.environment.set(5, 'five'); console.log(pm.environment.get('5'));", why: 'a number as name' },
  { script: "pm.environment = {}; console.log(typeof pm.environment.get);", why: 'the scopes cannot be replaced' },
  { script: "pm.iterationData.set('user', 'bob'); console.log(pm.iterationData.get('user'), pm.variables.get('user'));", why: 'iteration data can be changed for the script' },
  { script: "console.log(pm.iterationData.has('user'), pm.iterationData.has('x'));", why: 'iteration data has its names' },
  { script: "pm.environment.set('x', 1); pm.globals.set('x', 2); console.log(pm.variables.get('x'));", why: 'environment before globals', with: prerequest },
  { script: "const o = { a: 1 }; pm.environment.set('o', o); console.log(pm.environment.get('o') === o);", why: 'an object stays the same object in its script' },
  { script: "pm.collectionVariables.clear(); pm.globals.clear(); console.log(pm.variables.get('onlyGlobals'));", why: 'every scope can be cleared' },
  { script: "pm.environment.set('a', [1, 2]); console.log(pm.environment.get('a'));", why: 'lists are kept' },
  { script: "pm.environment.set('d', new Date(0));", why: 'a date is its text afterwards' },
];

function none(): NonNullable<Case['with']>['variables'] & object {
  return { local: [], environment: [], collection: [], globals: [] };
}

function withDynamic(): ReturnType<typeof none> {
  return { ...none(), globals: [{ key: '$timestamp', value: '1700000000' }] };
}
