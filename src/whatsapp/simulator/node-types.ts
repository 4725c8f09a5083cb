import type { GraphNode, NodeKind } from './node.ts';
import type { World } from './world.ts';

/** What one kind of node can tell about itself. */
export interface NodeType<Node extends GraphNode = GraphNode> {
  /** Graph's name of the type, as its error messages use it. */
  readonly title: string;
  /** Fields that come unasked. */
  readonly defaults: readonly string[];
  /** Fields that come when asked for. */
  readonly others: readonly string[];
  /** Fields that are nodes themselves: one, or an edge with many. */
  readonly links: Readonly<Record<string, (node: Node, world: World) => GraphNode | undefined | readonly GraphNode[]>>;
}

type NodeTypes = { readonly [Kind in NodeKind]: NodeType<Extract<GraphNode, { kind: Kind }>> };

export function nodeTypeOf(kind: NodeKind): NodeType {
  return nodeTypes[kind] as NodeType;
}

const nodeTypes: NodeTypes = {
  app: { title: 'Application', defaults: ['link', 'name', 'id'], others: [], links: {} },
  user: {
    title: 'User',
    defaults: ['name', 'id'],
    others: [],
    links: {
      businesses: ({ businesses }, world) => world.all('business').filter(({ id }) => businesses.includes(id)),
      assigned_whatsapp_business_accounts: ({ assignedAccounts }, world) =>
        world.all('account').filter(({ id }) => assignedAccounts.includes(id)),
    },
  },
  business: {
    title: 'Business',
    defaults: ['id', 'name'],
    others: ['timezone_id', 'verification_status'],
    links: {
      owned_whatsapp_business_accounts: ({ id }, world) => world.all('account').filter(({ owner }) => owner === id),
      client_whatsapp_business_accounts: ({ id }, world) =>
        world.all('account').filter(({ sharedWith }) => sharedWith.includes(id)),
    },
  },
  account: {
    title: 'WhatsAppBusinessAccount',
    defaults: ['id', 'name', 'currency', 'timezone_id', 'message_template_namespace'],
    others: [
      'account_review_status',
      'business_verification_status',
      'country',
      'is_enabled_for_insights',
      'ownership_type',
      'primary_business_location',
      'status',
    ],
    links: {
      owner_business_info: ({ owner }, world) => world.find(owner),
      phone_numbers: ({ id }, world) => world.all('phone-number').filter(({ account }) => account === id),
      message_templates: ({ id }, world) => world.all('template').filter(({ account }) => account === id),
    },
  },
  'phone-number': {
    title: 'WhatsAppBusinessPhoneNumber',
    defaults: [
      'verified_name',
      'code_verification_status',
      'display_phone_number',
      'quality_rating',
      'platform_type',
      'throughput',
      'webhook_configuration',
      'last_onboarded_time',
      'id',
    ],
    others: [
      'account_mode',
      'country_code',
      'country_dial_code',
      'host_platform',
      'is_official_business_account',
      'is_pin_enabled',
      'messaging_limit_tier',
      'name_status',
      'new_name_status',
      'status',
      'unified_cert_status',
      'username',
      'whatsapp_business_manager_messaging_limit',
    ],
    links: {},
  },
  template: {
    title: 'MessageTemplate',
    defaults: ['name', 'parameter_format', 'components', 'language', 'status', 'category', 'id'],
    others: ['previous_category', 'quality_score', 'rejected_reason', 'sub_category', 'last_updated_time'],
    links: {},
  },
};
