import type { Rule } from '../rule.ts';

const here = 'http://server.test';

const scopes = ['environment', 'globals', 'collectionVariables', 'variables'];
const all = { environment: { e: '1' }, globals: { g: '2' }, collection: { variable: [{ key: 'c', value: '3' }] } };

/** One request whose scripts work, and a second that shows the result on the wire. */
function thenShow(work: string, shown = '{{x}}'): object {
  return {
    items: [
      { name: 'work', request: `${here}/work`, test: work },
      { name: 'show', request: `${here}/${shown}` },
    ],
  };
}

const eachScope: readonly Rule[] = scopes.flatMap((scope) => [
  {
    rule: `pm.${scope}.set is seen by the request itself`,
    request: `${here}/{{x}}`,
    prerequest: `pm.${scope}.set('x', 'set')`,
  },
  { rule: `pm.${scope}.set is seen by later requests`, ...thenShow(`pm.${scope}.set('x', 'set')`) },
  {
    rule: `pm.${scope}.get, has and unset`,
    request: `${here}/{{x}}`,
    prerequest: `pm.${scope}.set('x', 'set'); console.log(pm.${scope}.get('x'), pm.${scope}.has('x'), pm.${scope}.has('y'), String(pm.${scope}.get('y'))); pm.${scope}.unset('x'); console.log(pm.${scope}.has('x'))`,
  },
  {
    rule: `pm.${scope} keeps types`,
    request: `${here}/{{n}}/{{b}}/{{o}}/{{l}}`,
    prerequest: `pm.${scope}.set('n', 5); pm.${scope}.set('b', false); pm.${scope}.set('o', { a: 1 }); pm.${scope}.set('l', null);
    for (const key of 'nbol') console.log(key, typeof pm.${scope}.get(key), JSON.stringify(pm.${scope}.get(key)));`,
  },
  {
    rule: `pm.${scope} and replaceIn`,
    request: `${here}/`,
    prerequest: `pm.${scope}.set('x', 'set'); console.log(pm.${scope}.replaceIn('{{x}} {{nobody}} {{x}}'), pm.${scope}.replaceIn('plain'))`,
  },
]);

