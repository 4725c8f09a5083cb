import type { Item } from '../../model/collection.ts';
import type { RunEvent } from '../../model/event.ts';
import type { RunControl } from '../control.ts';
import type { NewmanCursor } from '../types.ts';
import type { View } from '../view/view.ts';
import { Cursors } from './cursor.ts';
import { emitSafely } from './emit.ts';
import { ItemBridge } from './item-bridge.ts';
import type { ItemContext } from './item-context.ts';
import type { StopRules } from './stop-rules.ts';

/** Turns Postino's events into newman's, for each audience with objects of its own. */
export class Bridge {
  readonly #views: readonly View[];
  readonly #items: readonly Item[];
  readonly #rules: StopRules;
  readonly #control: RunControl;
  #cursors = new Cursors(0, 1);
  #iterations = 1;
  #place: readonly [position: number, iteration: number] = [0, 0];
  #item: ItemBridge | undefined;

  constructor(views: readonly View[], items: readonly Item[], rules: StopRules, control: RunControl) {
    this.#views = views;
    this.#items = items;
    this.#rules = rules;
    this.#control = control;
  }

  /** What ends the run with an error, if something did. */
  get fatal(): Error | undefined {
    return this.#item?.fatal;
  }

  /** Is the run to be left here: by an error, or by `abort`? */
  get isOver(): boolean {
    return this.fatal !== undefined || (this.#control.isAborted && (this.#item?.isBetween ?? true));
  }

  /** The cursor of the run's end. */
  get cursor(): NewmanCursor {
    return this.#cursors.whole(...this.#place);
  }

  handle(event: RunEvent): void {
    switch (event.type) {
      case 'run-started':
        this.#cursors = new Cursors(event.items, Math.max(1, event.iterations));
        this.#iterations = event.iterations;
        this.#tell('start', { cursor: this.#cursors.whole(0, 0), run: this.#control });
        break;
      case 'iteration-started':
        for (const view of this.#views) view.beginIteration(event.row);
        this.#tell('beforeIteration', { cursor: this.#cursors.beginIteration(event.iteration) });
        break;
      case 'item-started':
        this.#startItem(event.item, event.iteration);
        break;
      case 'iteration-ended':
        this.#endIteration(event.iteration);
        break;
      case 'run-ended':
        break;
      default:
        this.#item?.handle(event);
        for (const view of this.#views) if (event.type === 'script-ended') view.followVariables();
    }
  }

  #startItem(item: Item, iteration: number): void {
    const position = this.#items.indexOf(item);
    this.#place = [position, iteration];
    const cursor = this.#cursors.item(position, iteration);
    const context: ItemContext = {
      item,
      cursor,
      views: this.#views,
      rules: this.#rules,
      isAborted: () => this.#control.isAborted,
    };
    this.#item = new ItemBridge(context);
  }

  #endIteration(iteration: number): void {
    const isStopped = this.#rules.onFailure && (this.#item?.hasFailed ?? false);
    const isLast = iteration === this.#iterations - 1 && !isStopped;
    this.#tell('iteration', { cursor: this.#cursors.endIteration(iteration, isLast) });
    this.#place = [Math.max(0, this.#items.length - 1), iteration];
  }

  #tell(name: string, told: object): void {
    for (const { emitter } of this.#views) emitSafely(emitter, name, null, { ...told });
  }
}
