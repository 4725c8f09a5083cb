import type { Call, Endpoints } from '../call.ts';
import { readable } from '../endpoints/node.ts';
import { management } from '../endpoints/permissions.ts';
import { invalidInput, invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { TemplateNode } from '../node.ts';
import { optionalBoolean, optionalJson, optionalList, optionalText } from '../parameters.ts';
import { checkCategory, readComponents } from './check-template.ts';
import { compareTemplates } from './compare.ts';
import { planReview } from './review.ts';

const edits = keep<readonly number[]>('template-edits', []);
const day = 24 * 60 * 60;

/** What a template answers. */
export const templateEndpoints: Endpoints<TemplateNode> = {
  GET: readable(management),
  POST: { permissions: management, answer: edit },
  DELETE: {
    permissions: management,
    answer: ({ node, world }) => {
      world.remove(node.id);
      return { success: true };
    },
  },
  'GET compare': { permissions: management, answer: compareTemplates },
};

/** An approved template may be edited once a day and ten times in 30 days; afterwards it is reviewed again. */
function edit(call: Call<TemplateNode>): unknown {
  const { node, parameters, world } = call;
  const optedOut = optionalBoolean(parameters, 'cta_url_link_tracking_opted_out');
  if (optedOut !== undefined) {
    world.put({ ...node, values: { ...node.values, cta_url_link_tracking_opted_out: optedOut } });
    return { success: true };
  }
  const category = optionalText(parameters, 'category') ?? String(node.values['category']);
  checkCategory(category);
  const ttl = optionalText(parameters, 'message_send_ttl_seconds');
  if (!parameters.has('components') && !parameters.has('category') && ttl === undefined) {
    throw invalidParameter('One of the parameters components, category and message_send_ttl_seconds is required.');
  }
  if (node.status === 'APPROVED' && category !== node.values['category']) {
    throw invalidInput(
      2388039,
      'Category cannot be changed',
      'The category of an approved template cannot be changed.',
    );
  }
  countEdit(call);
  const isNamed = node.values['parameter_format'] === 'NAMED';
  const given = parameters.has('components')
    ? (optionalList(parameters, 'components') ?? optionalJson(parameters, 'components'))
    : undefined;
  const components = given === undefined ? node.components : readComponents(given, category, isNamed);
  const changed: TemplateNode = {
    ...node,
    components,
    status: 'PENDING',
    values: {
      ...node.values,
      components,
      category,
      status: 'PENDING',
      last_updated_time: new Date(world.now()).toISOString(),
      ...(ttl === undefined ? {} : { message_send_ttl_seconds: Number(ttl) }),
    },
  };
  world.put(changed);
  planReview(changed.id, world);
  return { success: true, id: node.id, name: node.name, category };
}

function countEdit({ node, world }: Call<TemplateNode>): void {
  const now = world.seconds();
  const recent = edits.of(world, node.id).filter((at) => now - at < 30 * day);
  const isTooOften = recent.some((at) => now - at < day) || recent.length >= 10;
  if (world.hasLimits && node.status === 'APPROVED' && isTooOften) {
    throw invalidInput(
      2388024,
      'Template cannot be edited',
      'An approved template can be edited once in 24 hours and 10 times in 30 days.',
    );
  }
  edits.put(world, node.id, [...recent, now]);
}
