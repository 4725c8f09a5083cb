import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Variable } from '../model/variable.ts';
import { notWritable } from './not-writable.ts';
import { fileAt } from './target.ts';
import { resolveTarget, writeWhole } from './whole-file.ts';

/** Finds the file that an export goes to, before the run, so that a bad path is told at once. */
export function prepareExport(given: string, cwd: string, usualName: string): string {
  const path = fileAt(resolve(cwd, given), given, usualName);
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
    return path;
  } catch (cause) {
    throw notWritable(given, cause);
  }
}

/** What stands around the variables of an export. */
export interface ExportHead {
  readonly scope: 'environment' | 'globals';
  readonly id?: string | undefined;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
  /** `Postino/1.0.0` */
  readonly exportedUsing: string;
}

/** Writes an environment or globals as Postman exports them. Their values may be secret: a new file is its owner's alone. */
export async function exportVariables(path: string, head: ExportHead, variables: readonly Variable[]): Promise<void> {
  const { id, name, scope, exportedAt, exportedUsing } = head;
  await write(path, {
    id,
    name,
    values: variables.map(exported),
    _postman_variable_scope: scope,
    _postman_exported_at: new Date(exportedAt).toISOString(),
    _postman_exported_using: exportedUsing,
  });
}

/** Postman knows `enabled`, newman `disabled`. */
function exported({ key, value, type, disabled, description }: Variable): object {
  const off = disabled ? { enabled: false, disabled: true } : { enabled: true };
  return { key, value, type: type ?? 'default', ...off, description };
}

/** Writes a collection as it was loaded, its variables with the values they have now. */
export async function exportCollection(
  path: string,
  document: Readonly<Record<string, unknown>>,
  variables: readonly Variable[],
): Promise<void> {
  const before = Array.isArray(document['variable']) ? document['variable'] : [];
  const variable = variables.map((each) => ({ ...before.find((given) => given?.key === each.key), ...each }));
  await write(path, variable.length === 0 ? document : { ...document, variable });
}

/** Writes cookies, which may be sessions. */
export async function exportCookies(path: string, jar: object): Promise<void> {
  await write(path, jar);
}

async function write(path: string, document: object): Promise<void> {
  const isNew = !existsSync(path);
  const target = await resolveTarget(path);
  await writeWhole(target, `${JSON.stringify(document, null, 2)}\n`, isNew ? 0o600 : undefined);
}
