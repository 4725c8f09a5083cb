import type { Event, Item as SdkItem, Script as SdkScript } from 'postman-collection-4';
import type { Item, Phase, Script } from '../../model/collection.ts';

/** A script of one phase: Postman's object of it and, unless it is empty, ours, which runs. */
export interface PhaseScript {
  readonly event: Event;
  readonly script: SdkScript;
  readonly model: Script | undefined;
}

/**
 * The scripts of one phase in order, collection's first. Postino leaves empty ones out of its model, newman tells of them
 * too; both keep the order, so they find each other.
 */
export function scriptsOf(item: Item, sdkItem: SdkItem, phase: Phase): readonly PhaseScript[] {
  const models = item.scripts.filter((script) => script.phase === phase);
  let next = 0;
  return sdkItem.events.listeners(phase, { excludeDisabled: true }).flatMap((event) => {
    const { script } = event;
    if (script === undefined) return [];
    return [{ event, script, model: isEmpty(script) ? undefined : models[next++] }];
  });
}

function isEmpty({ exec, src }: SdkScript): boolean {
  if (src !== undefined) return true;
  return (Array.isArray(exec) ? exec.join('\n') : String(exec ?? '')).trim() === '';
}
