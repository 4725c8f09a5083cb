import { LoadError } from '../../errors.ts';
import { findJsonError } from './json-error.ts';
import { findPlace, type PlaceOptions } from './place.ts';

/** Parses JSON; a syntax error is told with line, column and the line itself. */
export function parseJson(text: string, origin: string, options: PlaceOptions = {}): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's message quotes the text around the error, which may be a secret.
    throw notJson(text, origin, options);
  }
}

function notJson(text: string, origin: string, options: PlaceOptions): LoadError {
  const error = findJsonError(text);
  if (error === undefined) return new LoadError('not-json', `${origin} is not JSON`);
  const { line, column, excerpt } = findPlace(text, error.offset, options);
  const message = `${origin} is not JSON: line ${line}, column ${column}: ${error.problem}\n${excerpt}`;
  return new LoadError('not-json', message, { hint: `Correct line ${line} of ${origin}` });
}
