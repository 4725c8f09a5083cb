import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CaseServer, startCaseServer } from './case-server.ts';

let server: CaseServer;
let folder: string;
beforeEach(async () => {
  server = await startCaseServer();
  folder = mkdtempSync(join(tmpdir(), 'postino-output-'));
  const exec = "pm.test('wrong', () => pm.expect(1).to.eql(2)); pm.environment.set('Last', pm.info.requestName)";
  const item = Array.from({ length: 20 }, (_, index) => ({
    name: `Request ${index + 1}`,
    event: [{ listen: 'test', script: { exec } }],
    request: { method: 'GET', url: `${server.url}/users/1` },
  }));
  writeFileSync(join(folder, 'c.json'), JSON.stringify({ info: { name: 'Long' }, item }));
  writeFileSync(join(folder, 'e.postman_environment.json'), JSON.stringify({ name: 'E', values: [] }));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const programs = [
  { name: 'postino', file: 'cli.cjs', more: ['--save-current'], current: 'e.current.yaml' },
  { name: 'newman', file: 'newman/command.cjs', more: ['--export-environment', 'after.json'], current: 'after.json' },
];

interface Start {
  readonly file: string;
  readonly args: readonly string[];
  readonly stdout: 'pipe' | number;
}

function start({ file, args, stdout }: Start): ChildProcess {
  const path = fileURLToPath(new URL(`../../dist/${file}`, import.meta.url));
  return spawn(process.execPath, [path, ...args], { cwd: folder, stdio: ['ignore', stdout, 'pipe'] });
}

async function ended(child: ChildProcess): Promise<{ readonly code: number | null; readonly stderr: string }> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((done) => {
    child.on('close', done);
  });
  return { code, stderr };
}

describe.each(programs)('$name', ({ name, file, more, current }) => {
  test('goes on without the reader of its output: reports, values and exit code are there', async () => {
    const args = [
      'run',
      'c.json',
      '-e',
      'e.postman_environment.json',
      ...more,
      '--delay-request',
      '10',
      '-r',
      'cli,json',
    ];
    const child = start({ file, args: [...args, '--reporter-json-export', 'r.json'], stdout: 'pipe' });
    child.stdout?.once('data', () => child.stdout?.destroy());

    expect(await ended(child)).toEqual({ code: 1, stderr: '' });
    const report = readFileSync(join(folder, 'r.json'), 'utf8');
    expect(JSON.parse(report)).toBeTypeOf('object');
    expect(report).toContain('Request 20');
    expect(readFileSync(join(folder, current), 'utf8')).toContain('Request 20');
    expect(readdirSync(folder).filter((each) => each.includes('partial'))).toEqual([]);
  });

  test.runIf(existsSync('/dev/full'))('says that its output cannot be written, once', async () => {
    const full = openSync('/dev/full', 'w');
    const child = start({ file, args: ['run', '--help'], stdout: full });
    closeSync(full);
    expect(await ended(child)).toEqual({
      code: 2,
      stderr: `${name}: standard output cannot be written: the disk is full\n`,
    });
  });
});

// A limit for the size of files stands for a full disk: the write that goes beyond it is done in part.
test.each(['json', 'junit'])('a %s report that the disk does not take is refused, and none is left', async (name) => {
  const item = { name: 'x'.repeat(20_000), request: { url: `${server.url}/users/1` } };
  writeFileSync(join(folder, 'c.json'), JSON.stringify({ info: { name: 'Long' }, item: [item, item] }));
  const report = join(folder, `report.${name}`);
  const options = `-r ${name} --reporter-${name}-export ${report}`;
  const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
  // 16 KiB where a block has 512 bytes, 32 KiB where it has 1,024.
  const command = `ulimit -f 32; exec "${process.execPath}" "${cli}" run c.json ${options}`;
  const child = spawn('sh', ['-c', command], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  expect(await ended(child)).toEqual({
    code: 2,
    stderr: `postino: the report ${report} cannot be written: it is larger than the system allows\n  Choose another file with --reporter-json-export or --reporter-junit-export\n`,
  });
  expect(readdirSync(folder).filter((each) => each.startsWith('report'))).toEqual([]);
});
