import type { Call, Endpoints } from '../call.ts';
import { listable, readable } from '../endpoints/node.ts';
import { management } from '../endpoints/permissions.ts';
import { GraphError, invalidInput, invalidParameter } from '../graph-error.ts';
import type { AccountNode, FlowNode } from '../node.ts';
import { optionalList, optionalText, requiredText } from '../parameters.ts';
import type { World } from '../world.ts';
import { flowJsonErrors } from './flow-json.ts';

/** What an account answers about flows. */
export const accountFlowEndpoints: Endpoints<AccountNode> = {
  'GET flows': listable('flows', management),
  'POST flows': { permissions: management, answer: createFlow },
  'POST migrate_flows': { permissions: management, answer: migrateFlows },
};

/** What a flow answers: a draft is changed, published, and at last deprecated. */
export const flowEndpoints: Endpoints<FlowNode> = {
  GET: readable(management),
  POST: { permissions: management, answer: updateFlow },
  DELETE: {
    permissions: management,
    answer: ({ node, world }) => {
      requireStatus(node, ['DRAFT'], 139004, "Flow can't be deleted", 'Only a flow in draft can be deleted.');
      world.remove(node.id);
      return { success: true };
    },
  },
  'POST publish': { permissions: management, answer: publish },
  'POST deprecate': {
    permissions: management,
    answer: ({ node, world }) => {
      requireStatus(
        node,
        ['PUBLISHED', 'THROTTLED', 'BLOCKED'],
        139003,
        "Flow can't be deprecated",
        'Only a published flow can be deprecated.',
      );
      world.put({ ...node, status: 'DEPRECATED' });
      return { success: true };
    },
  },
  'GET assets': {
    permissions: management,
    answer: ({ node, incoming, world }) => {
      if (node.json === undefined) return { data: [] };
      world.files.set(`flow-${node.id}.json`, { type: 'application/json', bytes: Buffer.from(node.json) });
      const asset = {
        name: 'flow.json',
        asset_type: 'FLOW_JSON',
        download_url: `${incoming.url.origin}/files/flow-${node.id}.json`,
      };
      const cursor = Buffer.from(`cursor:${node.id}`).toString('base64url');
      return { data: [asset], paging: { cursors: { before: cursor, after: cursor } } };
    },
  },
  'POST assets': { permissions: management, answer: uploadJson },
};

const categories = [
  'SIGN_UP',
  'SIGN_IN',
  'APPOINTMENT_BOOKING',
  'LEAD_GENERATION',
  'CONTACT_US',
  'CUSTOMER_SUPPORT',
  'SURVEY',
  'OTHER',
];

function createFlow(call: Call<AccountNode>): unknown {
  const { node, parameters, world } = call;
  const name = requiredText(parameters, 'name');
  requireFreeName(name, node.id, undefined, world);
  const cloned = cloneOf(call);
  const json = optionalText(parameters, 'flow_json') ?? cloned?.json;
  const problems = json === undefined ? [] : flowJsonErrors(json);
  const isPublished = optionalText(parameters, 'publish') === 'true' && problems.length === 0 && json !== undefined;
  const flow: FlowNode = {
    kind: 'flow',
    id: world.newId('flow'),
    account: node.id,
    name,
    status: isPublished ? 'PUBLISHED' : 'DRAFT',
    json,
    values: { categories: categoriesIn(call) ?? cloned?.values['categories'] ?? ['OTHER'], ...endpointIn(call) },
  };
  world.put(flow);
  return { id: flow.id, ...(json === undefined ? {} : { success: true, validation_errors: problems }) };
}

function cloneOf({ node, parameters, world }: Call<AccountNode>): FlowNode | undefined {
  const id = optionalText(parameters, 'clone_flow_id') ?? '';
  if (id === '') return undefined;
  const flow = world.find(id);
  if (flow?.kind === 'flow' && flow.account === node.id) return flow;
  throw invalidParameter(`Param clone_flow_id is not the id of a flow of this account - got "${id}".`);
}

function updateFlow(call: Call<FlowNode>): unknown {
  const { node, parameters, world } = call;
  const name = optionalText(parameters, 'name') || node.name;
  requireFreeName(name, node.account, node.id, world);
  const changed = categoriesIn(call);
  world.put({
    ...node,
    name,
    values: { ...node.values, ...(changed && { categories: changed }), ...endpointIn(call) },
  });
  return { success: true };
}

