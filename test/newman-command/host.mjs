// Runs newman's own executable module again and again in one process: starting newman takes a second, its command line
// a few milliseconds. Everything that belongs to newman is loaded anew for each line; what it prints, its exit code and
// its end are what a process of its own would show (a test starts some as processes to see that).
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const entry = require.resolve('newman/bin/newman.js');
const own = /[\\/]node_modules[\\/](newman|colors)[\\/]/;

/** What newman is told when its process would end: it has to stop there. */
class Exit extends Error {}

process.on('message', async ({ args, cwd, env }) => {
  for (const name of Object.keys(require.cache)) if (own.test(name)) delete require.cache[name];
  const old = { ...process.env };
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.exitCode = undefined;
  process.argv = [process.argv[0], entry, ...args];
  const answer = await watch(() => require(entry)(process.argv));
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, old);
  process.exitCode = undefined;
  process.send(answer);
});

async function watch(start) {
  const printed = { stdout: '', stderr: '' };
  const writers = { stdout: process.stdout.write, stderr: process.stderr.write };
  const { exit } = process;
  let code;
  let hasStarted = false;
  let finish;
  for (const name of ['stdout', 'stderr']) {
    process[name].write = (text) => {
      if (code === undefined) printed[name] += text;
      return true;
    };
  }
  const ended = new Promise((resolve) => {
    process.exit = (given) => {
      code ??= given ?? process.exitCode ?? 0;
      resolve();
      throw new Exit();
    };
    const newman = require('newman');
    const { run } = newman;
    newman.run = (options, callback) => {
      hasStarted = true;
      return run(options, (...told) => {
        callback(...told);
        setImmediate(resolve);
      });
    };
    finish = resolve;
  });
  try {
    start();
    if (!hasStarted) finish();
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
  }
  await ended;
  code ??= process.exitCode ?? 0;
  Object.assign(process, { exit });
  for (const name of ['stdout', 'stderr']) process[name].write = writers[name];
  return { code, ...printed };
}
