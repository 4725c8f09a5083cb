import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { flagOf } from '../src/cli/program.ts';
import { type OptionSpec, optionTable } from '../src/options.ts';
import { version } from '../src/version.ts';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

function row(key: string, { short, type, value, help }: OptionSpec): string {
  const flag = `${flagOf(key)}${type === 'switch' ? '' : ` <${value ?? 'value'}>`}`;
  return `| \`${short === undefined ? '' : `-${short}, `}${flag}\` | ${help}${type === 'list' ? '; may be repeated' : ''} |`;
}

test('the README lists every option of `postino run` as the code has it', () => {
  const rows = Object.entries(optionTable).map(([key, spec]) => row(key, spec));
  const table = ['| option of `postino run` | meaning |', '| --- | --- |', ...rows].join('\n');
  expect(read('README.md')).toContain(`-->\n${table}\n<!-- /options -->`);
});

test('the README names the two commands that a newcomer types', () => {
  expect(read('README.md')).toContain('\nnpm ci && npm start\n');
  expect(read('README.md')).toContain('\nnpm ci && npm test\n');
});

test('the version is the one of package.json', () => {
  expect(version).toBe(JSON.parse(read('package.json')).version);
});
