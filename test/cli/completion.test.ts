import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type } from './command.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postino-completion-'));
  mkdirSync(join(folder, 'reports'));
  writeFileSync(join(folder, 'orders one.json'), '{}');
  writeFileSync(join(folder, 'orders.csv'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether a shell is on this machine; bash is everywhere where there is a shell at all. */
function isHere(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

const checks: Readonly<Record<string, readonly string[]>> = { bash: ['-n'], zsh: ['-n'], fish: ['--no-execute'] };

describe.each(Object.keys(checks))('%s', (shell) => {
  test('gets a script with every command and option, which it can read if it is here', async () => {
    const { code, stdout, stderr } = await type(['completion', shell], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(`golden/completion.golden.${shell}`);
    writeFileSync(join(folder, `script.${shell}`), stdout);
    const read = isHere(shell)
      ? spawnSync(shell, [...(checks[shell] ?? []), `script.${shell}`], { cwd: folder })
      : undefined;
    expect(read?.stderr.toString() ?? '').toBe('');
  });
});

const typed = [
  { words: ['ru'], offered: ['run'] },
  { words: ['env', 'un'], offered: ['unset'] },
  { words: ['env', 'set', '--cur'], offered: ['--current-values'] },
  { words: ['run', '--timeout-'], offered: ['--timeout-request', '--timeout-script'] },
  {
    words: ['run', 'orders.csv', '--reporter-junit-'],
    offered: ['--reporter-junit-export', '--reporter-junit-newman'],
  },
  { words: ['run', '--color', 'o'], offered: ['on', 'off'] },
  { words: ['run', '-r', 'j'], offered: ['json', 'junit'] },
  { words: ['run', '-e', 'orders'], offered: ['orders one.json', 'orders.csv'] },
  { words: ['run', 'orders'], offered: ['orders one.json', 'orders.csv'] },
  { words: ['run', '--working-dir', ''], offered: ['reports'] },
  { words: ['run', '--iteration-count', ''], offered: [] },
  { words: ['completion', ''], offered: ['bash', 'fish', 'zsh'] },
  { words: ['simulate', '--por'], offered: ['--port'] },
];

test('bash completes commands, options, choices, files and folders', async () => {
  const { stdout } = await type(['completion', 'bash'], { cwd: folder });
  const asked = typed.map(({ words }) => {
    const list = ['postino', ...words].map((word) => `'${word}'`).join(' ');
    return `COMP_WORDS=(${list}); COMP_CWORD=${words.length}; _postino; printf '%s\\n' "\${COMPREPLY[@]}"; echo '==='`;
  });
  const answer = execFileSync('bash', ['--norc'], {
    cwd: folder,
    input: `${stdout}\n${asked.join('\n')}\n`,
  }).toString();
  const offered = answer.split('===\n').slice(0, -1);
  const sorted = (names: readonly string[]): readonly string[] => [...names].sort();
  expect(offered.map((names) => sorted(names.split('\n').filter(Boolean)))).toEqual(
    typed.map((each) => sorted(each.offered)),
  );
});
