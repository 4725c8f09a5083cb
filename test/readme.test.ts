import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reporterOptionTable } from '../src/cli/options/reporter-table.ts';
import { typedAs } from '../src/cli/options/run-options.ts';
import type { OptionSpec } from '../src/cli/options/spec.ts';
import { optionTable } from '../src/cli/options/table.ts';
import { version } from '../src/version.ts';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

function row(key: string, spec: OptionSpec, reporter?: string): string {
  const typed = typedAs(key, spec).replace('--', reporter === undefined ? '--' : `--reporter-${reporter}-`);
  const isRepeated = spec.type === 'list' || spec.type === 'pairs';
  return `| \`${typed}\` | ${spec.help}${isRepeated ? '; may be repeated' : ''} |`;
}

test('the README lists every option of `postino run` as the code has it', () => {
  const rows = [
    ...Object.entries(optionTable).map(([key, spec]) => row(key, spec)),
    ...Object.entries(reporterOptionTable).flatMap(([reporter, options]) =>
      Object.entries(options).map(([key, spec]) => row(key, spec, reporter)),
    ),
  ];
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
