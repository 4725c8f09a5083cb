import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const hook = fileURLToPath(new URL('usage.cjs', import.meta.url));

/**
 * Runs node with these arguments to its end and gives wall and CPU milliseconds and peak memory in MiB. Certificates that
 * this machine may have node read at every start (30 ms) say nothing about who is started.
 */
export async function measure(args, folder) {
  const usage = join(folder, 'usage.json');
  const { NODE_EXTRA_CA_CERTS: _, ...others } = process.env;
  const env = { ...others, BENCH_USAGE: usage, NODE_OPTIONS: `--require "${hook.replaceAll('\\', '/')}"` };
  const started = performance.now();
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const [code] = await once(child, 'exit');
  const wall = performance.now() - started;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}\n${errors}`);
  return { wall, ...JSON.parse(readFileSync(usage, 'utf8')) };
}

/** The server in its own process; `count` gives how many requests it had since the last time. */
export async function startServer() {
  const child = fork(fileURLToPath(new URL('server.mjs', import.meta.url)));
  const [{ ports }] = await once(child, 'message');
  return {
    origin: `http://127.0.0.1:${ports[0]}`,
    secureOrigin: `https://127.0.0.1:${ports[1]}`,
    count: async () => {
      child.send('count');
      const [{ count }] = await once(child, 'message');
      return count;
    },
    close: () => child.disconnect(),
  };
}
