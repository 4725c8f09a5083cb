import { chmod } from 'node:fs/promises';
import { expect } from 'vitest';
import { currentValuesPath, loadCurrentValues } from '../../src/load/current-values.ts';
import { asOrdinaryUser, complaint, test } from './scratch.ts';

test.for([
  { environment: '/e/prod.postman_environment.json', path: '/e/prod.current.yaml' },
  { environment: '/e/prod.json', path: '/e/prod.current.yaml' },
  { environment: 'prod.yaml', path: 'prod.current.yaml' },
  { environment: 'a.b/my.prod.yml', path: 'a.b/my.prod.current.yaml' },
  { environment: 'prod', path: 'prod.current.yaml' },
  { environment: 'PROD.JSON', path: 'PROD.current.yaml' },
])('$environment keeps its current values in $path', ({ environment, path }) => {
  expect(currentValuesPath(environment)).toBe(path);
});

test('values keep their types', async ({ scratch }) => {
  const path = await scratch.write('x.current.yaml', 'a: 1\nb: "1"\nc: true\nd: +39123\ne:\nf: { g: [1] }\n');
  expect(Object.fromEntries(await loadCurrentValues(path))).toEqual({
    a: 1,
    b: '1',
    c: true,
    d: '+39123',
    e: '',
    f: { g: [1] },
  });
});

test.for([undefined, '', '# nothing yet\n', '{}'])('there are none yet: %j', async (content, { scratch }) => {
  const path = `${scratch.directory}/x.current.yaml`;
  if (content !== undefined) await scratch.write('x.current.yaml', content);
  expect((await loadCurrentValues(path)).size).toBe(0);
});

test.for([
  {
    content: '- a\n- b\n',
    expected:
      'not-yaml: <dir>/x.current.yaml does not hold current values: it is a list\n-> Write one "name: value" per line, or remove the file',
  },
  {
    content: 'words\n',
    expected:
      'not-yaml: <dir>/x.current.yaml does not hold current values: it is just a text\n-> Write one "name: value" per line, or remove the file',
  },
  {
    content: 'a: "hunter2\n',
    expected:
      'not-yaml: <dir>/x.current.yaml is not valid YAML: line 2, column 1: Missing closing "quote\n  2 | \n    | ^\n-> Correct line 2 of <dir>/x.current.yaml',
  },
])('$content is refused', async ({ content, expected }, { scratch }) => {
  const path = await scratch.write('x.current.yaml', content);
  expect(await complaint(loadCurrentValues(path), scratch.directory)).toBe(expected);
});

test('a file that is not ours to read', async ({ scratch }) => {
  const path = await scratch.write('x.current.yaml', 'a: 1');
  await chmod(path, 0o000);
  expect(await asOrdinaryUser(() => complaint(loadCurrentValues(path), scratch.directory))).toBe(
    'not-readable: <dir>/x.current.yaml cannot be read: permission denied\n-> Allow reading it, e.g. with chmod u+r <dir>/x.current.yaml',
  );
});
