import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

/** What a command line did. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Typed {
  readonly cwd: string;
  readonly stdin?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** The program, if it is another than the one that was built here. */
  readonly cli?: string;
  /** Given the process and all it printed so far, every time it prints. */
  readonly watch?: ((child: ChildProcess, stdout: string) => void) | undefined;
}

/** Types `postino …` in a folder, with an empty process environment, and waits for its end. */
export async function type(
  args: readonly string[],
  { cwd, stdin = '', env = {}, cli = built, watch }: Typed,
): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    watch?.(child, stdout);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  child.stdin.on('error', () => undefined).end(stdin);
  const code = await new Promise<number | null>((done) => {
    child.on('close', done);
  });
  return { code, stdout, stderr };
}
