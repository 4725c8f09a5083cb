import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, asyncProperty, constantFrom, dictionary, jsonValue, oneof, string } from 'fast-check';
import { describe, expect } from 'vitest';
import { loadCurrentValues } from '../../src/load/current-values.ts';
import { saveCurrentValues } from '../../src/save/current-values.ts';
import { bundle, ending, start } from '../load/child.ts';
import { asOrdinaryUser, complaint, test } from '../load/scratch.ts';

const header = `# Current values of the environment beside this file: yours alone, kept by Postino.
# They may be secret: do not commit this file.

`;
const changes = (values: Readonly<Record<string, unknown>>) => new Map(Object.entries(values));

test('a new file says what it is and is for its owner alone', async ({ scratch }) => {
  const path = join(scratch.directory, 'new/directory/x.current.yaml');
  await saveCurrentValues(path, changes({ token: 'secret', id: '102290129340398', count: 5, isOn: true }));
  expect(await readFile(path, 'utf8')).toBe(`${header}token: secret\nid: "102290129340398"\ncount: 5\nisOn: true\n`);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(scratch.directory, 'new/directory'))).toEqual(['x.current.yaml']);
});

test('the next save keeps the header', async ({ scratch }) => {
  const path = join(scratch.directory, 'x.current.yaml');
  await saveCurrentValues(path, changes({ a: '1' }));
  await saveCurrentValues(path, changes({ a: '2', b: '3' }));
  expect(await readFile(path, 'utf8')).toBe(`${header}a: "2"\nb: "3"\n`);
});

