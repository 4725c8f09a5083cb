import { flowJsonErrors } from '../flows/flow-json.ts';
import { flowPreview } from '../flows/preview.ts';
import { invalidParameter } from '../graph-error.ts';
import type { FlowNode } from '../node.ts';
import type { NodeType } from '../node-type.ts';
import { flowMetric } from './flow-metric.ts';
import { accountHealth } from './health.ts';

export const flowType: NodeType<FlowNode> = {
  title: 'WhatsAppBusinessFlow',
  defaults: ['name', 'status', 'categories', 'validation_errors', 'id'],
  others: ['data_channel_uri', 'endpoint_uri', 'created_at', 'updated_at'],
  links: {
    application: (_, world) => world.all('app')[0],
    whatsapp_business_account: ({ account }, world) => world.find(account),
  },
  computed: {
    name: ({ name }) => name,
    status: ({ status }) => status,
    validation_errors: ({ json }) => (json === undefined ? [] : flowJsonErrors(json)),
    json_version: ({ json }) => topOf(json, 'version'),
    data_api_version: ({ json }) => topOf(json, 'data_api_version'),
    preview: flowPreview,
    metric: flowMetric,
    health_status: (node, _, { world, session }) => {
      const account = world.find(node.account);
      if (account?.kind !== 'account') throw invalidParameter('The flow has no account');
      const flow = { entity_type: 'FLOW', id: node.id, can_send_message: 'AVAILABLE' };
      const health = accountHealth(account, session.token.app, world) as { entities: readonly unknown[] };
      return { ...health, entities: [flow, ...health.entities] };
    },
  },
};

function topOf(json: string | undefined, name: string): unknown {
  if (json === undefined || flowJsonErrors(json).length > 0) return undefined;
  return (JSON.parse(json) as Record<string, unknown>)[name];
}
