import type { BotNode, GraphNode, HistoryNode, ProfileNode } from '../node.ts';
import type { NodeType } from '../node-type.ts';
import { automation } from '../settings/automation.ts';
import { businessProfile } from '../settings/business-profile.ts';
import { eventsOf } from './history.ts';

/** A kind of node that is nothing but its fields. */
function plain<Node extends GraphNode>(
  title: string,
  defaults: readonly string[],
  others: readonly string[] = [],
): NodeType<Node> {
  return { title, defaults, others, links: {}, computed: {} };
}

export const historyType: NodeType<HistoryNode> = {
  ...plain('WhatsAppMessageHistory', ['message_id', 'events']),
  computed: { message_id: ({ message }) => message, events: (node, _, reading) => ({ data: eventsOf(node, reading) }) },
};

export const scheduleType: NodeType<Extract<GraphNode, { kind: 'schedule' }>> = plain('WhatsAppBusinessSchedule', [
  'name',
  'status',
  'schedule_type',
  'description',
  'start_time',
  'end_time',
  'timezone',
  'days_of_week',
  'created_time',
  'updated_time',
  'is_active',
  'recurrence_pattern',
]);

const profileFields = ['about', 'address', 'description', 'email', 'profile_picture_url', 'websites', 'vertical'];

export const profileType: NodeType<ProfileNode> = {
  ...plain('WhatsAppBusinessProfile', ['account_name', ...profileFields, 'messaging_product']),
  computed: {
    messaging_product: () => 'whatsapp',
    account_name: ({ phoneNumber }, _, { world }) =>
      businessProfile.of(world, phoneNumber)['account_name'] ?? world.find(phoneNumber)?.values['verified_name'],
    ...Object.fromEntries(
      profileFields.map((name) => [
        name,
        ({ phoneNumber }: ProfileNode, _: unknown, { world }: Parameters<typeof eventsOf>[1]) =>
          businessProfile.of(world, phoneNumber)[name],
      ]),
    ),
  },
};

export const botType: NodeType<BotNode> = {
  ...plain('WhatsAppBusinessBot', ['prompts', 'commands', 'enable_welcome_message']),
  computed: {
    prompts: ({ phoneNumber }, _, { world }) => automation.of(world, phoneNumber).prompts,
    commands: ({ phoneNumber }, _, { world }) => automation.of(world, phoneNumber).commands,
    enable_welcome_message: ({ phoneNumber }, _, { world }) => automation.of(world, phoneNumber).enable_welcome_message,
  },
};

export const migrationIntentType: NodeType<Extract<GraphNode, { kind: 'migration-intent' }>> = plain(
  'WhatsAppBusinessMigrationIntent',
  ['status'],
  ['solution', 'target_solution', 'created_time', 'updated_time'],
);

export const mobilityIntentType: NodeType<Extract<GraphNode, { kind: 'mobility-intent' }>> = plain(
  'WhatsAppBusinessOboMobilityIntent',
  ['waba', 'solution', 'status', 'created_time', 'updated_time'],
);

export const creditLineType: NodeType<Extract<GraphNode, { kind: 'credit-line' }>> = {
  ...plain(
    'ExtendedCredit',
    ['id', 'legal_entity_name'],
    ['currency', 'credit_available', 'max_balance', 'is_access_revoked'],
  ),
  links: {
    owning_credit_allocation_configs: ({ id }, world) =>
      world.all('credit-allocation').filter(({ creditLine }) => creditLine === id),
  },
};

export const allocationType: NodeType<Extract<GraphNode, { kind: 'credit-allocation' }>> = plain(
  'ExtendedCreditAllocationConfig',
  ['receiving_business', 'request_status'],
  ['receiving_credential', 'owning_business', 'currency_amount', 'liability_type', 'send_bill_to'],
);

export const datasetType: NodeType<Extract<GraphNode, { kind: 'dataset' }>> = plain('AdsPixel', ['id'], ['name']);

export const preverifiedNumberType: NodeType<Extract<GraphNode, { kind: 'preverified-number' }>> = plain(
  'WhatsAppBusinessPreVerifiedPhoneNumber',
  [
    'display_phone_number',
    'country_prefix',
    'country_code',
    'region',
    'verification_status',
    'availability_status',
    'is_input_id_valid',
  ],
  ['created_time', 'last_updated', 'supported_features', 'error_msg', 'code_verification_status', 'phone_number'],
);

export const solutionType: NodeType<Extract<GraphNode, { kind: 'solution' }>> = plain('WhatsAppBusinessSolution', [
  'name',
  'status',
  'status_for_pending_request',
  'owner_app',
  'owner_permissions',
]);
