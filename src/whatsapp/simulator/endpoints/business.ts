import type { Call, Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import type { AccountNode, BusinessNode } from '../node.ts';
import { page, pageOf } from '../paging.ts';
import { optionalText, requiredText } from '../parameters.ts';
import { businessNumberEndpoints } from '../partners/preverified-numbers.ts';
import { plantAccount } from '../planting.ts';
import { listable, readable } from './node.ts';
import { business, management } from './permissions.ts';

/** What a business portfolio answers. */
export const businessEndpoints: Endpoints<BusinessNode> = {
  GET: readable(business),
  'GET owned_whatsapp_business_accounts': listable('owned_whatsapp_business_accounts', business),
  'GET client_whatsapp_business_accounts': listable('client_whatsapp_business_accounts', business),
  'GET extendedcredits': listable('extendedcredits', business),
  'GET system_users': {
    permissions: business,
    answer: (call) => {
      const users = call.world
        .all('user')
        .filter((user) => user.type === 'SYSTEM_USER' && user.businesses.includes(call.node.id));
      return pageOf(
        users,
        ({ id }) => id,
        ({ id, values }) => ({ id, name: values['name'], role: 'ADMIN' }),
        call,
      );
    },
  },
  'POST whatsapp_business_accounts': { permissions: business, answer: createAccount },
  'POST onboard_partners_to_mm_lite': {
    permissions: [...business, ...management],
    answer: ({ parameters, world }) => {
      const solution = optionalText(parameters, 'solution_id') ?? '';
      if (solution !== '' && world.find(solution)?.kind !== 'solution') {
        throw invalidParameter(`Param solution_id must be the id of a solution - got "${solution}".`);
      }
      return { request_id: world.newId('solution') };
    },
  },
  'GET business_users': {
    permissions: business,
    answer: (call) =>
      page(
        call.world.all('user').filter(({ type, businesses }) => type === 'USER' && businesses.includes(call.node.id)),
        call,
      ),
  },
  ...businessNumberEndpoints,
};

/** An account that a partner makes for a business. */
function createAccount({ node, parameters, world }: Call<BusinessNode>): unknown {
  const name = requiredText(parameters, 'name');
  const currency = optionalText(parameters, 'currency') ?? 'USD';
  if (!/^[A-Z]{3}$/.test(currency))
    throw invalidParameter(`Param currency must be a currency, for example USD - got "${currency}".`);
  const id = world.newId('account');
  const account: AccountNode = plantAccount({ id, name, owner: node.id, fields: { currency } });
  world.put(account);
  return { id };
}
