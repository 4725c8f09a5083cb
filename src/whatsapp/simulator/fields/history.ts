import type { Reading } from '../call.ts';
import { digest } from '../chance.ts';
import type { HistoryNode } from '../node.ts';
import { messageEvents } from '../webhooks/statuses.ts';

/** What happened to a message, and whether its webhooks arrived. */
export function eventsOf(node: HistoryNode, { world, session }: Reading): readonly Readonly<Record<string, unknown>>[] {
  return messageEvents.of(world, node.message).map(({ status, at, url }) => ({
    id: idFrom(`${node.message}/${status}`),
    delivery_status: status.toUpperCase(),
    timestamp: at,
    webhook_update_state: url === undefined ? 'NOT_SENT' : 'DELIVERED',
    application: { id: session.token.app },
    ...(url === undefined ? {} : { webhook_uri: url }),
  }));
}

/** An id that follows from a text. */
export function idFrom(text: string): string {
  const digits = BigInt(`0x${digest(text).toString('hex').slice(0, 12)}`) % 10n ** 14n;
  return `8${digits.toString().padStart(14, '0')}`;
}