function publish({ node, world }: Call<FlowNode>): unknown {
  requireStatus(node, ['DRAFT'], 139001, "Flow can't be published", 'Only a flow in draft can be published.');
  if (node.json === undefined) {
    throw flowError(139002, "Flow can't be published", 'The flow has no JSON: upload it to the assets first.');
  }
  const [first] = flowJsonErrors(node.json);
  if (first !== undefined)
    throw flowError(139002, "Flow can't be published", `The flow JSON has errors: ${first.message}`);
  world.put({ ...node, status: 'PUBLISHED' });
  return { success: true };
}

async function uploadJson({ node, parameters, world }: Call<FlowNode>): Promise<unknown> {
  const type = optionalText(parameters, 'asset_type') ?? 'FLOW_JSON';
  if (type !== 'FLOW_JSON') throw invalidParameter(`Param asset_type must be one of {FLOW_JSON} - got "${type}".`);
  const file = parameters.get('file');
  if (!(file instanceof Blob))
    throw invalidParameter('The parameter file is required: the flow JSON as multipart/form-data.');
  requireStatus(node, ['DRAFT'], 139005, "Flow can't be updated", 'Only a flow in draft can be changed.');
  const json = await file.text();
  world.put({ ...node, json });
  return { success: true, validation_errors: flowJsonErrors(json) };
}

function migrateFlows({ node, parameters, world, session }: Call<AccountNode>): unknown {
  const source = requiredText(parameters, 'source_waba_id');
  if (!session.accounts.includes(source))
    throw invalidParameter('Param source_waba_id is not an account of this token');
  const flows = world.all('flow').filter(({ account }) => account === source);
  const names = optionalList(parameters, 'source_flow_names')?.map(String) ?? flows.map(({ name }) => name);
  const migrated: unknown[] = [];
  const failed: unknown[] = [];
  for (const source_name of names) {
    const flow = flows.find(({ name }) => name === source_name);
    const isTaken = world.all('flow').some(({ account, name }) => account === node.id && name === source_name);
    if (flow === undefined || isTaken) {
      const reason = isTaken
        ? 'Flow name already exists in the destination WABA.'
        : 'Flow name not found in source WABA.';
      failed.push({
        source_name,
        error_code: isTaken ? '4233042' : '4233041',
        error_message: `Flows Migration Error: ${reason}`,
      });
      continue;
    }
    const copy: FlowNode = { ...flow, id: world.newId('flow'), account: node.id, status: 'DRAFT' };
    world.put(copy);
    migrated.push({ source_id: flow.id, source_name, migrated_id: copy.id });
  }
  return { migrated_flows: migrated, failed_flows: failed };
}

function categoriesIn({ parameters }: Pick<Call, 'parameters'>): readonly string[] | undefined {
  const given = optionalList(parameters, 'categories')?.map(String);
  const wrong = given?.find((category) => !categories.includes(category));
  if (wrong === undefined) return given;
  throw invalidParameter(`Param categories[0] must be one of {${categories.join(', ')}} - got "${wrong}".`);
}

function endpointIn({ parameters }: Pick<Call, 'parameters'>): Readonly<Record<string, string>> {
  const uri = optionalText(parameters, 'endpoint_uri') ?? '';
  if (uri === '') return {};
  if (!/^https?:\/\//.test(uri)) throw invalidParameter('Param endpoint_uri must be a URL');
  return { endpoint_uri: uri, data_channel_uri: uri };
}

function requireFreeName(name: string, account: string, own: string | undefined, world: World): void {
  const isTaken = world.all('flow').some((flow) => flow.account === account && flow.name === name && flow.id !== own);
  if (!isTaken) return;
  throw invalidInput(4016019, 'Flow name is not unique', `There is already a flow named ${name} in this account.`);
}

function requireStatus(node: FlowNode, allowed: readonly string[], code: number, title: string, text: string): void {
  if (!allowed.includes(node.status)) throw flowError(code, title, text);
}

function flowError(code: number, title: string, text: string): GraphError {
  return new GraphError(400, {
    message: `(#${code}) ${title}`,
    type: 'OAuthException',
    code,
    error_user_title: title,
    error_user_msg: text,
  });
}
