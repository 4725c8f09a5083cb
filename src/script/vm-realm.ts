import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nodeProcess from 'node:process';
import vm from 'node:vm';
import { compileCached } from './cached-code.ts';
import { checkSource, compileScript, type Ready } from './compile.ts';
import { compileModule } from './compile-module.ts';
import type { Mailbox } from './messages.ts';
import type { Ending, Limit, Realm } from './realm.ts';
import { onUnhandledRejection } from './rejections.ts';
import { findSandboxFile } from './sandbox-file.ts';
import { runWithin } from './time-guard.ts';

const prototypes = new WeakSet<object>();
let sandboxFile = '';
const bundles = new Map<string, vm.Script>();

/** A text's first runs are where most endless loops show; they can be ended by Ctrl-C, which costs 50 µs each. */
const runsToWatch = 3;

const plain = { displayErrors: false };
const breakable = { displayErrors: false, breakOnSigint: true };

/** Makes a `node:vm` context in this thread and loads the guest into it. */
export function openVmRealm(): Realm {
  sandboxFile ||= findSandboxFile();
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    microtaskMode: 'afterEvaluate',
    codeGeneration: { strings: false, wasm: false },
  });
  const prototype: object = vm.runInContext('Promise.prototype', context);
  prototypes.add(prototype);
  const entry = new vm.Script('__enter()', { filename: 'postino' });
  let mailbox: Mailbox | undefined;

  const realm: Realm = {
    enter(order, limit) {
      if (mailbox === undefined) return 'broken';
      mailbox.input = JSON.stringify(order);
      const ready = realm.user?.ready;
      if (order.kind === 'run' && ready !== undefined) {
        mailbox.code = ready.code;
        ready.runs++;
      }
      return enter(entry, context, limit, ready);
    },
    take() {
      const output = mailbox?.output;
      if (mailbox === undefined || typeof output !== 'string') return '';
      mailbox.output = '';
      return output;
    },
    compile: (source) => compileScript(context, source),
    user: undefined,
    dispose: onUnhandledRejection((reason, promise) => {
      if (mailbox === undefined || realm.user === undefined || !owns(prototype, promise)) return;
      mailbox.reason = reason;
      realm.user.rejected();
    }),
  };
  openBundle(context, sandboxFile, ['bridge'])(
    openBridge(context, realm, (given) => {
      mailbox ??= given;
    }),
  );
  return realm;
}

/**
 * Code that has ended a few times and holds nothing that could go on for ever is let in as it is (1 µs); all other code
 * gets a limit (20 µs).
 */
function enter(entry: vm.Script, context: vm.Context, limit: Limit, ready: Ready | undefined): Ending {
  const isNew = ready === undefined || ready.runs <= runsToWatch;
  const options = isNew ? breakable : plain;
  const { milliseconds, isStrict } = limit;
  try {
    if (milliseconds === 0) entry.runInContext(context, options);
    else if (!isNew && !isStrict && !ready.mayLoop) entry.runInContext(context, plain);
    else {
      const hasLeft = runWithin(milliseconds, () => entry.runInContext(context, options));
      if (hasLeft === undefined) entry.runInContext(context, { ...options, timeout: milliseconds });
      if (hasLeft === false) return 'overtime';
    }
    return 'left';
  } catch (error) {
    return endingOf(error);
  }
}

/** The guest throws nothing: Node has stopped it. */
function endingOf(error: unknown): Ending {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'overtime';
  if (code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') return 'broken';
  // Node took the signal away from whoever listens to it.
  if (!nodeProcess.emit('SIGINT', 'SIGINT')) nodeProcess.kill(nodeProcess.pid, 'SIGINT');
  return 'interrupted';
}

/** Was the promise made here? One whose prototype was replaced could be anyone's, so it is everyone's. */
function owns(prototype: object, promise: object): boolean {
  const own: object | null = Object.getPrototypeOf(promise);
  return own === prototype || own === null || !prototypes.has(own);
}

type Bridge = (operation: unknown, argument: unknown, second: unknown) => unknown;

function openBridge(context: vm.Context, realm: Realm, setMailbox: (mailbox: Mailbox) => void): Bridge {
  return (operation, argument, second) => {
    switch (operation) {
      case 'ready':
        setMailbox(argument as Mailbox);
        return undefined;
      case 'library':
        return openBundle(context, join(sandboxFile, '..', 'sandbox', `${String(argument)}.cjs`), libraryParameters);
      case 'module':
        return compileModule(context, argument, second);
      case 'check':
        return typeof argument === 'string' ? (checkSource(argument) ?? '') : '';
      case 'evaluate':
        if (typeof argument !== 'string' || checkSource(argument) !== undefined) return undefined;
        return new vm.Script(argument).runInContext(context, { displayErrors: false });
      default:
        return realm.user?.answer(String(operation), argument, second);
    }
  };
}

const libraryParameters = ['module', 'exports', 'require'];

/** A bundle of ours as a function. It is compiled once for all contexts; a code cache saves 6 ms of the first script. */
function openBundle(context: vm.Context, file: string, parameters: readonly string[]): (...given: unknown[]) => void {
  let script = bundles.get(file);
  if (script === undefined) {
    const source = `(function (${parameters.join()}) {${readFileSync(file, 'utf8')}\n})`;
    script = compileCached(file, source, 'postino');
    bundles.set(file, script);
  }
  return script.runInContext(context, { displayErrors: false });
}
