import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SaveError } from '../errors.ts';
import { reasonOf } from './not-writable.ts';

/** A file that is written as a run goes on and appears under its name, whole, when it is finished. */
export interface ReportFile {
  readonly path: string;
  /** @throws SaveError */
  readonly write: (text: string) => void;
  /** @throws SaveError */
  readonly finish: () => void;
  /** Leaves what stood under the name as it was. */
  readonly discard: () => void;
}

/**
 * Opens a report for writing, before the run, so that a bad path is told at once. Until `finish` the text stands in
 * `<path>.partial`: a crash leaves what was written so far there and never a half-written report.
 */
export function openReportFile(path: string): ReportFile {
  const partial = `${path}.partial`;
  const attempt = <Result>(act: () => Result): Result => {
    try {
      return act();
    } catch (cause) {
      throw notWritable(path, cause);
    }
  };
  const file = attempt(() => {
    mkdirSync(dirname(path), { recursive: true });
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a directory');
    return openSync(partial, 'w');
  });
  return {
    path,
    // Unlike `writeSync` it goes on until all is written.
    write: (text) => attempt(() => writeFileSync(file, text)),
    finish: () => {
      closeSync(file);
      attempt(() => renameSync(partial, path));
    },
    discard: () => {
      closeSync(file);
      rmSync(partial, { force: true });
    },
  };
}

function notWritable(path: string, cause: unknown): SaveError {
  return new SaveError('not-writable', `the report ${path} cannot be written: ${reasonOf(cause)}`, {
    hint: 'Choose another file with --reporter-json-export or --reporter-junit-export',
    cause,
  });
}
