import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Where `pm.require` finds files: absolute paths. */
export interface PackageFolders {
  /** For names such as `./lib.js`, the first one that has it. */
  readonly roots: readonly string[];
  /** For names such as `@team/name` and `npm:name`. */
  readonly packages: string;
}

/** A file that a script may load. `id` names it to the reader, `shown` to people. */
export interface PackageFile {
  readonly kind: 'found';
  readonly id: string;
  readonly shown: string;
  readonly source: string;
}

export type PackageAnswer = PackageFile | { readonly kind: 'missing'; readonly reason: string };

/** Finds a file by the name that a script, or the file with the id `from`, uses for it. */
export type ReadPackage = (name: string, from?: string) => PackageAnswer;

/** Reads packages from these folders and never from outside of them, links followed. Each file is read once. */
export function openPackages({ roots, packages }: PackageFolders): ReadPackage {
  const allowed = [...roots, packages].map(realFolder);
  const files: string[] = [];
  const read = new Map<string, PackageFile>();

  return (name, from) => {
    const user = from === undefined ? undefined : files[Number(from)];
    const candidates = candidatesFor(name, user, { roots, packages });
    if (candidates === undefined) return missing('its name is a path of this machine: use ./ or the name of a package');
    const path = candidates.map((each) => fileAt(each)).find((each) => each !== undefined);
    if (path === undefined)
      return missing(`there is no ${candidates.map((each) => shown(each, allowed)).join(', no ')}`);
    const real = realpathSync(path);
    if (!allowed.some((folder) => isInside(real, folder)))
      return missing(`${path} is outside of ${allowed.join(', ')}`);
    const known = read.get(real);
    if (known !== undefined) return known;
    const id = String(files.push(real) - 1);
    const file: PackageFile = { kind: 'found', id, shown: shown(real, allowed), source: readFileSync(real, 'utf8') };
    read.set(real, file);
    return file;
  };
}

function missing(reason: string): PackageAnswer {
  return { kind: 'missing', reason };
}

function candidatesFor(
  name: string,
  user: string | undefined,
  { roots, packages }: PackageFolders,
): readonly string[] | undefined {
  if (/^\.{1,2}(\/|$)/.test(name)) {
    const bases = user === undefined ? roots : [dirname(user)];
    return [...new Set(bases.map((base) => resolve(base, name)))];
  }
  const plain = name.replace(/^npm:/, '').replace(/^(@[^/]+\/[^/@]+|[^/@]+)@[^/]+/, '$1');
  if (plain === '' || /^[/\\]|^[a-z]:|(^|\/)\.\.(\/|$)/i.test(plain)) return undefined;
  const installed = join(packages, 'node_modules', plain);
  if (name.startsWith('npm:')) return [installed, join(packages, plain)];
  return [...modulesAbove(user, packages, plain), join(packages, plain), installed];
}

/** The `node_modules` folders from that of the user up to the folder of packages, as node looks for them. */
function modulesAbove(user: string | undefined, packages: string, name: string): readonly string[] {
  const top = realFolder(packages);
  const found: string[] = [];
  if (user === undefined) return found;
  for (let folder = dirname(user); isInside(folder, top); folder = dirname(folder)) {
    found.push(join(folder, 'node_modules', name));
  }
  return found;
}

const endings = ['', '.js', '.cjs', '.json'];

/** The file that a path stands for: itself, with an ending, or what the folder there begins with. */
function fileAt(path: string): string | undefined {
  for (const ending of endings) {
    if (isFile(`${path}${ending}`)) return `${path}${ending}`;
  }
  const main = mainOf(join(path, 'package.json'));
  for (const ending of main === undefined ? [] : [...endings, '/index.js']) {
    const file = `${resolve(path, main as string)}${ending}`;
    if (isFile(file)) return file;
  }
  return ['index.js', 'index.cjs', 'index.json'].map((name) => join(path, name)).find(isFile);
}

function mainOf(path: string): string | undefined {
  if (!isFile(path)) return undefined;
  try {
    const { main, exports } = JSON.parse(readFileSync(path, 'utf8')) as { main?: unknown; exports?: unknown };
    const target = exported(exports) ?? main;
    return typeof target === 'string' ? target : undefined;
  } catch {
    return undefined;
  }
}

/** What `exports` of a package.json gives to `require('name')`. */
function exported(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const conditions = exports as Readonly<Record<string, unknown>>;
  const next = ['.', 'require', 'node', 'default'].find((key) => key in conditions);
  return next === undefined ? undefined : exported(conditions[next]);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** The path as seen from the first folder that holds it. */
function shown(path: string, folders: readonly string[]): string {
  const folder = folders.find((each) => isInside(path, each));
  return (folder === undefined ? path : relative(folder, path)).split(sep).join('/');
}
