import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { openPackages } from '../../src/load/packages.ts';
import { type Scratch, test } from './scratch.ts';

const files: Readonly<Record<string, string>> = {
  'here/lib.js': 'lib',
  'here/both.js': 'both here',
  'here/folder/index.js': 'folder',
  'here/folder/part.js': 'part',
  'here/rows.json': '[1]',
  'here/exact.js.txt': 'exact',
  'work/both.js': 'both work',
  'work/only.cjs': 'only',
  'packages/@team/one.js': 'team one',
  'packages/@team/two/package.json': '{"main":"lib/main"}',
  'packages/@team/two/lib/main.js': 'team two',
  'packages/@team/two/node_modules/inner/index.js': 'inner',
  'packages/plain/index.js': 'plain',
  'packages/node_modules/left/package.json': '{"exports":{".":{"import":"./esm.js","require":"./cjs.cjs"}}}',
  'packages/node_modules/left/cjs.cjs': 'left',
  'packages/node_modules/left/sub/file.js': 'left sub',
  'packages/node_modules/@org/right/package.json': '{"exports":"./r.js"}',
  'packages/node_modules/@org/right/r.js': 'right',
  'packages/broken/package.json': '{',
  'packages/broken/index.js': 'broken',
  'packages/escapes/package.json': '{"main":"../../secret.js"}',
  'secret.js': 'secret',
};

async function open({ directory, write }: Scratch) {
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const roots = [join(directory, 'here'), join(directory, 'work')];
  return openPackages({ roots, packages: join(directory, 'packages') });
}

describe('finds', () => {
  test.for([
    { name: './lib.js', source: 'lib', shown: 'lib.js', why: 'a file by its name' },
    { name: './lib', source: 'lib', shown: 'lib.js', why: 'a file without ending' },
    { name: './folder', source: 'folder', shown: 'folder/index.js', why: 'what a folder begins with' },
    { name: './folder/../lib', source: 'lib', shown: 'lib.js', why: 'a way around' },
    { name: './rows', source: '[1]', shown: 'rows.json', why: 'data' },
    { name: './both', source: 'both here', shown: 'both.js', why: 'beside the collection first' },
    { name: './only', source: 'only', shown: 'only.cjs', why: 'then in the working directory' },
    { name: '@team/one', source: 'team one', shown: '@team/one.js', why: 'a package that is a file' },
    { name: '@team/two', source: 'team two', shown: '@team/two/lib/main.js', why: 'a package with its main file' },
    { name: '@team/two@1.2.3', source: 'team two', shown: '@team/two/lib/main.js', why: 'a version says nothing' },
    { name: 'plain', source: 'plain', shown: 'plain/index.js', why: 'a package without scope' },
    { name: 'broken', source: 'broken', shown: 'broken/index.js', why: 'a package whose package.json is broken' },
    { name: 'npm:left', source: 'left', shown: 'node_modules/left/cjs.cjs', why: 'a package from npm, for require' },
    {
      name: 'npm:left@^1',
      source: 'left',
      shown: 'node_modules/left/cjs.cjs',
      why: 'a package from npm with its version',
    },
    {
      name: 'npm:left/sub/file',
      source: 'left sub',
      shown: 'node_modules/left/sub/file.js',
      why: 'a part of a package',
    },
    {
      name: 'npm:@org/right@2.0.0',
      source: 'right',
      shown: 'node_modules/@org/right/r.js',
      why: 'a package of a scope',
    },
    { name: 'npm:plain', source: 'plain', shown: 'plain/index.js', why: 'a package that is not installed by npm' },
  ])('$name: $why', async ({ name, source, shown }, { scratch }) => {
    expect((await open(scratch))(name)).toMatchObject({ kind: 'found', source, shown });
  });

  test('what a file asks for beside itself, and in its own node_modules', async ({ scratch }) => {
    const read = await open(scratch);
    const folder = read('./folder');
    const two = read('@team/two');
    if (folder.kind !== 'found' || two.kind !== 'found') throw new Error('not found');
    expect(read('./part', folder.id)).toMatchObject({ source: 'part' });
    expect(read('inner', two.id)).toMatchObject({ source: 'inner' });
    expect(read('inner')).toMatchObject({ kind: 'missing' });
    expect(read('../lib.js', folder.id)).toMatchObject({ source: 'lib' });
  });

  test('one file under one id', async ({ scratch }) => {
    const read = await open(scratch);
    expect(read('./folder')).toBe(read('./folder/index.js'));
  });
});

describe('does not find', () => {
  test.for([
    { name: './nothing', reason: 'there is no nothing', why: 'a file that is not there' },
    {
      name: '@team/none',
      reason: 'there is no @team/none, no node_modules/@team/none',
      why: 'a package that is not there',
    },
    { name: '../secret.js', reason: 'outside of', why: 'a file outside' },
    { name: './folder/../../secret.js', reason: 'outside of', why: 'a way out' },
    { name: 'escapes', reason: 'outside of', why: 'a package that leads outside' },
    { name: './way-out.js', reason: 'outside of', why: 'a link that leads outside' },
    { name: '@team/../../secret.js', reason: 'use ./ or', why: 'a package with a way out in its name' },
    { name: '/etc/passwd', reason: 'use ./ or', why: 'an absolute path' },
    { name: 'C:\\\\secret', reason: 'use ./ or', why: 'an absolute path of Windows' },
    { name: '', reason: 'use ./ or', why: 'no name' },
    { name: 'npm:', reason: 'use ./ or', why: 'no name after npm:' },
    { name: './exact', reason: 'there is no exact', why: 'another ending' },
  ])('$name: $why', async ({ name, reason }, { scratch }) => {
    const read = await open(scratch);
    await symlink(join(scratch.directory, 'secret.js'), join(scratch.directory, 'here/way-out.js'));
    expect(read(name)).toEqual({ kind: 'missing', reason: expect.stringContaining(reason) });
  });

  test('anything where there is no folder of packages', async ({ scratch: { directory } }) => {
    await mkdir(join(directory, 'here'));
    const read = openPackages({ roots: [join(directory, 'here')], packages: join(directory, 'none') });
    expect(read('@team/one')).toMatchObject({ kind: 'missing' });
  });
});
