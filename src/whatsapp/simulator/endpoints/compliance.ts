import type { Call, Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { PhoneNumberNode, Values } from '../node.ts';
import { optionalBoolean, optionalObject, optionalText, requiredText, requireMessagingProduct } from '../parameters.ts';
import { askedFields, readPlain } from '../read-node.ts';
import { management } from './permissions.ts';

const compliance = keep<Values | undefined>('compliance', undefined);

const entityTypes = [
  ...['LIMITED_LIABILITY_PARTNERSHIP', 'SOLE_PROPRIETORSHIP', 'PARTNERSHIP', 'PUBLIC_COMPANY', 'PRIVATE_COMPANY'],
  ...['OTHER', 'UNKNOWN'],
];
const known = [
  'entity_name',
  'entity_type',
  'entity_type_custom',
  'is_registered',
  'grievance_officer_details',
  'customer_care_details',
  'messaging_product',
];

/** What the law of India asks businesses to publish. */
export const complianceEndpoints: Endpoints<PhoneNumberNode> = {
  'GET business_compliance_info': {
    permissions: management,
    answer: ({ node, parameters, world }) => {
      const values = compliance.of(world, node.id) ?? { entity_name: '', entity_type: 'UNKNOWN', is_registered: false };
      const told = { ...nobody, ...values, messaging_product: 'whatsapp' };
      return { data: [readPlain(told, askedFields(parameters), known, 'WhatsAppBusinessComplianceInfo')] };
    },
  },
  'POST business_compliance_info': { permissions: management, answer: update },
};

const nobody = {
  grievance_officer_details: { name: '', email: '', landline_number: '', mobile_number: '' },
  customer_care_details: { email: '', landline_number: '', mobile_number: '' },
};

function update(call: Call<PhoneNumberNode>): unknown {
  const { node, parameters, world } = call;
  requireMessagingProduct(parameters);
  const entity_name = requiredText(parameters, 'entity_name');
  const entity_type = requiredText(parameters, 'entity_type')
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  if (!entityTypes.includes(entity_type)) {
    throw invalidParameter(`Param entity_type must be one of {${entityTypes.join(', ')}} - got "${entity_type}".`);
  }
  const custom = optionalText(parameters, 'entity_type_custom');
  if (entity_type === 'OTHER' && !custom) throw invalidParameter('The parameter entity_type_custom is required.');
  const is_registered = optionalBoolean(parameters, 'is_registered') ?? false;
  compliance.put(world, node.id, {
    entity_name,
    entity_type,
    ...(custom === undefined ? {} : { entity_type_custom: custom }),
    is_registered,
    grievance_officer_details: person(call, 'grievance_officer_details', ['name', 'email']),
    customer_care_details: person(call, 'customer_care_details', ['email']),
  });
  return { success: true };
}

function person({ parameters }: Call<PhoneNumberNode>, name: string, required: readonly string[]): Values {
  const details = optionalObject(parameters, name);
  if (details === undefined) throw invalidParameter(`The parameter ${name} is required.`);
  const missing = required.find((each) => typeof details[each] !== 'string' || details[each] === '');
  if (missing !== undefined) throw invalidParameter(`The parameter ${name}[${missing}] is required.`);
  if (!details['landline_number'] && !details['mobile_number']) {
    throw invalidParameter(`One of ${name}[landline_number] and ${name}[mobile_number] is required.`);
  }
  return details;
}
