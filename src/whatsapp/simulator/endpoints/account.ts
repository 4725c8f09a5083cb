import type { Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import type { AccountNode, GraphNode } from '../node.ts';
import { isObject, optionalText, type Parameters } from '../parameters.ts';
import { listable, readable } from './node.ts';
import { management } from './permissions.ts';

/** What a WhatsApp Business Account answers. */
export const accountEndpoints: Endpoints<AccountNode> = {
  GET: readable(management),
  'GET phone_numbers': listable('phone_numbers', management, (nodes, { parameters }) => filtered(nodes, parameters)),
  'GET message_templates': listable('message_templates', management, (nodes, { parameters }) =>
    matching(nodes, parameters),
  ),
  'GET subscribed_apps': {
    permissions: management,
    answer: ({ node, world }) => ({
      data: node.subscribedApps.map((id) => ({ whatsapp_business_api_data: world.find(id)?.values })),
    }),
  },
  'POST subscribed_apps': {
    permissions: management,
    answer: ({ node, session, world }) => {
      const subscribedApps = [...new Set([...node.subscribedApps, session.token.app])];
      world.put({ ...node, subscribedApps });
      return { success: true };
    },
  },
};

/** `filtering=[{"field":…,"operator":"EQUAL","value":…}]`; Meta's own example writes it with single quotes. */
function filtered(nodes: readonly GraphNode[], parameters: Parameters): readonly GraphNode[] {
  return filtersOf(parameters).reduce(
    (kept, { field, value }) => kept.filter((node) => node.values[field] === value),
    nodes,
  );
}

function filtersOf(parameters: Parameters): readonly { readonly field: string; readonly value: unknown }[] {
  const text = optionalText(parameters, 'filtering');
  if (text === undefined || text === '') return [];
  try {
    const filters: unknown = JSON.parse(text.replaceAll("'", '"'));
    if (!Array.isArray(filters)) throw new SyntaxError();
    return filters.map((filter: unknown) => {
      if (!isObject(filter) || filter['operator'] !== 'EQUAL') throw new SyntaxError();
      return { field: String(filter['field']), value: filter['value'] };
    });
  } catch {
    throw invalidParameter('Param filtering must be an array of {field, operator, value} with the operator EQUAL');
  }
}

const templateFilters = ['name', 'language', 'status', 'category'];

function matching(nodes: readonly GraphNode[], parameters: Parameters): readonly GraphNode[] {
  return templateFilters.reduce((kept, name) => {
    const wanted = optionalText(parameters, name);
    return wanted === undefined || wanted === '' ? kept : kept.filter((node) => node.values[name] === wanted);
  }, nodes);
}
