import { SaveError } from '../errors.ts';
import { notWritable } from './not-writable.ts';

/** A lock whose holder died is taken over after this time; waiting for it has to last longer. */
const staleMilliseconds = 5_000;
const waitingMilliseconds = { minTimeout: 25, maxTimeout: 100, factor: 1.2, randomize: true };

/** Does something while no other process does the same with this file; asks for it `attempts` times. */
export async function withLock<Result>(path: string, action: () => Promise<Result>, attempts = 200): Promise<Result> {
  const { default: lockfile } = await import('proper-lockfile');
  let release: () => Promise<void>;
  try {
    release = await lockfile.lock(path, {
      realpath: false,
      stale: staleMilliseconds,
      retries: { ...waitingMilliseconds, retries: attempts },
      onCompromised: () => {},
    });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code !== 'ELOCKED') throw notWritable(path, cause);
    const hint = `Wait for it, or remove ${path}.lock when nothing runs`;
    throw new SaveError('locked', `${path} is being written by another process`, { hint, cause });
  }
  try {
    return await action();
  } finally {
    await release().catch(() => {});
  }
}
