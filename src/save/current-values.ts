import type { Document, Node } from 'yaml';
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
    const document = await parse(text ?? header, path);
    await change(document, changes);
    const next = document.toString({ lineWidth: 0 });
    // A new file is for its owner alone.
    if (next !== text) await writeWhole(target, next, text === undefined ? 0o600 : undefined);
  });
}

const header = `# Current values of the environment beside this file: yours alone, kept by Postino.
# They may be secret: do not commit this file.
`;

async function parse(text: string, path: string): Promise<Document> {
  const { parseDocument, isMap, LineCounter } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error', lineCounter: lines });
  const error = document.errors[0];
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw broken(path, `is not valid YAML: line ${line}, column ${col}: ${error.message}`);
  }
  if (document.contents !== null && !isMap(document.contents) && document.toJS() !== null) {
    throw broken(path, 'does not hold current values');
  }
  return document;
}

function broken(path: string, why: string): SaveError {
  return new SaveError('not-writable', `${path} ${why}; it stays as it is`, {
    hint: 'Correct it to one "name: value" per line, or remove it',
  });
}

async function change(document: Document, changes: ReadonlyMap<string, unknown>): Promise<void> {
  const { isMap, isScalar, visit } = await import('yaml');
  // A value that others point to could not change alone.
  visit(document, { Alias: (_key, alias) => document.createNode(alias.resolve(document)?.toJS(document)) as Node });
  if (!isMap(document.contents)) document.contents = document.createNode({}) as typeof document.contents;
  for (const [name, value] of changes) {
    if (value === undefined) {
      document.delete(name);
      continue;
    }
    const old = document.get(name, true);
    const node = document.createNode(value) as Node;
    if (isScalar(old)) Object.assign(node, { comment: old.comment, spaceBefore: old.spaceBefore });
    document.set(name, node);
  }
}
