import { digest } from './chance.ts';
import type { AccountNode, AppNode, FlowNode, GraphNode, PhoneNumberNode, TemplateNode, UserNode } from './node.ts';
import type {
  AccountSeed,
  AppSeed,
  BusinessSeed,
  FlowSeed,
  GroupSeed,
  PhoneNumberSeed,
  Seed,
  TemplateSeed,
  UserSeed,
} from './seed.ts';

/** Turns a seed into the nodes a simulator starts with. */
export function nodesOf(seed: Seed): readonly GraphNode[] {
  return [
    ...seed.apps.flatMap((app) => plantApp(app, seed.name)),
    ...seed.users.map(plantUser),
    ...seed.businesses.flatMap(plantBusiness),
    ...seed.accounts.flatMap((account) => [
      plantAccount(account),
      ...(account.phone_numbers ?? []).flatMap((number) => [
        plantPhoneNumber(number, account.id),
        ...companionsOf(number.id, account.id),
        ...(number.groups ?? []).map((group) => plantGroup(group, number.id, account.id)),
      ]),
      ...(account.message_templates ?? []).map((template) => plantTemplate(template, account.id)),
      ...(account.flows ?? []).map((flow) => plantFlow(flow, account.id)),
    ]),
  ];
}

function plantApp(seed: AppSeed, world: string): readonly GraphNode[] {
  const { id, name, link, requires_proof: requiresProof = false, solutions = [] } = seed;
  const secret = seed.secret ?? digest(`secret/${world}/${id}`).toString('hex').slice(0, 32);
  const app: AppNode = { kind: 'app', id, values: { id, name, link }, secret, requiresProof };
  const owner = { id, name };
  const planted = solutions.map((solution): GraphNode => {
    const values = {
      status_for_pending_request: 'NONE',
      owner_app: owner,
      owner_permissions: ['MESSAGING'],
      ...solution,
    };
    return { kind: 'solution', id: solution.id, app: id, values };
  });
  return [app, ...planted];
}

function plantUser({
  id,
  name,
  type,
  businesses = [],
  assigned_accounts = [],
  is_developer = true,
}: UserSeed): UserNode {
  const values = { id, name };
  return { kind: 'user', id, type, values, businesses, assignedAccounts: assigned_accounts, isDeveloper: is_developer };
}

function plantBusiness(seed: BusinessSeed): readonly GraphNode[] {
  const { id, name, timezone_id = 1, verification_status = 'verified' } = seed;
  const { credit_lines = [], preverified_numbers = [], datasets = [] } = seed;
  return [
    { kind: 'business', id, values: { id, name, timezone_id, verification_status } },
    ...credit_lines.flatMap(({ id: creditLine, legal_entity_name, allocations = [] }): readonly GraphNode[] => [
      { kind: 'credit-line', id: creditLine, business: id, values: { id: creditLine, legal_entity_name } },
      ...allocations.map((allocation): GraphNode => {
        const receiving = { id: allocation.receiving_business };
        const values = { id: allocation.id, receiving_business: receiving, receiving_credential: receiving };
        return { kind: 'credit-allocation', id: allocation.id, business: id, creditLine, values };
      }),
    ]),
    ...preverified_numbers.map(
      (number): GraphNode => ({
        kind: 'preverified-number',
        id: number.id,
        business: id,
        partners: [],
        values: { ...preverifiedDefaults, ...number },
      }),
    ),
    ...datasets.map((dataset): GraphNode => ({ kind: 'dataset', id: dataset, business: id, values: { id: dataset } })),
  ];
}

/** What holds for a pre-verified number unless it says otherwise. */
export const preverifiedDefaults = {
  country_prefix: 1,
  country_code: 'US',
  region: 'North America',
  verification_status: 'VERIFIED',
  availability_status: 'AVAILABLE',
  is_input_id_valid: true,
};

/** Turns what an account is seeded with into the account. */
export function plantAccount({ id, name, owner, shared_with = [], fields = {} }: AccountSeed): AccountNode {
  const values = {
    id,
    name,
    currency: 'USD',
    timezone_id: '1',
    message_template_namespace: namespaceOf(id),
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    country: 'US',
    ownership_type: 'SELF',
    primary_business_location: 'US',
    status: 'ACTIVE',
    is_enabled_for_insights: false,
    ...fields,
  };
  return { kind: 'account', id, values, owner, sharedWith: shared_with, subscribedApps: [] };
}

/** A UUID with underscores, as Graph writes it. */
function namespaceOf(id: string): string {
  const hex = digest(`namespace/${id}`).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('_');
}

/** Turns what a number is seeded with into the number. */
export function plantPhoneNumber(seed: PhoneNumberSeed, account: string): PhoneNumberNode {
  const { id, display_phone_number, verified_name, status = 'CONNECTED', account_mode = 'LIVE' } = seed;
  const values = {
    id,
    display_phone_number,
    verified_name,
    status,
    code_verification_status: seed.code_verification_status ?? 'VERIFIED',
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    webhook_configuration: {},
    account_mode,
    name_status: 'APPROVED',
    is_official_business_account: false,
    is_pin_enabled: false,
    messaging_limit_tier: 'TIER_250',
    country_dial_code: '1',
    host_platform: 'CLOUD_API',
    ...seed.fields,
  };
  const allowedRecipients = (seed.allowed_recipients ?? []).map((number) => number.replace(/\D/g, ''));
  const isTestNumber = account_mode === 'SANDBOX';
  const isRegistered = status === 'CONNECTED';
  return {
    kind: 'phone-number',
    id,
    values,
    account,
    isTestNumber,
    allowedRecipients,
    isRegistered,
    pin: undefined,
    overrideCallback: undefined,
  };
}

/** Every number has a profile and a bot, nodes of their own. */
export function companionsOf(phoneNumber: string, account: string): readonly GraphNode[] {
  const [profile, bot] = [companionId('41', phoneNumber), companionId('42', phoneNumber)];
  return [
    { kind: 'business-profile', id: profile, values: { id: profile }, account, phoneNumber },
    { kind: 'bot', id: bot, values: { id: bot }, account, phoneNumber },
  ];
}

/** The id of a number's profile (41) or bot (42). */
export function companionId(prefix: '41' | '42', phoneNumber: string): string {
  return `${prefix}${phoneNumber.slice(2)}`;
}

function plantGroup(
  { id, subject, participants = [], join_requests = [] }: GroupSeed,
  phoneNumber: string,
  account: string,
): GraphNode {
  const digits = (number: string) => number.replace(/\D/g, '');
  return {
    kind: 'group',
    id,
    values: { id, subject, join_approval_mode: 'approval_required', suspended: false },
    account,
    phoneNumber,
    participants: participants.map(digits),
    joinRequests: join_requests.map(digits),
    inviteLink: inviteLinkOf(`${id}/0`),
  };
}

export function inviteLinkOf(text: string): string {
  return `https://chat.whatsapp.com/${digest(`invite/${text}`).toString('base64url').slice(0, 22)}`;
}

function plantFlow({ id, name, status, categories = ['OTHER'] }: FlowSeed, account: string): FlowNode {
  return { kind: 'flow', id, account, name, status, json: undefined, values: { categories } };
}

function plantTemplate(seed: TemplateSeed, account: string): TemplateNode {
  const { id, name, language, status, components } = seed;
  const values = { parameter_format: 'POSITIONAL', ...seed };
  return { kind: 'template', id, values, account, name, language, status, components };
}
