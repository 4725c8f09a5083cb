import type { Call, Endpoints } from '../call.ts';
import { readable } from '../endpoints/node.ts';
import { business as businessPermission, management } from '../endpoints/permissions.ts';
import { checkCodeRequest, verifyCode } from '../endpoints/registration.ts';
import { invalidParameter } from '../graph-error.ts';
import type { BusinessNode, PreverifiedNumberNode } from '../node.ts';
import { page } from '../paging.ts';
import { optionalText, requiredText } from '../parameters.ts';
import { preverifiedDefaults } from '../planting.ts';

const either = [...businessPermission, ...management];

/** Numbers that a business verifies before an account needs them. */
export const businessNumberEndpoints: Endpoints<BusinessNode> = {
  'GET preverified_numbers': {
    permissions: either,
    answer: (call) => {
      const wanted = ['verification_status', 'availability_status', 'country_code', 'code_verification_status'];
      const own = call.world.all('preverified-number').filter(({ business }) => business === call.node.id);
      const found = own.filter(({ values }) =>
        wanted.every((name) => [undefined, '', values[name]].includes(optionalText(call.parameters, name))),
      );
      return page(found, call);
    },
  },
  'POST add_phone_numbers': {
    permissions: either,
    answer: ({ node, parameters, world }) => {
      const digits = requiredText(parameters, 'phone_number').replace(/\D/g, '');
      if (!/^\d{7,15}$/.test(digits)) throw invalidParameter('Param phone_number must be a phone number');
      const id = world.newId('preverified-number');
      const values = {
        ...preverifiedDefaults,
        id,
        display_phone_number: `+${digits}`,
        verification_status: 'NOT_VERIFIED',
      };
      world.put({ kind: 'preverified-number', id, business: node.id, partners: [], values });
      return { id };
    },
  },
  'POST share_preverified_numbers': { permissions: either, answer: share },
};

export const preverifiedNumberEndpoints: Endpoints<PreverifiedNumberNode> = {
  GET: readable(either),
  DELETE: {
    permissions: either,
    answer: ({ node, world }) => {
      world.remove(node.id);
      return { success: true };
    },
  },
  'GET partners': {
    permissions: either,
    answer: (call) =>
      page(
        call.world.all('business').filter(({ id }) => call.node.partners.includes(id)),
        call,
      ),
  },
  'POST request_code': {
    permissions: either,
    answer: ({ parameters }) => {
      checkCodeRequest(parameters);
      return { success: true };
    },
  },
  'POST verify_code': {
    permissions: either,
    answer: ({ node, parameters, world }) => {
      verifyCode(parameters);
      world.put({ ...node, values: { ...node.values, verification_status: 'VERIFIED' } });
      return { success: true };
    },
  },
};

function share({ node, parameters, world }: Call<BusinessNode>): unknown {
  const number = world.find(requiredText(parameters, 'preverified_id'));
  const partner = world.find(requiredText(parameters, 'partner_business_id'));
  if (number?.kind !== 'preverified-number' || number.business !== node.id) {
    throw invalidParameter('Param preverified_id must be the id of a pre-verified number of this business');
  }
  if (partner?.kind !== 'business') throw invalidParameter('Param partner_business_id must be the id of a business');
  world.put({ ...number, partners: [...new Set([...number.partners, partner.id])] });
  return { success: true };
}
