import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));
const stages = ['load', 'save', 'plan', 'resolve', 'script', 'sign', 'send', 'mask', 'report'];

/** Libraries that stay in the folders named; every other library may be used where it is needed. */
const homes: Readonly<Record<string, readonly string[]>> = {
  undici: ['send'],
  'tough-cookie': ['send', 'newman'],
  yaml: ['load', 'save', 'whatsapp'],
  'csv-parse': ['load'],
  'postman-collection': ['script'],
  'postman-collection-4': ['newman'],
  'serialised-error': ['newman'],
  'postman-collection-transformer': ['load'],
  '@faker-js/faker': ['resolve'],
  '@clack/prompts': ['cli'],
  commander: ['cli'],
  xmlbuilder: ['report', 'newman'],
  aws4: ['sign'],
  jose: ['sign'],
  'js-md4': ['sign'],
  'node-oauth1': ['sign'],
  'cli-table3': ['newman'],
  'cli-progress': ['newman'],
};

interface Import {
  readonly from: string;
  readonly target: string;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const imports = files.flatMap(importsOf);

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => ({
    from: file,
    target: specifier.startsWith('.') ? relative(source, resolve(source, dirname(file), specifier)) : specifier,
  }));
}

/** Files that lead back to themselves: what remains when those go that import nothing of it, or that nothing of it imports. */
function findCircles(): readonly string[] {
  let left = files;
  for (;;) {
    const ties = imports.filter(({ from, target }) => left.includes(from) && left.includes(target));
    const rest = left.filter(
      (file) => ties.some(({ from }) => from === file) && ties.some(({ target }) => target === file),
    );
    if (rest.length === left.length) return rest;
    left = rest;
  }
}

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '');
const isOurs = ({ target }: Import): boolean => target.endsWith('.ts');
const tell = ({ from, target }: Import): string => `${from} imports ${target}`;

test('the rules see the code: there are imports to check', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(imports.filter(isOurs).length).toBeGreaterThan(20);
});

test('model imports nothing but itself and errors.ts', () => {
  const wrong = imports.filter(
    (each) => folderOf(each.from) === 'model' && !(folderOf(each.target) === 'model' || each.target === 'errors.ts'),
  );
  expect(wrong.map(tell)).toEqual([]);
});

describe('a stage imports model, errors.ts and itself', () => {
  test.each(stages)('%s', (stage) => {
    const allowed = (target: string) => [stage, 'model'].includes(folderOf(target)) || target === 'errors.ts';
    const wrong = imports.filter((each) => isOurs(each) && folderOf(each.from) === stage && !allowed(each.target));
    expect(wrong.map(tell)).toEqual([]);
  });
});

test('no files import each other in a circle', () => {
  expect(findCircles()).toEqual([]);
});

test('nothing in the core imports newman, whatsapp or cli; only they and index.ts import run', () => {
  const outer = ['newman', 'whatsapp', 'cli', 'run'];
  const wrong = imports.filter(
    (each) =>
      outer.includes(folderOf(each.target)) &&
      folderOf(each.from) !== folderOf(each.target) &&
      folderOf(each.from) !== 'cli' &&
      !(folderOf(each.target) === 'run' && ['index.ts', 'newman'].includes(folderOf(each.from) || each.from)),
  );
  expect(wrong.map(tell)).toEqual([]);
});

test('whatsapp uses the library like any other user: index.ts, model and errors.ts', () => {
  const allowed = (target: string) =>
    ['whatsapp', 'model'].includes(folderOf(target)) || ['index.ts', 'errors.ts'].includes(target);
  const wrong = imports.filter((each) => isOurs(each) && folderOf(each.from) === 'whatsapp' && !allowed(each.target));
  expect(wrong.map(tell)).toEqual([]);
});

test('only cli and newman/terminal.ts know process, the console and the terminal', () => {
  const wrong = files.filter((file) => {
    if (folderOf(file) === 'cli' || file === 'newman/terminal.ts' || file.startsWith('script/guest/')) return false;
    const code = readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
    return /\bprocess\.(?!nextTick)|\bconsole\./.test(code);
  });
  expect(wrong).toEqual([]);
});

test('a library stays in its folder', () => {
  const wrong = imports.filter(({ from, target }) => {
    const library = Object.keys(homes).find((name) => target === name || target.startsWith(`${name}/`));
    return library !== undefined && !homes[library]?.includes(folderOf(from));
  });
  expect(wrong.map(tell)).toEqual([]);
});

test('files stay readable: under 300 lines', () => {
  const long = files.filter((file) => readFileSync(join(source, file), 'utf8').split('\n').length > 300);
  expect(long).toEqual([]);
});
