import type { Endpoints } from '../call.ts';
import type { GraphNode, NodeKind } from '../node.ts';
import { accountEndpoints } from './account.ts';
import { debugToken } from './debug-token.ts';
import { listable, readable } from './node.ts';
import { business, management } from './permissions.ts';
import { phoneNumberEndpoints } from './phone-number.ts';

type Table = { readonly [Kind in NodeKind]: Endpoints<Extract<GraphNode, { kind: Kind }>> };

/** What each kind of node answers: adding an endpoint is adding a row. */
const table: Table = {
  app: { GET: readable([]) },
  user: {
    GET: readable([]),
    'GET businesses': listable('businesses', business),
    'GET assigned_whatsapp_business_accounts': listable('assigned_whatsapp_business_accounts', management),
  },
  business: {
    GET: readable(business),
    'GET owned_whatsapp_business_accounts': listable('owned_whatsapp_business_accounts', business),
    'GET client_whatsapp_business_accounts': listable('client_whatsapp_business_accounts', business),
  },
  account: accountEndpoints,
  'phone-number': phoneNumberEndpoints,
  template: { GET: readable(management) },
};

/** What answers without a node, by `METHOD path`. */
export const rootEndpoints: Endpoints<undefined> = { 'GET debug_token': debugToken };

export function endpointsOf(kind: NodeKind): Endpoints<GraphNode> {
  return table[kind] as Endpoints<GraphNode>;
}

/** Whether any kind of node has such an edge, whatever the method. */
export function isKnownEdge(edge: string): boolean {
  return Object.values(table).some((rows) => Object.keys(rows).some((row) => row.split(' ')[1] === edge));
}
