import type { Call, Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import type { AllocationNode, CreditLineNode, DatasetNode } from '../node.ts';
import { isObject, optionalList, requiredText } from '../parameters.ts';
import { listable, readable } from './node.ts';
import { business, managementOrMessaging } from './permissions.ts';

/** A line of credit, shared with the accounts of clients. */
export const creditLineEndpoints: Endpoints<CreditLineNode> = {
  GET: readable(business),
  'GET owning_credit_allocation_configs': listable('owning_credit_allocation_configs', business),
  'POST whatsapp_credit_sharing_and_attach': { permissions: business, answer: share },
};

export const allocationEndpoints: Endpoints<AllocationNode> = {
  GET: readable(business),
  DELETE: {
    permissions: business,
    answer: ({ node, world }) => {
      world.remove(node.id);
      return { success: true };
    },
  },
};

/** Conversions that a business reports. */
export const datasetEndpoints: Endpoints<DatasetNode> = {
  GET: readable([]),
  'POST events': {
    permissions: [...business, ...managementOrMessaging, 'whatsapp_business_manage_events'],
    answer: ({ parameters, world }) => {
      const events = optionalList(parameters, 'data') ?? [];
      if (events.length === 0) throw invalidParameter('The parameter data is required.');
      const isWhole = (event: unknown) =>
        isObject(event) && ['event_name', 'event_time'].every((name) => event[name] !== undefined);
      if (!events.every(isWhole)) throw invalidParameter('Param data must hold events with event_name and event_time');
      return { events_received: events.length, messages: [], fbtrace_id: `A${world.chance.text('trace', 16)}` };
    },
  },
};

function share({ node, parameters, session, world }: Call<CreditLineNode>): unknown {
  const account = world.find(requiredText(parameters, 'waba_id'));
  const currency = requiredText(parameters, 'waba_currency');
  if (account?.kind !== 'account' || !session.accounts.includes(account.id)) {
    throw invalidParameter('Param waba_id must be the id of an account of this token');
  }
  if (!/^[A-Z]{3}$/.test(currency))
    throw invalidParameter(`Param waba_currency must be a currency, for example USD - got "${currency}".`);
  const receiving = { id: account.owner, name: world.find(account.owner)?.values['name'] };
  const id = world.newId('credit-allocation');
  const values = {
    id,
    receiving_business: receiving,
    receiving_credential: { id: account.owner },
    request_status: 'APPROVED',
  };
  world.put({ kind: 'credit-allocation', id, business: node.business, creditLine: node.id, values });
  world.put({ ...account, values: { ...account.values, currency, primary_funding_id: node.id } });
  return { allocation_config_id: id, waba_id: account.id };
}
