import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import type { NewmanExport } from '../types.ts';

/**
 * Writes what a reporter wants written, where newman writes it: to `path`, which may be a directory, else into `newman/`
 * with the time in its name. Without a path and a default name there is nothing to write.
 */
export async function exportFile({
  name = 'unknown-source',
  default: fallback,
  path,
  content,
}: NewmanExport): Promise<void> {
  const hasPath = typeof path === 'string' && path !== '';
  if (!hasPath && typeof fallback !== 'string') return;
  let target = hasPath ? resolve(path) : join('newman', stamped(fallback ?? ''));
  try {
    await mkdir(parse(target).dir, { recursive: true });
    const isDirectory = (await stat(target).catch(() => undefined))?.isDirectory() ?? false;
    if (isDirectory && fallback !== undefined) target = join(target, stamped(fallback));
    await writeFile(target, toText(content));
  } catch (error) {
    throw Object.assign(error as Error, { help: `error writing file "${target}" for ${name}` });
  }
}

/** `report.json` with the time: `report-2026-01-31-12-00-00-000-0.json`. */
function stamped(file: string): string {
  const { name, ext } = parse(file);
  return `${name}-${new Date().toISOString().replace(/\D+/g, '-')}0${ext}`;
}

function toText(content: unknown): string | Uint8Array {
  if (content instanceof Uint8Array) return content;
  if (typeof content !== 'object' || content === null) return content ? String(content) : '';
  return JSON.stringify(content, null, 2);
}
