import { EventEmitter } from 'node:events';
import { asciiMarker, Mask, unicodeMarker } from '../mask/mask.ts';
import { longestTimer } from '../model/deadline.ts';
import type { RunEvent } from '../model/event.ts';
import { runInParts } from '../run/run.ts';
import { Bridge } from './bridge/bridge.ts';
import { emitSafely, throwLater } from './bridge/emit.ts';
import { toStopRules } from './bridge/stop-rules.ts';
import { RunControl } from './control.ts';
import { exportFile } from './exports/export-file.ts';
import { runExports } from './exports/run-exports.ts';
import { knownSecrets } from './load/known-secrets.ts';
import { type LoadedRun, loadRun } from './load/run.ts';
import { openReporters, reporterNames } from './reporters/open.ts';
import { runOptionsFor } from './reporters/run-options.ts';
import { toCoreOptions } from './settings.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import type { NewmanCallback, NewmanRun, NewmanRunOptions, NewmanRunSummary } from './types.ts';
import { View } from './view/view.ts';

/** Loads and runs what the options name, on an emitter that is already out of hand. Never rejects. */
export async function start(
  emitter: NewmanRun,
  given: NewmanRunOptions,
  callback: NewmanCallback,
  tellMask: (mask: Mask) => void,
): Promise<void> {
  const terminal = processTerminal();
  try {
    const loaded = await loadRun(given, terminal);
    const mask = new Mask(loaded.options.disableUnicode ? asciiMarker : unicodeMarker);
    tellMask(mask);
    await new LibraryRun(emitter, loaded, terminal, mask).complete(callback);
  } catch (error) {
    callBack(callback, error as Error);
  }
}

function callBack(callback: NewmanCallback, error: Error | null, summary?: NewmanRunSummary): void {
  try {
    callback(error, summary as NewmanRunSummary);
  } catch (error) {
    throwLater(error);
  }
}

/** One call of `run`, from its loaded options to its callback. */
class LibraryRun {
  readonly #emitter: NewmanRun;
  readonly #loaded: LoadedRun;
  readonly #terminal: Terminal;
  readonly #mask: Mask;
  readonly #learnt: Set<unknown>;
  /** The caller's view first, then that of the reporters if it is another one. */
  readonly #views: readonly View[];
  readonly #stop = new AbortController();

  constructor(emitter: NewmanRun, loaded: LoadedRun, terminal: Terminal, mask: Mask) {
    const { options } = loaded;
    this.#emitter = emitter;
    this.#loaded = loaded;
    this.#terminal = terminal;
    this.#mask = mask;
    this.#learnt = new Set(knownSecrets(loaded));
    for (const secret of this.#learnt) mask.add(secret);
    const hidden = reporterNames(options).length > 0 && !options.showSecrets;
    const hide = (text: string): string => mask.text(text);
    this.#views = [new View(emitter, loaded), ...(hidden ? [new View(new EventEmitter(), loaded, hide)] : [])];
  }

  async complete(callback: NewmanCallback): Promise<void> {
    const control = new RunControl((cursor) => this.#itemAt(cursor?.position));
    await this.#equip(control);
    const bridge = new Bridge(this.#views, this.#loaded.items, toStopRules(this.#loaded.options), control);
    const error = (await this.#run(bridge, control)) ?? (await this.#finish(bridge));
    for (const { emitter, summary, show } of this.#views) emitSafely(emitter, 'done', show(error ?? null), summary);
    callBack(callback, error ?? null, this.#views[0]?.summary);
  }

  /** Gives the emitters what newman's have, and starts the reporters. */
  async #equip(control: RunControl): Promise<void> {
    for (const { emitter, summary } of this.#views) {
      Object.assign(emitter, { exports: [], runner: { run: control }, summary });
      // newman tells of scripts by their phase too, from handlers of its own.
      emitter.on('beforeScript', (error, told) => {
        const name = told.event?.listen === 'prerequest' ? 'beforePrerequestScript' : 'beforeTestScript';
        emitter.emit(name, error, told);
      });
      emitter.on('script', (error, told) => emitter.emit(`${told.event?.listen}Script`, error, told));
    }
    const audience = this.#views.at(-1) as View;
    const options = runOptionsFor(audience, this.#loaded.options);
    const reporters = await openReporters(audience.emitter as NewmanRun, options, this.#terminal);
    for (const { emitter } of this.#views) Object.assign(emitter, { reporters });
  }

  /** Runs to the end, or to what ends the run with an error. */
  async #run(bridge: Bridge, control: RunControl): Promise<Error | undefined> {
    const { options, collection } = this.#loaded;
    let timedOut: Error | undefined;
    // The command line gives `true` for an option without a value: no limit.
    const limit =
      typeof options.timeout === 'number' && options.timeout > 0
        ? setTimeout(
            () => {
              timedOut = new Error('callback timed out');
              this.#stop.abort();
            },
            Math.min(options.timeout, longestTimer),
          )
        : undefined;
    try {
      const core = { ...toCoreOptions(this.#loaded), learnSecret: this.#learn, signal: this.#stop.signal };
      for await (const events of runInParts(collection.model, core)) {
        if (!(await this.#tell(events, bridge, control))) break;
      }
    } finally {
      clearTimeout(limit);
    }
    return timedOut ?? bridge.fatal;
  }

  readonly #learn = (secret: unknown): void => {
    if (this.#learnt.has(secret)) return;
    this.#learnt.add(secret);
    this.#mask.add(secret);
    for (const view of this.#views) view.noteSecret();
  };

  /** Tells what happened; false when the run is to be left here. */
  async #tell(events: readonly RunEvent[], bridge: Bridge, control: RunControl): Promise<boolean> {
    for (const event of events) {
      if (this.#stop.signal.aborted) return false;
      bridge.handle(event);
      if (bridge.isOver) return false;
      if (control.isPaused) await control.gate();
    }
    return true;
  }

  /** Lets the reporters make their files, and writes them and what the options export. */
  async #finish(bridge: Bridge): Promise<Error | undefined> {
    for (const view of this.#views) {
      view.hideAll();
      emitSafely(view.emitter, 'beforeDone', null, { cursor: bridge.cursor, summary: view.summary });
    }
    const [caller, hidden] = this.#views as readonly [View, View?];
    // The files that the options export hold real values: reporters do not get them.
    const reports = (hidden?.emitter as NewmanRun | undefined)?.exports ?? [];
    this.#emitter.exports.push(...reports, ...runExports(this.#loaded, caller));
    const outcomes = await Promise.allSettled(this.#emitter.exports.map(exportFile));
    return outcomes.find((outcome) => outcome.status === 'rejected')?.reason as Error | undefined;
  }

  #itemAt(position: number | undefined): unknown {
    const item = position === undefined ? undefined : this.#loaded.items[position];
    return item && this.#views[0]?.itemOf(item);
  }
}
