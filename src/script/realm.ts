import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import { type Compiled, checkSource, compileScript } from './compile.ts';
import type { Mailbox, Order } from './messages.ts';

/** The context, and the only ways into it. */
export interface Realm {
  /** Runs what the mailbox asks for, then every microtask. Throws when `milliseconds` (0: no limit) are over. */
  enter(order: Order, milliseconds: number): void;
  /** What the guest has told since the last time, one JSON array per line. */
  take(): string;
  compile(source: string): Compiled;
  setCode(code: Mailbox['code']): void;
  setReason(reason: unknown): void;
  /** Drops what is left to do in the context after it was stopped in the middle. */
  drain(): void;
  /** Answers the guest; set for as long as a script runs. */
  answer: ((operation: string, argument: unknown, second: unknown) => unknown) | undefined;
  rejected: ((reason: unknown) => void) | undefined;
  /** Was a promise made here? One whose prototype was replaced could be anyone's, so it is everyone's. */
  owns(promise: object): boolean;
}

const prototypes = new WeakSet<object>();

const longestDrain = 100;
const sandboxFile = createRequire(import.meta.url).resolve('#sandbox');
const bundles = new Map<string, string>();

/** Makes the context and loads the guest into it. */
export async function openRealm(): Promise<Realm> {
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    microtaskMode: 'afterEvaluate',
    codeGeneration: { strings: false, wasm: false },
  });
  const prototype: object = vm.runInContext('Promise.prototype', context);
  prototypes.add(prototype);
  const entry = new vm.Script('__enter()', { filename: 'postino' });
  let mailbox: Mailbox | undefined;

  const realm: Realm = {
    enter(order, milliseconds) {
      if (mailbox === undefined) return;
      mailbox.input = JSON.stringify(order);
      entry.runInContext(context, { displayErrors: false, ...(milliseconds > 0 && { timeout: milliseconds }) });
    },
    take() {
      const output = mailbox?.output;
      if (mailbox === undefined || typeof output !== 'string') return '';
      mailbox.output = '';
      return output;
    },
    compile: (source) => compileScript(context, source),
    setCode(code) {
      if (mailbox !== undefined) mailbox.code = code;
    },
    setReason(reason) {
      if (mailbox !== undefined) mailbox.reason = reason;
    },
    drain() {
      for (let attempt = 0; attempt < 2; attempt++) {
        try {
          return realm.enter({ kind: 'seal' }, longestDrain);
        } catch {
          // V8 empties the queue of microtasks when it has to stop one, so the second time is the last.
        }
      }
    },
    answer: undefined,
    rejected: undefined,
    owns(promise) {
      const own: object | null = Object.getPrototypeOf(promise);
      return own === prototype || own === null || !prototypes.has(own);
    },
  };

  const bridge = (operation: unknown, argument: unknown, second: unknown): unknown => {
    switch (operation) {
      case 'ready':
        mailbox ??= argument as Mailbox;
        return undefined;
      case 'library':
        return compileBundle(context, join(sandboxFile, '..', 'sandbox', `${String(argument)}.cjs`), libraryParameters);
      case 'check':
        return typeof argument === 'string' ? (checkSource(argument) ?? '') : '';
      case 'evaluate':
        if (typeof argument !== 'string' || checkSource(argument) !== undefined) return undefined;
        return new vm.Script(argument).runInContext(context, { displayErrors: false });
      default:
        return realm.answer?.(String(operation), argument, second);
    }
  };
  compileBundle(context, sandboxFile, ['bridge'])(bridge);
  return realm;
}

const libraryParameters = ['module', 'exports', 'require'];

function compileBundle(
  context: vm.Context,
  file: string,
  parameters: readonly string[],
): (...given: unknown[]) => void {
  let source = bundles.get(file);
  if (source === undefined) {
    source = readFileSync(file, 'utf8');
    bundles.set(file, source);
  }
  return vm.compileFunction(source, parameters, { parsingContext: context, filename: 'postino' }) as () => void;
}
