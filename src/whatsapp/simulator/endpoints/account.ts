import type { Call, Endpoints } from '../call.ts';
import { accountFlowEndpoints } from '../flows/endpoints.ts';
import { invalidInput, invalidParameter } from '../graph-error.ts';
import type { AccountNode, GraphNode } from '../node.ts';
import { isObject, optionalBoolean, optionalText, type Parameters, requiredText } from '../parameters.ts';
import { accountPartnerEndpoints } from '../partners/account-endpoints.ts';
import { accountPaymentEndpoints } from '../payments/endpoints.ts';
import { companionsOf, plantPhoneNumber } from '../planting.ts';
import { accountTemplateEndpoints } from '../templates/account-endpoints.ts';
import { templateToolEndpoints } from '../templates/tools.ts';
import { activityEndpoints, noteActivity } from './activities.ts';
import { assignedUserEndpoints } from './assigned-users.ts';
import { listable, readable } from './node.ts';
import { management } from './permissions.ts';
import { scheduleEndpoints } from './schedules.ts';
import { subscribedAppEndpoints } from './subscribed-apps.ts';
import { welcomeSequenceEndpoints } from './welcome-sequences.ts';

/** What a WhatsApp Business Account answers. */
export const accountEndpoints: Endpoints<AccountNode> = {
  GET: readable(management),
  POST: { permissions: management, answer: update },
  'GET phone_numbers': listable('phone_numbers', management, (nodes, { parameters }) => filtered(nodes, parameters)),
  'POST phone_numbers': { permissions: management, answer: addPhoneNumber },
  ...subscribedAppEndpoints,
  ...accountTemplateEndpoints,
  ...templateToolEndpoints,
  ...accountFlowEndpoints,
  ...accountPaymentEndpoints,
  ...accountPartnerEndpoints,
  ...assignedUserEndpoints,
  ...activityEndpoints,
  ...scheduleEndpoints,
  ...welcomeSequenceEndpoints,
};

function update({ node, parameters, session, world }: Call<AccountNode>): unknown {
  const name = optionalText(parameters, 'name');
  const timezone = optionalText(parameters, 'timezone_id');
  const insights = optionalBoolean(parameters, 'is_enabled_for_insights');
  if (name === undefined && timezone === undefined && insights === undefined) {
    throw invalidParameter('One of the parameters name, timezone_id and is_enabled_for_insights is required.');
  }
  if (name === '') throw invalidParameter('Param name cannot be empty');
  if (timezone !== undefined && !/^\d{1,3}$/.test(timezone))
    throw invalidParameter('Param timezone_id must be a number');
  if (insights === false) throw invalidParameter('Insights cannot be disabled once they are enabled');
  const values = {
    ...node.values,
    ...(name === undefined ? {} : { name }),
    ...(timezone === undefined ? {} : { timezone_id: timezone }),
    ...(insights === undefined ? {} : { is_enabled_for_insights: insights }),
  };
  world.put({ ...node, values });
  noteActivity(node.id, { type: 'ACCOUNT_UPDATED', description: 'The account was updated' }, session, world);
  return { success: true };
}

/** Adds a number that still has to be verified and registered. */
function addPhoneNumber({ node, parameters, session, world }: Call<AccountNode>): unknown {
  const code = optionalText(parameters, 'cc')?.replace(/\D/g, '') ?? '';
  const given = requiredText(parameters, 'phone_number').replace(/\D/g, '');
  const verified_name = requiredText(parameters, 'verified_name');
  const digits = given.startsWith(code) ? given : `${code}${given}`;
  if (!/^\d{7,15}$/.test(digits)) throw invalidParameter('Param phone_number must be a phone number');
  const isTaken = world
    .all('phone-number')
    .some(({ values }) => String(values['display_phone_number']).replace(/\D/g, '') === digits);
  if (isTaken)
    throw invalidInput(
      2388012,
      'Phone number is already in use',
      'The phone number belongs to a WhatsApp Business Account already.',
    );
  const id = world.newId('phone-number');
  const seed = {
    id,
    display_phone_number: `+${digits}`,
    verified_name,
    status: 'PENDING',
    code_verification_status: 'NOT_VERIFIED',
  };
  world.put(
    plantPhoneNumber({ ...seed, fields: { quality_rating: 'UNKNOWN', name_status: 'PENDING_REVIEW' } }, node.id),
  );
  for (const companion of companionsOf(id, node.id)) world.put(companion);
  const description = `Phone number +${digits} was added`;
  noteActivity(
    node.id,
    { type: 'PHONE_NUMBER_ADDED', description, details: { phone_number: `+${digits}` } },
    session,
    world,
  );
  return { id };
}

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
