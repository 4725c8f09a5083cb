import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { SaveError } from '../errors.ts';

/** A file that is written as a run goes on and appears under its name, whole, when it is finished. */
export interface ReportFile {
  readonly path: string;
  readonly write: (text: string) => void;
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
  let file: number;
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a directory');
    file = openSync(partial, 'w');
  } catch (cause) {
    throw notWritable(path, cause);
  }
  return {
    path,
    write: (text) => void writeSync(file, text),
    finish: () => {
      try {
        closeSync(file);
        renameSync(partial, path);
      } catch (cause) {
        throw notWritable(path, cause);
      }
    },
    discard: () => {
      closeSync(file);
      rmSync(partial, { force: true });
    },
  };
}

function notWritable(path: string, cause: unknown): SaveError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SaveError('not-writable', `the report ${path} cannot be written: ${why}`, {
    hint: 'Choose another file with --reporter-json-export or --reporter-junit-export',
    cause,
  });
}
