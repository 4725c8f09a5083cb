import { createServer } from 'node:http';
import { describe, expect } from 'vitest';
import { loadVariables, parseVariables } from '../../src/load/variables.ts';
import { complaint, test } from './scratch.ts';

const exported = {
  id: 'e1',
  name: 'Production',
  values: [
    { key: 'host', value: 'h', enabled: true, type: 'default' },
    { key: 'off', value: 'x', enabled: false },
    { key: 'gone', value: 'x', disabled: true },
    { key: 'token', value: 's', type: 'secret', enabled: true, description: 'why' },
    { key: 'count', value: 5 },
    { key: 'nothing', value: null },
    { key: 'bare' },
    { key: '', value: 'nameless' },
  ],
  _postman_variable_scope: 'environment',
};
const variables = [
  { key: 'host', value: 'h', type: 'default' },
  { key: 'off', value: 'x', disabled: true },
  { key: 'gone', value: 'x', disabled: true },
  { key: 'token', value: 's', type: 'secret', description: 'why' },
  { key: 'count', value: 5 },
  { key: 'nothing', value: null },
  { key: 'bare', value: undefined },
  { key: '', value: 'nameless' },
];

describe("Postman's export form", () => {
  test('is read with both ways to switch a variable off', async ({ scratch }) => {
    await scratch.write('prod.postman_environment.json', `\uFEFF${JSON.stringify(exported)}`);
    expect(await loadVariables('prod.postman_environment.json', 'environment', scratch.io)).toEqual({
      id: 'e1',
      name: 'Production',
      variables,
      origin: 'prod.postman_environment.json',
    });
  });

  test.for([
    { why: "in the wrapper of Postman's API", document: { environment: exported } },
    { why: 'as a plain list of values', document: exported.values },
  ])('$why', ({ document }) => {
    expect(parseVariables(document, 'x.json', 'environment').variables).toEqual(variables);
  });

  test('is an environment unless said otherwise', async ({ scratch }) => {
    const environment = { environment: exported };
    expect(parseVariables(environment, 'x.json').variables).toEqual(variables);
    const path = await scratch.write('wrapped.json', JSON.stringify(environment));
    expect((await loadVariables(path)).variables).toEqual(variables);
  });

  test('globals are the same', () => {
    const globals = { ...exported, _postman_variable_scope: 'globals' };
    expect(parseVariables(globals, 'x.json', 'globals').variables).toEqual(variables);
    expect(parseVariables({ globals }, 'x.json', 'globals').variables).toEqual(variables);
  });

  test("an object of Postman's own library", async () => {
    const { default: postman } = await import('postman-collection');
    const scope = new postman.VariableScope({ values: [{ key: 'a', value: '1' }] } as never);
    expect(parseVariables(scope, 'x', 'environment').variables).toMatchObject([{ key: 'a', value: '1' }]);
  });

  test('is understood in YAML', async ({ scratch }) => {
    await scratch.write('e.yml', 'name: N\nvalues:\n  - key: a\n    value: "1"\n    enabled: false\n');
    expect(await loadVariables('e.yml', 'environment', scratch.io)).toMatchObject({
      name: 'N',
      variables: [{ key: 'a', value: '1', disabled: true }],
    });
  });
});

