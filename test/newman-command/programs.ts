import { fork, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Program } from './observe.ts';

/** A file of the build. */
export const built = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));

/** What a command line may take; more is a program that does not end. */
const patienceMilliseconds = 30_000;

/** Newer versions of Node deprecate what newman uses; that is not what is compared. */
const withoutDeprecations = ['--no-deprecation'];

/** The programs that command lines are given to: newman, and the two of Postino that take its command lines. */
export const programs = {
  newman: start(createRequire(import.meta.url).resolve('newman/bin/newman.js'), withoutDeprecations),
  command: start(built('newman/command.cjs')),
  postino: start(built('cli.cjs')),
} satisfies Readonly<Record<string, Program>>;

function start(path: string, flags: readonly string[] = []): Program {
  return (args, { cwd, env }) => {
    const child = spawn(process.execPath, [...flags, path, ...args], {
      cwd,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: patienceMilliseconds,
      killSignal: 'SIGKILL',
    });
    const printed = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        printed[name] += text;
      });
    }
    return new Promise((done) => {
      child.on('close', (code) => done({ code, ...printed }));
    });
  };
}

/** One process that runs newman's command lines one after the other: starting it costs more than all that it does. */
export function openNewman(): { readonly program: Program; readonly close: () => void } {
  const child = fork(fileURLToPath(new URL('host.mjs', import.meta.url)), {
    env: { PATH: process.env['PATH'] },
    execArgv: withoutDeprecations,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let last: Promise<unknown> = Promise.resolve();
  const ask: Program = (args, place) =>
    new Promise((resolve, reject) => {
      const stop = (why: string) => () => reject(new Error(`${why}: newman ${args.join(' ')}`));
      const limit = setTimeout(stop('newman does not end'), patienceMilliseconds);
      child.once('exit', stop('newman ended its process'));
      child.once('message', (answer) => {
        clearTimeout(limit);
        child.removeAllListeners('exit');
        resolve(answer as Awaited<ReturnType<Program>>);
      });
      child.send({ args, ...place });
    });
  return {
    program: (args, place) => {
      const answer = last.then(() => ask(args, place));
      last = answer.catch(() => undefined);
      return answer;
    },
    close: () => child.kill(),
  };
}