describe('an existing file', () => {
  const before = `# mine
host: h # why

# about the token
token: "old"
other: { kept: +39123 }
long: 102290129340398123456789
version: 1.10
text: |
  two
  lines
count: 0x1F
`;

  test.for([
    { why: 'a changed value keeps its comment', values: { host: 'new' }, replace: ['host: h #', 'host: new #'] },
    { why: 'a quoted value', values: { token: 'new' }, replace: ['"old"', 'new'] },
    {
      why: 'a new value goes to the end',
      values: { added: true },
      replace: ['count: 0x1F\n', 'count: 0x1F\nadded: true\n'],
    },
    {
      why: 'a removed value goes with its comment',
      values: { host: undefined },
      replace: ['# mine\nhost: h # why\n\n', ''],
    },
    { why: 'a number written in another way', values: { count: 5 }, replace: ['count: 0x1F', 'count: 5'] },
    {
      why: 'text of several lines',
      values: { host: 'a\nb\n' },
      replace: ['host: h # why\n', 'host: | # why\n  a\n  b\n'],
    },
    { why: 'text in place of lines', values: { text: 'one' }, replace: ['text: |\n  two\n  lines\n', 'text: one\n'] },
    { why: 'a list', values: { text: [1, 'a'] }, replace: ['text: |\n  two\n  lines\n', 'text:\n  - 1\n  - a\n'] },
    { why: 'a value that is not there is not removed', values: { nobody: undefined }, replace: ['', ''] },
  ])('$why; all the rest stays', async ({ values, replace: [from = '', to = ''] }, { scratch }) => {
    const path = await scratch.write('x.current.yaml', before);
    await saveCurrentValues(path, changes(values));
    expect(await readFile(path, 'utf8')).toBe(before.replace(from, to));
  });

  test('without changes is not touched', async ({ scratch }) => {
    const path = await scratch.write('x.current.yaml', 'a:   1\n');
    const { ino } = await stat(path);
    await saveCurrentValues(path, new Map());
    expect([(await stat(path)).ino, await readFile(path, 'utf8')]).toEqual([ino, 'a:   1\n']);
  });

  test('may have names that look like numbers', async ({ scratch }) => {
    const path = await scratch.write('x.current.yaml', '2024: a\n007: b\ntrue: c\n');
    await saveCurrentValues(path, changes({ '2024': 'x', '007': 'y', true: undefined }));
    expect(await readFile(path, 'utf8')).toBe('"2024": x\n"007": y\n');
  });

  test('keeps its mode', async ({ scratch }) => {
    const path = await scratch.write('x.current.yaml', 'a: 1\n');
    await chmod(path, 0o640);
    await saveCurrentValues(path, changes({ a: 2 }));
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  test('an alias becomes the value it stands for, so that it does not change along', async ({ scratch }) => {
    const path = await scratch.write('x.current.yaml', 'a: &one old\nb: *one\n');
    await saveCurrentValues(path, changes({ a: 'new' }));
    expect(Object.fromEntries(await loadCurrentValues(path))).toEqual({ a: 'new', b: 'old' });
  });

  test.for(['', '# only a comment\n', '{}\n', '\uFEFFb: 1\n'])(
    'that is nearly empty is filled: %j',
    async (text, { scratch }) => {
      const path = await scratch.write('x.current.yaml', text);
      await saveCurrentValues(path, changes({ a: '1' }));
      expect((await loadCurrentValues(path)).get('a')).toBe('1');
      expect(await readFile(path, 'utf8')).toContain(text.startsWith('#') ? text : '');
    },
  );
});

test('whatever is saved is loaded again, with its type', async ({ scratch }) => {
  const path = join(scratch.directory, 'x.current.yaml');
  const odd = constantFrom(
    '102290129340398',
    '007',
    '+39123',
    '1.10',
    '1e3',
    '0x1F',
    'true',
    'null',
    '~',
    '',
    ' a ',
    '- b',
    '# c',
    'd: e',
    '"',
    "'",
    '{{f}}',
    '*g',
    '&h',
    '!i',
    '%j',
    '@k',
    '`',
    'a\nb',
    '\ta\n\n',
    'a\r\nb',
    '.nan',
    '\u0000',
    '\uFEFF',
    '2020-01-01',
    '<<',
  );
  const key = oneof(odd, string({ minLength: 1 }), constantFrom('__proto__', 'constructor', '1'));
  await assert(
    asyncProperty(dictionary(key, oneof(odd, string(), jsonValue())), async (values) => {
      await writeFile(path, '');
      await saveCurrentValues(path, new Map(Object.entries(values)));
      const loaded = await loadCurrentValues(path);
      for (const [name, value] of Object.entries(values)) {
        expect({ name, value: loaded.get(name) }).toEqual({ name, value: JSON.parse(JSON.stringify(value)) });
      }
    }),
    { numRuns: 200, seed: 4, examples: [[{ id: -0, list: [-0], map: { '': -0 } }]] },
  );
}, 120_000);

describe('symbolic links', () => {
  test('are kept, and what they point to is written', async ({ scratch }) => {
    const target = await scratch.write('real/values.yaml', 'a: 1\n');
    const path = join(scratch.directory, 'x.current.yaml');
    await symlink('real/values.yaml', path);
    await saveCurrentValues(path, changes({ b: 2 }));
    expect((await lstat(path)).isSymbolicLink()).toBe(true);
    expect(await readFile(target, 'utf8')).toBe('a: 1\nb: 2\n');
  });

  test('may point to what is yet to be made', async ({ scratch }) => {
    const path = join(scratch.directory, 'x.current.yaml');
    await symlink('later/values.yaml', path);
    await saveCurrentValues(path, changes({ b: 2 }));
    expect((await lstat(path)).isSymbolicLink()).toBe(true);
    expect(await readFile(join(scratch.directory, 'later/values.yaml'), 'utf8')).toBe(`${header}b: 2\n`);
  });
});

describe('what cannot be written is refused and left as it is', () => {
  test.for([
    { text: 'a: "x\n', expected: 'is not valid YAML: line 2, column 1: Missing closing "quote' },
    { text: 'a: 1\na: 2\n', expected: 'is not valid YAML: line 2, column 1: Map keys must be unique' },
    {
      text: 'a: 1\n---\nb: 2\n',
      expected:
        'is not valid YAML: line 2, column 1: Source contains multiple documents; please use YAML.parseAllDocuments()',
    },
    { text: '- a\n', expected: 'does not hold current values' },
    { text: 'words\n', expected: 'does not hold current values' },
    {
      text: 'a: *nowhere\n',
      expected: 'is not valid YAML: Unresolved alias (the anchor must be set before the alias): nowhere',
    },
  ])('$text', async ({ text, expected }, { scratch }) => {
    const path = await scratch.write('x.current.yaml', text);
    expect(await complaint(saveCurrentValues(path, changes({ a: 3 })), scratch.directory)).toBe(
      `not-writable: <dir>/x.current.yaml ${expected}; it stays as it is\n-> Correct it to one "name: value" per line, or remove it`,
    );
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await readdir(scratch.directory)).toEqual(['x.current.yaml']);
  });

  const hint = '-> Check the directory and its permissions, or save to another file';

  test('in a read-only directory', async ({ scratch }) => {
    const path = await scratch.write('d/x.current.yaml', 'a: 1\n');
    await chmod(join(scratch.directory, 'd'), 0o555);
    const text = await asOrdinaryUser(() => complaint(saveCurrentValues(path, changes({ a: 2 })), scratch.directory));
    await chmod(join(scratch.directory, 'd'), 0o755);
    expect(text).toBe(`not-writable: <dir>/d/x.current.yaml cannot be written: permission denied\n${hint}`);
  });

  test('below a directory that is not ours', async ({ scratch }) => {
    await mkdir(join(scratch.directory, 'd'), { mode: 0o555 });
    const path = join(scratch.directory, 'd/e/x.current.yaml');
    const text = await asOrdinaryUser(() => complaint(saveCurrentValues(path, changes({ a: 2 })), scratch.directory));
    expect(text).toBe(`not-writable: <dir>/d/e/x.current.yaml cannot be written: permission denied\n${hint}`);
  });

  test('where a directory is, or a file in the way', async ({ scratch }) => {
    const file = await scratch.write('d/file', '');
    expect(await complaint(saveCurrentValues(join(scratch.directory, 'd'), changes({ a: 2 })), scratch.directory)).toBe(
      `not-writable: <dir>/d cannot be written: it is a directory\n${hint}`,
    );
    expect(await complaint(saveCurrentValues(join(file, 'x.yaml'), changes({ a: 2 })), scratch.directory)).toBe(
      `not-writable: <dir>/d/file/x.yaml cannot be written: a part of the path is not a directory\n${hint}`,
    );
  });
});

describe('writers at the same time', () => {
  const program = `import { saveCurrentValues } from '../../src/save/current-values.ts';
    async function main() {
      const [path, writer, count] = process.argv.slice(2);
      for (let at = 0; at < Number(count); at++) await saveCurrentValues(path, new Map([[writer + at, at]]));
    }
    main();`;

  test('in one process lose nothing', async ({ scratch }) => {
    const path = join(scratch.directory, 'x.current.yaml');
    await Promise.all(Array.from({ length: 20 }, (_, at) => saveCurrentValues(path, changes({ [`a${at}`]: at }))));
    expect((await loadCurrentValues(path)).size).toBe(20);
  });

  test('in several processes lose nothing', { timeout: 120_000 }, async ({ scratch }) => {
    const path = join(scratch.directory, 'values/x.current.yaml');
    const script = await bundle(program, scratch.directory);
    const endings = await Promise.all(['a', 'b', 'c'].map((writer) => ending(start(script, path, writer, '25'))));
    expect(endings.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect((await loadCurrentValues(path)).size).toBe(75);
    expect(await readdir(join(scratch.directory, 'values'))).toEqual(['x.current.yaml']);
  });

  test('a killed one leaves a whole file, and no lock for long', { timeout: 120_000 }, async ({ scratch }) => {
    const path = await scratch.write('x.current.yaml', 'kept: 1\n');
    const child = start(await bundle(program, scratch.directory), path, 'a', '100000');
    const ended = ending(child);
    await expect.poll(async () => (await loadCurrentValues(path)).size, { timeout: 60_000 }).toBeGreaterThan(5);
    child.kill('SIGKILL');
    await ended;
    await saveCurrentValues(path, changes({ after: 1 }));
    const values = await loadCurrentValues(path);
    expect([values.get('kept'), values.get('after')]).toEqual([1, 1]);
  });

  test('a lock whose holder died is taken over', async ({ scratch }) => {
    const path = await scratch.write('x.current.yaml', 'a: 1\n');
    await mkdir(`${path}.lock`);
    await utimes(`${path}.lock`, new Date(0), new Date(0));
    await saveCurrentValues(path, changes({ b: 2 }));
    expect(await readFile(path, 'utf8')).toBe('a: 1\nb: 2\n');
  });
});

test('a file next to it is left alone', async ({ scratch }) => {
  const path = await scratch.write('x.current.yaml', 'a: 1\n');
  await writeFile(`${path}.bak`, 'b');
  await saveCurrentValues(path, changes({ a: 2 }));
  expect(await readFile(`${path}.bak`, 'utf8')).toBe('b');
});
