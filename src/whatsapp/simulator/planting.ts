import { digest } from './chance.ts';
import type { AccountNode, BusinessNode, GraphNode, PhoneNumberNode, TemplateNode, UserNode } from './node.ts';
import type { AccountSeed, BusinessSeed, PhoneNumberSeed, Seed, TemplateSeed, UserSeed } from './seed.ts';

/** Turns a seed into the nodes a simulator starts with. */
export function nodesOf(seed: Seed): readonly GraphNode[] {
  return [
    ...seed.apps.map(({ id, name, link }): GraphNode => ({ kind: 'app', id, values: { id, name, link } })),
    ...seed.users.map(plantUser),
    ...seed.businesses.map(plantBusiness),
    ...seed.accounts.flatMap((account) => [
      plantAccount(account),
      ...(account.phone_numbers ?? []).map((number) => plantPhoneNumber(number, account.id)),
      ...(account.message_templates ?? []).map((template) => plantTemplate(template, account.id)),
    ]),
  ];
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

function plantBusiness({ id, name, timezone_id = 1, verification_status = 'verified' }: BusinessSeed): BusinessNode {
  return { kind: 'business', id, values: { id, name, timezone_id, verification_status } };
}

function plantAccount({ id, name, owner, shared_with = [], fields = {} }: AccountSeed): AccountNode {
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

function plantPhoneNumber(seed: PhoneNumberSeed, account: string): PhoneNumberNode {
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
  return { kind: 'phone-number', id, values, account, isTestNumber, allowedRecipients, isRegistered, pin: undefined };
}

function plantTemplate(seed: TemplateSeed, account: string): TemplateNode {
  const { id, name, language, status, components } = seed;
  return { kind: 'template', id, values: { ...seed }, account, name, language, status, components };
}
