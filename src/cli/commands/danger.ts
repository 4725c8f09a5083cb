import type { Item } from '../../model/collection.ts';

/** How the description of a request begins that changes something real in a way that is hard to undo. */
const marker = '**Dangerous:** ';

/** Why a request must not be sent: it is marked as dangerous and goes to another machine, or who knows where. */
export function dangerIn(item: Item, target: () => URL | undefined): string | undefined {
  if (!item.description?.startsWith(marker) || isThisMachine(target())) return undefined;
  return 'it is marked as dangerous; --allow-dangerous sends it';
}

function isThisMachine(target: URL | undefined): boolean {
  return target !== undefined && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(target.hostname);
}
