import { setTimeout as wait } from 'node:timers/promises';
import { SaveError } from '../errors.ts';
import { notWritable } from './not-writable.ts';

/** A lock whose holder died is taken over after this time; waiting for it has to last longer. */
const staleMilliseconds = 5_000;
const waitMilliseconds = 50;

/** Does something while no other process does the same with this file; asks for it `attempts` times. */
export async function withLock<Result>(path: string, action: () => Promise<Result>, attempts = 200): Promise<Result> {
  const release = await takeLock(path, attempts);
  try {
    return await action();
  } finally {
    await release().catch(() => {});
  }
}

/** The library would also wait for a directory to become writable, so the waiting is done here. */
async function takeLock(path: string, attempts: number): Promise<() => Promise<void>> {
  const { default: lockfile } = await import('proper-lockfile');
  for (let attempt = 1; ; attempt++) {
    try {
      return await lockfile.lock(path, { realpath: false, stale: staleMilliseconds, onCompromised: () => {} });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ELOCKED') throw notWritable(path, cause);
      if (attempt >= attempts) throw locked(path, cause);
      await wait(waitMilliseconds);
    }
  }
}

function locked(path: string, cause: unknown): SaveError {
  const hint = `Wait for it, or remove ${path}.lock when nothing runs`;
  return new SaveError('locked', `${path} is being written by another process`, { hint, cause });
}
