import type { TemplateNode } from '../node.ts';
import { notify } from '../webhooks/notify.ts';
import type { World } from '../world.ts';

/** Milliseconds of the simulator's clock until a template is approved. */
export const reviewMilliseconds = 30_000;

/** A text that a reviewer refuses, so that rejection can be tried. */
const refused = /reject[ _-]?me/i;

/** Plans the review of a pending template: approved after a while, and its webhook. */
export function planReview(id: string, world: World): void {
  world.agenda.plan(reviewMilliseconds, () => {
    const node = world.find(id);
    if (node?.kind === 'template' && node.status === 'PENDING') decide(node, world);
  });
}

function decide(node: TemplateNode, world: World): void {
  const isRefused = refused.test(node.name) || refused.test(JSON.stringify(node.components));
  const status = isRefused ? 'REJECTED' : 'APPROVED';
  const rejected_reason = isRefused ? 'INVALID_FORMAT' : 'NONE';
  world.put({ ...node, status, values: { ...node.values, status, rejected_reason } });
  const account = world.find(node.account);
  if (account?.kind !== 'account') return;
  const value = {
    event: status,
    message_template_id: Number(node.id),
    message_template_name: node.name,
    message_template_language: node.language,
    reason: isRefused ? 'INVALID_FORMAT' : 'NONE',
    message_template_category: node.values['category'],
  };
  notify(account, undefined, 'message_template_status_update', value, world);
}
