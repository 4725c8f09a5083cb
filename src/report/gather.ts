import type { Item } from '../model/collection.ts';
import type { RunEvent } from '../model/event.ts';
import type { ItemResult } from '../model/result.ts';

/** What happens while an item is under way. */
export type ItemEvent = Extract<
  RunEvent,
  { type: 'console' | 'assertion' | 'exception' | 'request-ended' | 'script-ended' | 'warning' }
>;

/** One execution of an item, whole. */
export interface GatheredItem {
  readonly item: Item;
  readonly iteration: number;
  readonly events: readonly ItemEvent[];
  /** Absent when the run ended before the item did. */
  readonly result: ItemResult | undefined;
}

interface OpenItem extends GatheredItem {
  readonly events: ItemEvent[];
}

/**
 * Puts the events of each item together, also where several items are under way at once. Nothing is written before its
 * item ends, so a secret that a script captures is already hidden in the answer it came from.
 */
export class Gatherer {
  #open: OpenItem[] = [];

  /** The item that this event ends, with all that happened to it. */
  add(event: RunEvent): GatheredItem | undefined {
    switch (event.type) {
      case 'item-started':
        this.#openItem(event.item, event.iteration);
        return undefined;
      case 'item-ended':
        return this.#close(event.result);
      case 'run-started':
      case 'iteration-started':
      case 'request-started':
      case 'iteration-ended':
      case 'run-ended':
        return undefined;
      default:
        (this.#find(event.item, event.iteration) ?? this.#openItem(event.item, event.iteration)).events.push(event);
        return undefined;
    }
  }

  /** The items that have not ended; asked once, when the run is over. */
  takeUnfinished(): readonly GatheredItem[] {
    const unfinished = this.#open;
    this.#open = [];
    return unfinished;
  }

  #find(item: Item, iteration: number): OpenItem | undefined {
    return this.#open.find((open) => open.item === item && open.iteration === iteration);
  }

  #openItem(item: Item, iteration: number): OpenItem {
    const open: OpenItem = { item, iteration, events: [], result: undefined };
    this.#open.push(open);
    return open;
  }

  #close(result: ItemResult): GatheredItem {
    const { item, iteration } = result;
    const open = this.#find(item, iteration);
    this.#open = this.#open.filter((each) => each !== open);
    return { item, iteration, events: open?.events ?? [], result };
  }
}
