import { ask, askJson, fromJson, toJson } from './bridge.ts';
import { describe } from './errors.ts';
import type { Execution } from './execution.ts';
import { legacyNames } from './legacy-names.ts';
import { hasLibrary, requireLibrary } from './require.ts';

interface Module {
  readonly id: string;
  readonly filename: string;
  exports: unknown;
}

/** What the host found for a name. */
type Found =
  | { readonly kind: 'found'; readonly id: string; readonly shown: string; readonly source: string }
  | { readonly kind: 'missing'; readonly reason: string };

type Start = () => (
  exports: unknown,
  require: (name: unknown) => unknown,
  module: Module,
  filename: string,
  dirname: string,
) => void;

/** `pm.require`: packages from files. Each is evaluated once per script. */
export class Packages {
  readonly #modules = new Map<string, Module>();

  static of(execution: Execution): Packages {
    return execution.once('packages', () => new Packages());
  }

  require(name: unknown): unknown {
    const text = String(name);
    return this.#open(text, find(text), text.startsWith('npm:'));
  }

  #open(name: string, found: Found, isForeign: boolean): unknown {
    if (found.kind === 'missing') throw new Error(`Cannot find package '${name}': ${found.reason}`);
    const { id, shown, source } = found;
    const known = this.#modules.get(id);
    if (known !== undefined) return known.exports;
    const module: Module = { id: shown, filename: shown, exports: {} };
    this.#modules.set(id, module);
    try {
      if (shown.endsWith('.json')) module.exports = fromJson(source);
      else this.#evaluate(module, id, source, isForeign);
    } catch (error) {
      this.#modules.delete(id);
      throw inPackage(name, error);
    }
    return module.exports;
  }

  #evaluate(module: Module, id: string, source: string, isForeign: boolean): void {
    // Packages see `pm`, unless they come from a registry, and never what scripts had before it.
    const hidden = [...legacyNames, ...(isForeign ? ['pm'] : [])];
    const start = ask('module', source, toJson([module.filename, hidden]));
    if (typeof start !== 'function') throw syntaxError(start as string);
    const require = (name: unknown) => this.#requireFrom(id, String(name), isForeign);
    const dirname = module.filename.slice(0, Math.max(0, module.filename.lastIndexOf('/')));
    (start as Start)().call(module.exports, module.exports, require, module, module.filename, dirname);
  }

  /** `require` inside a package. One from a registry has its own dependencies beside it, before those of scripts. */
  #requireFrom(user: string, name: string, isForeign: boolean): unknown {
    const plain = name.replace(/^node:/, '');
    if (!isForeign && hasLibrary(plain)) return requireLibrary(plain);
    const found = find(name, user);
    if (found.kind === 'missing' && hasLibrary(plain)) return requireLibrary(plain);
    return this.#open(name, found, isForeign);
  }
}

function find(name: string, user?: string): Found {
  return askJson<Found>('package', toJson([name, user]));
}

/** The error that a package ended with, by the name that was asked for; its frames still show the package's file. */
function inPackage(name: string, thrown: unknown): Error {
  const { message, stack } = describe(thrown);
  if (message.startsWith("Error in package '")) return thrown as Error;
  const error = new Error(`Error in package '${name}': ${message}`, { cause: thrown });
  if (stack !== undefined) Object.defineProperty(error, 'stack', { value: stack });
  return error;
}

/** The host has told what is wrong, and with which line. */
function syntaxError(told: string): Error {
  const { message, stack } = fromJson<{ message: string; stack: string }>(told);
  return Object.defineProperty(new SyntaxError(message), 'stack', { value: stack });
}