export const scriptVariableRules: readonly Rule[] = [
  ...eachScope,
  {
    rule: 'a variable set to undefined is the text null',
    request: `${here}/{{u}}`,
    prerequest: "pm.environment.set('u', undefined); console.log(typeof pm.environment.get('u'))",
  },
  {
    rule: 'a local variable set to undefined',
    differs: {
      id: 'local-undefined',
      newman: { requests: [{ path: '/' }] },
      postino: { requests: [{ path: '/null' }] },
    },
    request: `${here}/{{u}}`,
    prerequest: "pm.variables.set('u', undefined)",
  },
  {
    rule: 'toObject of every scope',
    request: `${here}/`,
    ...all,
    prerequest: `
    pm.variables.set('l', '4');
    for (const scope of ['environment', 'globals', 'collectionVariables', 'variables']) console.log(scope, JSON.stringify(pm[scope].toObject()));`,
  },
  {
    rule: 'clear of every scope',
    ...all,
    items: [
      {
        request: `${here}/{{e}}/{{g}}/{{c}}`,
        prerequest:
          'pm.environment.clear(); pm.globals.clear(); pm.collectionVariables.clear(); console.log(JSON.stringify(pm.variables.toObject()))',
      },
      { request: `${here}/{{e}}/{{g}}/{{c}}` },
    ],
  },
  {
    rule: 'pm.variables.get searches every scope, narrowest first',
    request: `${here}/`,
    environment: { x: 'environment', e: '1' },
    globals: { x: 'globals', g: '2' },
    collection: {
      variable: [
        { key: 'x', value: 'collection' },
        { key: 'c', value: '3' },
      ],
    },
    rows: [{ r: 'row' }],
    prerequest:
      "console.log(pm.variables.get('x'), pm.variables.get('e'), pm.variables.get('g'), pm.variables.get('c'), pm.variables.get('r'), String(pm.variables.get('none'))); console.log(pm.variables.has('g'), pm.variables.has('none'))",
  },
  {
    rule: 'pm.variables.set changes no other scope',
    ...all,
    request: `${here}/{{e}}`,
    prerequest: "pm.variables.set('e', 'local'); console.log(pm.environment.get('e'), pm.variables.get('e'))",
  },
  {
    rule: 'local variables live through requests and iterations',
    items: [{ request: `${here}/{{n}}`, prerequest: "pm.variables.set('n', (pm.variables.get('n') || 0) + 1)" }],
    options: { iterationCount: 3 },
  },
  {
    rule: 'a variable that is unset in one scope is found in the next',
    environment: { x: 'environment' },
    globals: { x: 'globals' },
    ...thenShow("pm.environment.unset('x')"),
  },
  { rule: 'pm.environment.name', request: `${here}/`, environment: {}, prerequest: 'console.log(pm.environment.name)' },
  {
    rule: 'a typed variable is read with its type',
    request: `${here}/`,
    environment: [
      { key: 'n', value: '5', type: 'number' },
      { key: 'b', value: 'true', type: 'boolean' },
      { key: 't', value: '5', type: 'text' },
    ],
    prerequest: "for (const k of 'nbt') console.log(typeof pm.environment.get(k), pm.environment.get(k))",
  },
  {
    rule: 'a disabled variable is not there',
    request: `${here}/`,
    environment: [{ key: 'x', value: '1', disabled: true }],
    prerequest: "console.log(pm.environment.has('x'), String(pm.environment.get('x')))",
  },
  {
    rule: 'setting a variable whose key is there twice',
    environment: [
      { key: 'x', value: '1' },
      { key: 'x', value: '2' },
    ],
    ...thenShow("pm.environment.set('x', '3')"),
  },
  {
    rule: 'unsetting a variable whose key is there twice',
    environment: [
      { key: 'x', value: '1' },
      { key: 'x', value: '2' },
    ],
    ...thenShow("pm.environment.unset('x')"),
  },
  {
    rule: 'setting a disabled variable',
    environment: [{ key: 'x', value: '1', disabled: true }],
    ...thenShow("pm.environment.set('x', '3')"),
  },
  {
    rule: 'a change is seen at once in the same script',
    request: `${here}/`,
    environment: { x: '1' },
    prerequest:
      "pm.environment.set('x', '2'); console.log(pm.variables.get('x'), pm.environment.get('x'), pm.variables.replaceIn('{{x}}'))",
  },
  {
    rule: 'replaceIn knows dynamic names',
    request: `${here}/`,
    prerequest:
      "console.log(/^[0-9a-f-]{36}$/.test(pm.variables.replaceIn('{{$guid}}')), /^\\d+$/.test(pm.variables.replaceIn('{{$randomInt}}')))",
  },
  {
    rule: 'replaceIn of what is no text',
    request: `${here}/`,
    prerequest:
      "console.log(JSON.stringify(pm.variables.replaceIn({ a: '{{x}}' })), pm.variables.replaceIn(5), String(pm.variables.replaceIn(undefined)))",
    environment: { x: '1' },
  },
  {
    rule: 'pm.iterationData has the row',
    request: `${here}/`,
    rows: [{ a: 'x', n: 5, z: null }, { a: 'y' }],
    prerequest:
      "console.log(pm.iterationData.get('a'), typeof pm.iterationData.get('n'), pm.iterationData.has('n'), pm.iterationData.has('q'), JSON.stringify(pm.iterationData.toObject()))",
  },
  {
    rule: 'pm.iterationData without data',
    request: `${here}/`,
    prerequest: "console.log(String(pm.iterationData.get('a')), JSON.stringify(pm.iterationData.toObject()))",
  },
  { rule: 'data of older scripts', request: `${here}/`, rows: [{ a: 'x' }], prerequest: 'console.log(data.a)' },
  {
    rule: 'setting a variable to another with the same name in it',
    ...thenShow("pm.environment.set('y', '2'); pm.environment.set('x', '{{y}}')"),
  },
  {
    rule: 'a script’s set survives its own error',
    ...thenShow("pm.environment.set('x', 'kept'); throw new Error('after')"),
  },
  { rule: 'a set in a timer', ...thenShow("setTimeout(() => pm.environment.set('x', 'late'), 10)") },
  {
    rule: 'a set without a key',
    request: `${here}/`,
    prerequest: "pm.environment.set('', 'x'); console.log(JSON.stringify(pm.environment.toObject()))",
  },
];
