// The process that holds the isolate. It does one thing at a time and knows nothing: whatever a script wants is asked of
// the program that started it, which ends it by force when the script's time is over.
import { readFileSync, readSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import nodeProcess from 'node:process';
import vm from 'node:vm';
import { checkSource } from './compile.ts';
import { compileModule } from './compile-module.ts';
import { type Answered, type Entry, type Left, outOfMemory, readFrame, type Said, toFrame } from './isolate-frames.ts';
import type { Isolate, IsolateContext, IsolatedVm, Reference } from './isolated-vm.ts';
import type { ToldError } from './messages.ts';
import { packageFrame } from './script-error.ts';
import { answerWeb } from './web-answers.ts';

const [folder = '', megabytes = ''] = nodeProcess.argv.slice(2);
const mostKept = 1000;
/** Milliseconds by which timers may be early, and that it may take to hand over what the guest told. */
const timerSlack = 5;
const longestTake = 500;
const pause = new Int32Array(new SharedArrayBuffer(4));
// Only to find out what is wrong with a module: nothing is run there.
const forSyntax = vm.createContext();

function open(): Guest {
  try {
    return new Guest(createRequire(import.meta.url)('isolated-vm') as IsolatedVm);
  } catch (error) {
    say({ kind: 'unusable', reason: error instanceof Error ? error.message : String(error) });
    nodeProcess.exit(1);
  }
}

function serve(guest: Guest): never {
  say({ kind: 'left', output: '', isOvertime: false });
  for (;;) say(guest.enter(hear<Entry>()));
}

/** The isolate with the guest in it. */
class Guest {
  readonly #isolate: Isolate;
  readonly #context: IsolateContext;
  readonly #enter: Reference;
  readonly #take: Reference;
  readonly #code = new Map<string, Reference>();
  #told = '';

  constructor({ Isolate, Callback }: IsolatedVm) {
    this.#isolate = new Isolate({ memoryLimit: Number(megabytes) });
    this.#context = this.#isolate.createContextSync();
    const glue = `${read('sandbox/isolate-guest.cjs')}\nreturn glue.entries;`;
    const answering = (...question: readonly unknown[]) => this.#answer(question[0], question[1], question[2]);
    const made = this.#context.evalClosureSync(glue, [new Callback(answering)], { result: { reference: true } });
    this.#enter = made.getSync('enter', { reference: true });
    this.#take = made.getSync('take', { reference: true });
  }

  /** The guest throws nothing: what is thrown is why a promise was rejected, unhandled, or that its time is over. */
  enter({ order, code, milliseconds }: Entry): Left {
    const end = milliseconds > 0 ? performance.now() + milliseconds : Number.POSITIVE_INFINITY;
    const rejections: unknown[] = [];
    let isOvertime: boolean = false;
    const attempt = (...parameters: readonly unknown[]): void => {
      try {
        this.#enter.applySync(undefined, parameters, limitUntil(end));
      } catch (error) {
        this.#endIfDisposed();
        isOvertime = isTimeout(error) && performance.now() > end - timerSlack;
        rejections.push(error);
      }
    };
    attempt(order, code && this.#compileScript(code).derefInto());
    for (const reason of rejections.splice(0)) {
      if (!isOvertime) attempt(rejectedOrder, undefined, JSON.stringify(describe(reason)));
    }
    return { kind: 'left', output: this.#takeOutput(), isOvertime };
  }

  #takeOutput(): string {
    try {
      this.#take.applySync(undefined, [], { timeout: longestTake });
    } catch {
      this.#endIfDisposed();
    }
    const told = this.#told;
    this.#told = '';
    return told;
  }

  #endIfDisposed(): void {
    if (this.#isolate.isDisposed) nodeProcess.exit(outOfMemory);
  }

  #answer(operation: unknown, argument: unknown, second: unknown): unknown {
    switch (operation) {
      case 'module':
        return this.#compileModule(String(argument), String(second));
      case 'told':
        this.#told += String(argument);
        return undefined;
      default:
        return answer(operation, argument);
    }
  }

  #compileScript({ source, file }: NonNullable<Entry['code']>): Reference {
    return this.#compile(`(function () { return (async () => {;\n${source}\n}) })`, file);
  }

  /** As `compileModule` says: what is wrong with the text, or the function that makes the module's. */
  #compileModule(source: string, what: string): unknown {
    const checked = compileModule(forSyntax, source, what);
    if (typeof checked === 'string') return checked;
    const [shown, hidden] = JSON.parse(what) as [string, readonly string[]];
    const inner = `return function (exports, require, module, __filename, __dirname) {\n${source}\n}`;
    return this.#compile(`(function (${hidden.join()}) { ${inner} })`, packageFrame(shown)).derefInto();
  }

  /** Compiles a text once; its own lines begin with its second. */
  #compile(text: string, file: string): Reference {
    const key = `${file}\n${text}`;
    let code = this.#code.get(key);
    if (code === undefined) {
      const compiled = this.#isolate.compileScriptSync(text, { filename: file, lineOffset: -1 });
      code = compiled.runSync(this.#context, { reference: true });
      this.#code.set(key, code);
    }
    const oldest = this.#code.keys().next();
    if (this.#code.size > mostKept && !oldest.done) this.#code.delete(oldest.value);
    return code;
  }
}

function limitUntil(end: number): { readonly timeout?: number } {
  return end === Number.POSITIVE_INFINITY ? {} : { timeout: Math.max(1, Math.ceil(end - performance.now())) };
}

/** A script can reject a promise with the same words, but not know when its time is over. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === 'Script execution timed out.';
}

const rejectedOrder = JSON.stringify({ kind: 'rejected' });

/** What a promise was rejected with, as far as it can leave the isolate: errors lose their own names. */
function describe(reason: unknown): ToldError {
  if (reason instanceof Error === false) return { name: 'Error', message: String(reason) };
  const { message, stack = '' } = reason;
  if (message.startsWith('An object was thrown from supplied code'))
    return { name: 'Error', message: '[object Object]' };
  return { name: /^([\w$.]+):/.exec(stack)?.[1] ?? reason.name, message, stack };
}

/** Answers what needs no script's facts; the rest the program knows. */
function answer(operation: unknown, argument: unknown): unknown {
  const text = String(argument);
  switch (operation) {
    case 'guest':
      return read('sandbox.cjs');
    case 'library':
      return /^[\w/-]+$/.test(text) ? read(`sandbox/${text}.cjs`) : undefined;
    case 'check':
      return checkSource(text) ?? '';
    default: {
      const own = answerWeb(String(operation), text);
      if (own !== undefined) return own;
      say({ kind: 'ask', operation: String(operation), argument: typeof argument === 'number' ? argument : text });
      const { value, isRefused } = hear<Answered>();
      if (isRefused) throw new Error(`${String(operation)} is not possible here`);
      return value;
    }
  }
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function say(said: Said): void {
  const frame = toFrame(said);
  for (let sent = 0; sent < frame.length; ) sent += again(() => writeSync(1, frame, sent));
}

function hear<Message>(): Message {
  return readFrame((bytes) => {
    const piece = Buffer.allocUnsafe(bytes);
    for (let filled = 0; filled < bytes; ) {
      const count = again(() => readSync(0, piece, filled, bytes - filled, null));
      // The program is gone.
      if (count === 0) nodeProcess.exit(0);
      filled += count;
    }
    return piece;
  });
}

function again(act: () => number): number {
  for (;;) {
    try {
      return act();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN' && code !== 'EINTR') nodeProcess.exit(0);
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

serve(open());
