import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import nodeProcess from 'node:process';
import vm from 'node:vm';
import { SandboxError } from '../errors.ts';
import { compileScript, type Ready } from './compile.ts';
import { type Answered, type Entry, FrameReader, outOfMemory, type Said, toFrame } from './isolate-frames.ts';
import type { Order } from './messages.ts';
import type { Ending, Limit, Realm, RealmUser } from './realm.ts';
import { findSandboxFile } from './sandbox-file.ts';

const folder = dirname(findSandboxFile());
const program = join(folder, 'sandbox', 'isolate-process.cjs');

const hint = 'Install it beside Postino: npm install isolated-vm (version 5 for Node.js 20, version 6 for newer ones)';

/** Megabytes that scripts get where nothing else was said, and the fewest that an isolate can live in. */
const usualMemory = 128;
const leastMemory = 8;

/** Milliseconds after a script's limit when its process is ended. */
const grace = 700;

/** Gives how much memory scripts may use, or says at once, before anything is run, why they cannot be isolated. */
export function checkIsolated(megabytes = usualMemory): number {
  if (megabytes < leastMemory) {
    throw new SandboxError('unusable', `isolated scripts cannot live in ${megabytes} MB of memory`, {
      hint: `Give them at least ${leastMemory} MB with --sandbox-memory`,
    });
  }
  try {
    createRequire(program).resolve('isolated-vm');
  } catch (cause) {
    throw new SandboxError('not-installed', 'isolated scripts need the package isolated-vm, which is not installed', {
      hint,
      cause,
    });
  }
  return megabytes;
}

/** Makes an isolate in a process of its own, which has no environment, and loads the guest into it. */
export async function openIsolatedRealm(megabytes: number): Promise<Realm> {
  const isolate = new IsolateProcess(megabytes);
  await isolate.ready;
  // Only to find out what is wrong with a source: nothing is run there.
  const forSyntax = vm.createContext();
  let output = '';
  let last: Promise<unknown> = Promise.resolve();

  const enter = async (order: Order, { milliseconds }: Limit, user: RealmUser | undefined): Promise<Ending> => {
    const code = order.kind === 'run' && user !== undefined ? codeOf(user.ready) : undefined;
    const entry: Entry = { order: JSON.stringify(order), milliseconds, ...(code && { code }) };
    const [ending, told] = await isolate.enter(entry, ({ operation, argument }) =>
      user?.answer(operation, argument, undefined),
    );
    output += told;
    return ending;
  };
  const realm: Realm = {
    compile: (source) => compileScript(forSyntax, source),
    // A script may be waited for by another one that has not left yet.
    enter(order, limit) {
      const { user } = realm;
      const ending = last.then(() => enter(order, limit, user));
      last = ending;
      return ending;
    },
    take() {
      const taken = output;
      output = '';
      return taken;
    },
    user: undefined,
    dispose: () => isolate.kill(),
  };
  return realm;
}

function codeOf({ source, file }: Ready): NonNullable<Entry['code']> {
  return { source, file };
}

type Question = Extract<Said, { kind: 'ask' }>;
type Ask = (question: Question) => unknown;

/** The process that holds the isolate. It keeps the program alive only while something is done in it. */
class IsolateProcess {
  readonly #child: ChildProcess;
  readonly #frames = new FrameReader();
  #ask: Ask = () => undefined;
  /** Settled when the guest is loaded, so that no script's time runs before. */
  readonly ready: Promise<void>;
  #lost: Ending | SandboxError | undefined;
  #end: ((ending: Ending | SandboxError, told: string) => void) | undefined;

  constructor(megabytes: number) {
    // The package wants the flag on Node.js 20 and newer.
    const flags = ['--no-node-snapshot', program, folder, String(megabytes)];
    this.#child = spawn(nodeProcess.execPath, flags, { stdio: ['pipe', 'pipe', 'ignore'], env: {}, cwd: tmpdir() });
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stdout?.on('data', (piece: Buffer) => {
      this.#read(piece);
    });
    this.#child.once('error', (cause) => this.#lose(unusable(cause.message, cause)));
    this.#child.once('close', (code, signal) => this.#lose(endingOf(code, signal)));
    this.ready = this.#wait(0, () => undefined).then(([ending]) => {
      if (ending instanceof SandboxError) throw ending;
      if (ending !== 'left') throw unusable('it ended at once');
    });
  }

  async enter(entry: Entry, ask: Ask): Promise<readonly [Ending, string]> {
    this.#child.stdin?.write(toFrame(entry));
    // The process ends what it can by itself, and then knows what the guest told.
    const [ending, told] = await this.#wait(entry.milliseconds > 0 ? entry.milliseconds + grace : 0, ask);
    return [ending instanceof SandboxError ? 'broken' : ending, told];
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #wait(milliseconds: number, ask: Ask): Promise<readonly [Ending | SandboxError, string]> {
    return new Promise((resolve) => {
      if (this.#lost !== undefined) return resolve([this.#lost, '']);
      this.#keepAlive(true);
      const limit = milliseconds > 0 ? setTimeout(() => this.#lose('overtime'), milliseconds) : undefined;
      this.#ask = ask;
      this.#end = (ending, told) => {
        clearTimeout(limit);
        this.#end = undefined;
        this.#keepAlive(false);
        resolve([ending, told]);
      };
    });
  }

  /** Whatever the process sends: it is not to be trusted. */
  #read(piece: Buffer): void {
    try {
      for (const said of this.#frames.read<Said>(piece)) this.#hear(said);
    } catch {
      this.#lose('broken');
    }
  }

  #hear(said: Said): void {
    switch (said.kind) {
      case 'ask':
        this.#child.stdin?.write(toFrame(this.#answer(said)));
        break;
      case 'left':
        this.#end?.(said.isOvertime ? 'overtime' : 'left', said.output);
        break;
      case 'unusable':
        this.#lose(unusable(said.reason));
    }
  }

  #answer(question: Question): Answered {
    try {
      return { value: this.#ask(question) };
    } catch {
      return { isRefused: true };
    }
  }

  /** Only force ends a process that is inside a script. */
  #lose(why: Ending | SandboxError): void {
    this.#lost ??= why;
    this.kill();
    this.#end?.(why, '');
  }

  #keepAlive(isNeeded: boolean): void {
    for (const each of [this.#child, this.#child.stdin as Socket | null, this.#child.stdout as Socket | null]) {
      if (isNeeded) each?.ref();
      else each?.unref();
    }
  }
}

function unusable(reason: string, cause?: unknown): SandboxError {
  return new SandboxError('unusable', `the process for isolated scripts does not start: ${reason.split('\n', 1)[0]}`, {
    hint,
    cause,
  });
}

function endingOf(code: number | null, signal: NodeJS.Signals | null): Ending {
  return code === outOfMemory || signal === 'SIGABRT' || code === 134 ? 'memory' : 'broken';
}
