import type { Item } from '../model/collection.ts';
import type { ResponseFiles } from '../save/response-files.ts';
import type { OpenBodyFile } from '../send/answer/saved-body.ts';
import type { Turn } from './turn.ts';

/** `saveResponse` of `protocolProfileBehavior`: false for no file, a text for its name. */
export function saverFor(item: Item, { iteration }: Turn, files: ResponseFiles): OpenBodyFile | undefined {
  const { saveResponse } = item.behavior;
  if (saveResponse === false) return undefined;
  const fileName = typeof saveResponse === 'string' ? saveResponse : undefined;
  const open = files.opener({ iteration, path: item.path, fileName });
  return (headers) => open(headers.findLast(({ name }) => name.toLowerCase() === 'content-type')?.value);
}
