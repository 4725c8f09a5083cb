import type { Endpoint, Endpoints, OpenEndpoint } from '../call.ts';
import { flowEndpoints } from '../flows/endpoints.ts';
import type { GraphNode, NodeKind } from '../node.ts';
import { preverifiedNumberEndpoints } from '../partners/preverified-numbers.ts';
import { solutionEndpoints } from '../partners/solutions.ts';
import { fileReply, Reply } from '../reply.ts';
import { templateEndpoints } from '../templates/endpoints.ts';
import { listLibrary } from '../templates/library.ts';
import { accountEndpoints } from './account.ts';
import { appEndpoints } from './app.ts';
import { botEndpoints } from './automation.ts';
import { businessEndpoints } from './business.ts';
import { profileNodeEndpoints } from './business-profile.ts';
import { allocationEndpoints, creditLineEndpoints, datasetEndpoints } from './credit-lines.ts';
import { debugToken } from './debug-token.ts';
import { groupEndpoints } from './groups.ts';
import { downloadMedia, mediaEndpoints } from './media.ts';
import { historyEndpoints } from './message-history.ts';
import { listable, readable } from './node.ts';
import { accessToken } from './oauth.ts';
import { business, management, messaging } from './permissions.ts';
import { phoneNumberEndpoints } from './phone-number.ts';
import { scheduleNodeEndpoints } from './schedules.ts';
import { uploadEndpoints } from './uploads.ts';

type Table = { readonly [Kind in NodeKind]: Endpoints<Extract<GraphNode, { kind: Kind }>> };

/** What each kind of node answers: adding an endpoint is adding a row. */
const table: Table = {
  app: appEndpoints,
  user: {
    GET: readable([]),
    'GET businesses': listable('businesses', business),
    'GET assigned_whatsapp_business_accounts': listable('assigned_whatsapp_business_accounts', management),
  },
  business: businessEndpoints,
  account: accountEndpoints,
  'phone-number': phoneNumberEndpoints,
  template: templateEndpoints,
  flow: flowEndpoints,
  media: mediaEndpoints,
  upload: uploadEndpoints,
  group: groupEndpoints,
  'message-history': historyEndpoints,
  schedule: scheduleNodeEndpoints,
  'business-profile': profileNodeEndpoints,
  bot: botEndpoints,
  'migration-intent': { GET: readable(management) },
  'mobility-intent': { GET: readable(management) },
  'credit-line': creditLineEndpoints,
  'credit-allocation': allocationEndpoints,
  dataset: datasetEndpoints,
  'preverified-number': preverifiedNumberEndpoints,
  solution: solutionEndpoints,
};

/** What answers without a node, by `METHOD path`. */
export const rootEndpoints: Endpoints<undefined> = {
  'GET debug_token': debugToken,
  'GET message_template_library': { permissions: management, answer: listLibrary },
  'GET whatsapp_business/attachments': { permissions: messaging, answer: downloadMedia },
};

/** What answers without a node and without a token. */
export const openEndpoints: Readonly<Record<string, OpenEndpoint>> = {
  'GET oauth/access_token': accessToken,
  'POST oauth/access_token': accessToken,
  'GET files/*': {
    answer: ({ rest, world }) => {
      const file = world.files.get(rest);
      return file === undefined
        ? new Reply(404, { error: { message: `There is no file ${rest}`, type: 'OAuthException', code: 100 } })
        : fileReply(file.type, file.bytes);
    },
  },
};

/** The row for a method and an edge, and what stands in the place of its `*`. */
export function findRow<Row>(
  rows: Readonly<Record<string, Row>>,
  method: string,
  edge: string,
): { readonly row: Row; readonly rest: string } | undefined {
  const exact = edge === '' ? method : `${method} ${edge}`;
  const row = Object.hasOwn(rows, exact) ? rows[exact] : undefined;
  if (row !== undefined) return { row, rest: '' };
  const [, before = '', rest = ''] = /^(.+)\/([^/]+)$/.exec(edge) ?? [];
  const open = Object.hasOwn(rows, `${method} ${before}/*`) ? rows[`${method} ${before}/*`] : undefined;
  return open === undefined ? undefined : { row: open, rest };
}

export function endpointsOf(kind: NodeKind): Readonly<Record<string, Endpoint<GraphNode>>> {
  return table[kind] as Endpoints<GraphNode>;
}

/** Whether any kind of node has such an edge, whatever the method. */
export function isKnownEdge(edge: string): boolean {
  return Object.values(table).some((rows) => Object.keys(rows).some((row) => row.split(' ')[1] === edge));
}

/** Every endpoint there is: kind of node, method and edge, permissions. */
export function listEndpoints(): readonly {
  readonly node: string;
  readonly endpoint: string;
  readonly permissions: readonly string[];
}[] {
  const rows = (node: string, endpoints: Readonly<Record<string, { readonly permissions: readonly string[] }>>) =>
    Object.entries(endpoints).map(([endpoint, { permissions }]) => ({ node, endpoint, permissions }));
  return [
    ...rows('', rootEndpoints),
    ...Object.keys(openEndpoints).map((endpoint) => ({ node: '', endpoint, permissions: [] })),
    ...Object.entries(table).flatMap(([kind, endpoints]) => rows(kind, endpoints as Endpoints<GraphNode>)),
  ];
}
