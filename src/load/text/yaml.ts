import type { Document, Scalar, YAMLError } from 'yaml';
import { LoadError } from '../../errors.ts';
import { findPlace } from './place.ts';

/**
 * Parses a YAML document of variables. A number stays a number only if it prints as it is written: ids too long for a
 * double, telephone numbers with `+` and versions like `1.10` stay text. A syntax error is told with its place.
 */
export async function parseYaml(text: string, origin: string): Promise<unknown> {
  const { parseDocument, visit } = await import('yaml');
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  const error = document.errors[0];
  if (error !== undefined) throw notYaml(text, origin, error);
  visit(document, { Scalar: (_key, scalar) => keepAsWritten(scalar) });
  return toPlain(document, origin);
}

function keepAsWritten(scalar: Scalar): void {
  const { value, source } = scalar;
  if (source === undefined) return;
  if (typeof value === 'number' && Number.isFinite(value) && String(value) !== source) scalar.value = source;
  if (value === null && source === '') scalar.value = '';
}

/** Aliases that point nowhere or multiply without end show only here. */
function toPlain(document: Document, origin: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    const hint = `Write the values of ${origin} without aliases`;
    throw new LoadError('not-yaml', `${origin} is not valid YAML: ${(cause as Error).message}`, { hint, cause });
  }
}

function notYaml(text: string, origin: string, error: YAMLError): LoadError {
  const { line, column, excerpt } = findPlace(text, Math.min(error.pos[0], text.length));
  const message = `${origin} is not valid YAML: line ${line}, column ${column}: ${firstLine(error.message)}\n${excerpt}`;
  return new LoadError('not-yaml', message, { hint: `Correct line ${line} of ${origin}` });
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