describe('YAML with one name: value per line', () => {
  test.for([
    { why: 'text', yaml: 'a: x y', value: 'x y' },
    { why: 'quoted', yaml: 'a: "x: y"', value: 'x: y' },
    { why: 'a number', yaml: 'a: 5', value: 5 },
    { why: 'a fraction', yaml: 'a: 1.5', value: 1.5 },
    { why: 'a boolean', yaml: 'a: true', value: true },
    { why: 'words of YAML 1.1 are text', yaml: 'a: no', value: 'no' },
    { why: 'null', yaml: 'a: null', value: null },
    { why: 'nothing is the empty text', yaml: 'a:', value: '' },
    { why: 'an id too long for a number', yaml: 'a: 102290129340398123456', value: '102290129340398123456' },
    { why: 'an id that fits a number', yaml: 'a: 102290129340398', value: 102290129340398 },
    { why: 'a telephone number', yaml: 'a: +391234567890', value: '+391234567890' },
    { why: 'leading zeros', yaml: 'a: 007', value: '007' },
    { why: 'a version', yaml: 'a: 1.10', value: '1.10' },
    { why: 'a hexadecimal number', yaml: 'a: 0x1F', value: '0x1F' },
    { why: 'lines', yaml: 'a: |\n  one\n  two\n', value: 'one\ntwo\n' },
    { why: 'folded lines', yaml: 'a: >-\n  one\n  two\n', value: 'one two' },
    { why: 'a comment', yaml: '# all\na: x # one\n', value: 'x' },
    { why: 'a template', yaml: 'a: "{{b}}"', value: '{{b}}' },
    { why: 'a date', yaml: 'a: 2025-01-01', value: '2025-01-01' },
  ])('$why', async ({ yaml, value }, { scratch }) => {
    await scratch.write('local.yaml', yaml);
    expect(await loadVariables('local.yaml', 'environment', scratch.io)).toEqual({
      name: 'local',
      variables: [{ key: 'a', value }],
      origin: 'local.yaml',
    });
  });

  test('or with more about a variable', async ({ scratch }) => {
    await scratch.write(
      'local.yaml',
      'token: { value: s, type: secret, description: why }\nold:\n  value: 1\n  enabled: false\nnew: { type: secret }\n',
    );
    expect((await loadVariables('local.yaml', 'environment', scratch.io)).variables).toEqual([
      { key: 'token', value: 's', type: 'secret', description: 'why' },
      { key: 'old', value: 1, disabled: true },
      { key: 'new', value: '', type: 'secret' },
    ]);
  });

  test('and nothing but comments is an empty environment', async ({ scratch }) => {
    await scratch.write('local.yaml', '# a: 1\n');
    expect((await loadVariables('local.yaml', 'environment', scratch.io)).variables).toEqual([]);
  });

  test('the same in JSON, and on standard input', async ({ scratch }) => {
    const fromJson = await loadVariables('-', 'globals', scratch.withInput('{"a": 1}'));
    expect(fromJson).toEqual({ name: 'standard input', variables: [{ key: 'a', value: 1 }], origin: 'standard input' });
    const fromYaml = await loadVariables('-', 'globals', scratch.withInput('a: 1'));
    expect(fromYaml.variables).toEqual(fromJson.variables);
  });

  test('from a URL', async ({ scratch }) => {
    const server = createServer((_, response) => response.end('a: 1'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/stage.yaml`;
    const loaded = await loadVariables(`${url}?x=1`, 'environment', scratch.io);
    server.close();
    expect(loaded).toEqual({ name: 'stage', variables: [{ key: 'a', value: 1 }], origin: url });
  });
});

describe('what is no environment', () => {
  test.for([
    {
      name: 'c.json',
      content: '{"info":{"name":"C"},"item":[]}',
      expected: 'c.json is a Postman collection, not an environment\n-> Pass it as the collection to run',
    },
    {
      name: 'c.json',
      content: '{"collection":{"info":{"name":"C"},"item":[]}}',
      expected: 'c.json is a Postman collection, not an environment\n-> Pass it as the collection to run',
    },
    {
      name: 'r.json',
      content: '{"collection":{},"run":{"stats":{}}}',
      expected: 'r.json is the JSON report of a run, not an environment\n-> Pass the collection that was run',
    },
    {
      name: 'p.json',
      content: '{"name":"x","version":"1.0.0","type":"module","scripts":{},"dependencies":{},"engines":{}}',
      expected:
        'p.json is a package.json, not an environment\n-> Write one "name: value" per line, or export it from Postman',
    },
    {
      name: 'rows.json',
      content: '[{"a":1}]',
      expected: 'rows.json is a list of objects, not an environment\n-> Pass rows of data with --iteration-data',
    },
    {
      name: 'x.json',
      content: '"text"',
      expected: 'x.json is a text, not an environment\n-> Write one "name: value" per line, or export it from Postman',
    },
    {
      name: 'x.yaml',
      content: 'just words',
      expected: 'x.yaml is a text, not an environment\n-> Write one "name: value" per line, or export it from Postman',
    },
    {
      name: 'api.yaml',
      content: 'openapi: 3.0.0\ninfo: {}\n',
      expected:
        'api.yaml is an OpenAPI description in YAML, not an environment\n-> Import it into Postman and export a collection (format v2.1)',
    },
    {
      name: 'x.yaml',
      content: 'a: 1\nb: [1, 2]\n',
      expected: 'x.yaml holds a list at "b", not the value of a variable\n-> Write b as text, or as { value: … }',
    },
    {
      name: 'x.yaml',
      content: 'a: 1\nb: { c: 2 }\n',
      expected:
        'x.yaml holds an object without "value" at "b", not the value of a variable\n-> Write b as text, or as { value: … }',
    },
    { name: 'x.yaml', content: '', expected: 'x.yaml is empty\n-> Save the environment there again' },
  ])('$name: $content', async ({ name, content, expected }, { scratch }) => {
    await scratch.write(name, content);
    expect(await complaint(loadVariables(name, 'environment', scratch.io))).toBe(`not-an-environment: ${expected}`);
  });

  test('globals are named as what was asked for', async () => {
    expect(() => parseVariables({ info: {}, item: [] }, 'x.json', 'globals')).toThrow(
      'x.json is a Postman collection, not globals',
    );
  });

  test('a missing file', async ({ scratch }) => {
    await scratch.write('local.yaml', 'a: 1');
    expect(await complaint(loadVariables('locl.yaml', 'environment', scratch.io))).toBe(
      'not-found: locl.yaml does not exist\n-> Use local.yaml in the same directory',
    );
  });
});

describe('a syntax error shows the place, but no value', () => {
  test.for([
    {
      name: 'e.yaml',
      content: 'a: 1\ntoken: "hunter2" x\n',
      expected:
        'not-yaml: e.yaml is not valid YAML: line 2, column 18: Unexpected scalar at node end\n  2 | token: "•••••••" •\n    |                  ^\n-> Correct line 2 of e.yaml',
    },
    {
      name: 'e.yaml',
      content: 'a: 1\na: 2\n',
      expected:
        'not-yaml: e.yaml is not valid YAML: line 2, column 1: Map keys must be unique\n  2 | a: •\n    | ^\n-> Correct line 2 of e.yaml',
    },
    {
      name: 'e.yaml',
      content: 'key: |\n  BEGIN\n hunter2\n',
      expected:
        'not-yaml: e.yaml is not valid YAML: line 3, column 1: All mapping items must start at the same column\n  3 |  •••••••\n    | ^\n-> Correct line 3 of e.yaml',
    },
    {
      name: 'e.yaml',
      content: 'a: *nowhere\n',
      expected:
        'not-yaml: e.yaml is not valid YAML: Unresolved alias (the anchor must be set before the alias): nowhere\n-> Write the values of e.yaml without aliases',
    },
    {
      name: 'e.json',
      content: '{"values": [\n  {"key": "t", "value": "hunter2" "enabled": true}\n]}',
      expected:
        'not-json: e.json is not JSON: line 2, column 35: a comma is missing before this\n  2 |   {"key": "•", "value": "•••••••" "enabled": ••••}\n    |                                   ^\n-> Correct line 2 of e.json',
    },
  ])('$name: $content', async ({ name, content, expected }, { scratch }) => {
    await scratch.write(name, content);
    expect(await complaint(loadVariables(name, 'environment', scratch.io))).toBe(expected);
  });

  test('nor does the cause', async ({ scratch }) => {
    await scratch.write('e.json', '{"a": "hunter2" "b": 1}');
    const error: unknown = await loadVariables('e.json', 'environment', scratch.io).catch((thrown) => thrown);
    expect((error as Error).cause).toBeUndefined();
  });
});
