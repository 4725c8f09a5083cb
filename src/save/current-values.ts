import type { Document, Node, Scalar, ScalarTag } from 'yaml';
import { SaveError } from '../errors.ts';
import { withLock } from './lock.ts';
import { readIfThere, resolveTarget, writeWhole } from './whole-file.ts';

/**
 * Writes changed current values into their file and keeps all the rest of it: comments, order, other values.
 * `undefined` removes a value. Writers at the same time wait for each other and lose nothing.
 * @throws SaveError when the file cannot be written, is locked for long, or is no list of `name: value`
 */
export async function saveCurrentValues(path: string, changes: ReadonlyMap<string, unknown>): Promise<void> {
  if (changes.size === 0) return;
  const target = await resolveTarget(path);
  await withLock(target, async () => {
    const text = await readIfThere(target);
    const document = await parse(text?.trim() ? text : header, path);
    await change(document, changes);
    const next = document.toString({ lineWidth: 0 }).replace(/^\n+/, '');
    // A new file is for its owner alone.
    if (next !== text) await writeWhole(target, next, text === undefined ? 0o600 : undefined);
  });
}

const header = `# Current values of the environment beside this file: yours alone, kept by Postino.
# They may be secret: do not commit this file.
`;

async function parse(text: string, path: string): Promise<Document> {
  const { parseDocument, isMap, LineCounter, visit } = await import('yaml');
  const lineCounter = new LineCounter();
  const options = { prettyErrors: false, logLevel: 'error', lineCounter } as const;
  const document = parseDocument(text, { ...options, customTags: (tags) => [asWritten, ...tags] });
  const error = document.errors[0];
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw broken(path, `is not valid YAML: line ${line}, column ${col}: ${error.message}`);
  }
  if (plain(document, path) !== null && !isMap(document.contents)) throw broken(path, 'does not hold current values');
  visit(document, { Scalar: (key, scalar) => (key === 'key' ? nameAsText(scalar) : keepAsWritten(scalar)) });
  return document;
}

/** Aliases that point nowhere show only here. */
function plain(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw broken(path, `is not valid YAML: ${(cause as Error).message}`);
  }
}

function broken(path: string, why: string): SaveError {
  return new SaveError('not-writable', `${path} ${why}; it stays as it is`, {
    hint: 'Correct it to one "name: value" per line, or remove it',
  });
}

/** A number as the file has it: long ids, `+39…` and `1.10` would come out as other numbers. */
class Written {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

const asWritten: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => value instanceof Written,
  resolve: (value) => value,
  stringify: ({ value }) => (value as Written).source,
};

function keepAsWritten(scalar: Scalar): void {
  if (typeof scalar.value === 'number' && scalar.source !== undefined) scalar.value = new Written(scalar.source);
}

/** Names are text, also those that look like numbers. */
function nameAsText(scalar: Scalar): void {
  if (typeof scalar.value !== 'string') scalar.value = scalar.source ?? String(scalar.value);
}

async function change(document: Document, changes: ReadonlyMap<string, unknown>): Promise<void> {
  const { isMap, isScalar, visit } = await import('yaml');
  // A value that others point to could not change alone.
  visit(document, { Alias: (_key, alias) => alias.resolve(document)?.clone() as Node });
  if (!isMap(document.contents)) document.contents = document.createNode({}) as typeof document.contents;
  for (const [name, value] of changes) {
    if (value === undefined) {
      document.delete(name);
      continue;
    }
    const old = document.get(name, true);
    const node = document.createNode(value, withoutMinusZero) as Node;
    if (isScalar(old)) Object.assign(node, { comment: old.comment, spaceBefore: old.spaceBefore });
    document.set(toKey(name, document), node);
  }
}

/** As in JSON: `-0` would be read as text, like all that is not how a number is usually written. */
function withoutMinusZero(_name: unknown, value: unknown): unknown {
  return value === 0 ? 0 : value;
}

/** YAML drops a byte order mark that begins a line, unless a quote stands before it. */
function toKey(name: string, document: Document): unknown {
  return name.startsWith('\uFEFF') ? Object.assign(document.createNode(name), { type: 'QUOTE_DOUBLE' }) : name;
}
