import type { TemplateNode } from '../node.ts';
import type { NodeType } from '../node-type.ts';
import { templateHealth } from './health.ts';

export const templateType: NodeType<TemplateNode> = {
  title: 'MessageTemplate',
  defaults: ['name', 'previous_category', 'parameter_format', 'components', 'language', 'status', 'category', 'id'],
  others: [
    'correct_category',
    'cta_url_link_tracking_opted_out',
    'degrees_of_freedom_spec',
    'last_updated_time',
    'library_template_name',
    'message_send_ttl_seconds',
    'quality_score',
    'rejected_reason',
    'sub_category',
  ],
  links: {},
  computed: { health_status: (node, _, { world, session }) => templateHealth(node, session.token.app, world) },
};
