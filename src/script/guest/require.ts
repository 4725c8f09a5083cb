import { atob, btoa } from './base64.ts';
import { openChai } from './chai.ts';
import { randomUUID } from './crypto.ts';
import modules from './libraries/modules.json' with { type: 'json' };
import { collectionLibrary, load } from './libraries.ts';
import { os } from './os.ts';
import { timers } from './timers.ts';

const bundled: readonly string[] = Object.keys(modules);

/** Modules that need no bundle, and other names of those that do. */
const others: Readonly<Record<string, () => unknown>> = {
  atob: () => atob,
  btoa: () => btoa,
  chai: openChai,
  'csv-parse/lib/sync': () => load('csv-parse'),
  // As in Postman, where this one is empty.
  fs: () => ({}),
  moment: openMoment,
  os: () => os,
  'postman-collection': collectionLibrary,
  timers: () => timers,
  uuid: () => Object.assign(randomUUID, { v4: randomUUID }),
};

/** Without the warnings of its own, which Postman does not show either. */
function openMoment(): unknown {
  return Object.assign(load('moment') as object, { suppressDeprecationWarnings: true });
}

export function hasLibrary(name: string): boolean {
  return Object.hasOwn(others, name) || bundled.includes(name);
}

/** `require` of scripts: the libraries that come with the sandbox. */
export function requireLibrary(name: unknown): unknown {
  const text = String(name);
  if (Object.hasOwn(others, text)) return others[text]?.();
  if (bundled.includes(text)) return load(text);
  throw new Error(
    `Cannot find module '${text}': scripts have ${[...new Set([...bundled, ...Object.keys(others)])].sort().join(', ')}`,
  );
}
