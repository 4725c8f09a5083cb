import { accountType } from './fields/account.ts';
import { flowType } from './fields/flow.ts';
import { groupType } from './fields/group.ts';
import { phoneNumberType } from './fields/phone-number.ts';
import {
  allocationType,
  botType,
  creditLineType,
  datasetType,
  historyType,
  migrationIntentType,
  mobilityIntentType,
  preverifiedNumberType,
  profileType,
  scheduleType,
  solutionType,
} from './fields/plain.ts';
import { templateType } from './fields/template.ts';
import type { GraphNode, NodeKind } from './node.ts';
import type { NodeType } from './node-type.ts';

type NodeTypes = { readonly [Kind in NodeKind]: NodeType<Extract<GraphNode, { kind: Kind }>> };

export function nodeTypeOf(kind: NodeKind): NodeType {
  return nodeTypes[kind] as NodeType;
}

const nodeTypes: NodeTypes = {
  app: {
    title: 'Application',
    defaults: ['link', 'name', 'id'],
    others: ['category', 'namespace'],
    links: {
      whatsapp_business_solutions: ({ id }, world) => world.all('solution').filter(({ app }) => app === id),
    },
    computed: {},
  },
  user: {
    title: 'User',
    defaults: ['name', 'id'],
    others: [],
    links: {
      businesses: ({ businesses }, world) => world.all('business').filter(({ id }) => businesses.includes(id)),
      assigned_whatsapp_business_accounts: ({ assignedAccounts }, world) =>
        world.all('account').filter(({ id }) => assignedAccounts.includes(id)),
    },
    computed: {},
  },
  business: {
    title: 'Business',
    defaults: ['id', 'name'],
    others: ['timezone_id', 'verification_status', 'created_time', 'updated_time', 'primary_page', 'two_factor_type'],
    links: {
      owned_whatsapp_business_accounts: ({ id }, world) => world.all('account').filter(({ owner }) => owner === id),
      client_whatsapp_business_accounts: ({ id }, world) =>
        world.all('account').filter(({ sharedWith }) => sharedWith.includes(id)),
      extendedcredits: ({ id }, world) => world.all('credit-line').filter(({ business }) => business === id),
      preverified_numbers: ({ id }, world) => world.all('preverified-number').filter(({ business }) => business === id),
    },
    computed: {},
  },
  account: accountType,
  'phone-number': phoneNumberType,
  template: templateType,
  flow: flowType,
  group: groupType,
  media: {
    title: 'WhatsAppBusinessMedia',
    defaults: ['messaging_product', 'url', 'mime_type', 'sha256', 'file_size'],
    others: [],
    links: {},
    computed: {},
  },
  upload: { title: 'ResumableUpload', defaults: ['file_offset'], others: [], links: {}, computed: {} },
  'message-history': historyType,
  schedule: scheduleType,
  'business-profile': profileType,
  bot: botType,
  'migration-intent': migrationIntentType,
  'mobility-intent': mobilityIntentType,
  'credit-line': creditLineType,
  'credit-allocation': allocationType,
  dataset: datasetType,
  'preverified-number': preverifiedNumberType,
  solution: solutionType,
};
