import type { Reading } from '../call.ts';
import { keep } from '../kept.ts';
import type { FlowNode } from '../node.ts';

const validMilliseconds = 30 * 24 * 60 * 60 * 1000;

/** The preview of a flow: which one counts, and until when. */
const preview = keep<{ readonly token: string; readonly until: number } | undefined>('flow-preview', undefined);

/** `preview.invalidate(false)`: a link that shows the flow; a new one when asked for, and when the old one is over. */
export function flowPreview(
  { id }: FlowNode,
  parameters: ReadonlyMap<string, string>,
  { world, incoming }: Reading,
): unknown {
  const before = preview.of(world, id);
  const isGood = before !== undefined && before.until > world.now() && parameters.get('invalidate') !== 'true';
  const current = isGood ? before : { token: world.chance.hex('preview', 32), until: world.now() + validMilliseconds };
  preview.put(world, id, current);
  const page = `<!doctype html><title>Flow ${id}</title><p>The simulator does not draw flows.</p>\n`;
  world.files.set(`flow-${id}.html`, { type: 'text/html; charset=utf-8', bytes: Buffer.from(page) });
  return {
    preview_url: `${incoming.url.origin}/files/flow-${id}.html?token=${current.token}`,
    expires_at: new Date(current.until).toISOString().replace(/\.\d+Z$/, '+0000'),
  };
}
