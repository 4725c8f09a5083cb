import { generateKeyPairSync } from 'node:crypto';
import type { Simulator } from '../../../src/whatsapp/simulator/simulate.ts';
import { call } from '../graph.ts';
import type { Operation } from './openapi.ts';

/** What is sent instead of the example's own request, which has ids and numbers of somebody else. */
export interface Prepared {
  readonly path?: string;
  readonly json?: unknown;
  readonly body?: FormData;
  /** Name of the token, if the call needs another one than all the others. */
  readonly token?: string;
}

const account = '/300000000000001';
const number = '/400000000000102';
const user = '+16505550199';
const product = { messaging_product: 'whatsapp' };

const ids: Readonly<Record<string, string>> = {
  'Application-ID': '100000000000001',
  'Business-ID': '200000000000001',
  'Phone-Number-ID': '400000000000102',
  'WhatsApp-Account-Number-ID': '400000000000102',
  'WABA-ID': '300000000000001',
  'WhatsApp-Business-Account-ID': '300000000000001',
  'User-ID': '110000000000001',
  'Flow-ID': '600000000000102',
  TEMPLATE_ID: '500000000000101',
  'QR-Code-ID': 'SUNNYSIDEQR001',
  'Pre-Verified-Phone-Number-ID': '450000000000102',
  'Solution-ID': '700000000000101',
  'WABA-Bot-ID': '420000000000102',
  'WhatsApp-Business-Profile-ID': '410000000000102',
};

/** The path with ids of the simulator's world. */
export function fill(path: string): string {
  return path.replace(/\{([^}]+)\}/g, (raw, name: string) => ids[name] ?? raw);
}

/** What has to happen before a call, and what to send; most calls need nothing. */
export async function prepare(operation: Operation, graph: Simulator): Promise<Prepared> {
  const name = `${operation.method} ${operation.path}`;
  const given = (await table[name]?.(graph)) ?? {};
  if (operation.method === 'GET' || given.body !== undefined || 'json' in given) return given;
  const [request] = operation.requests;
  return request === undefined ? given : { ...given, json: request };
}

const post = async (graph: Simulator, path: string, json: unknown) =>
  (await call(graph, `/v25.0${path}`, { json })).json as Record<string, string>;

const form = (values: Readonly<Record<string, string | Blob>>): FormData => {
  const body = new FormData();
  for (const [key, value] of Object.entries(values)) body.set(key, value);
  return body;
};

const image = () => form({ ...product, file: new Blob(['x'], { type: 'image/png' }) });
const flowJson = '{"version":"7.0","screens":[{"id":"A","layout":{},"terminal":true}]}';
const flowFile = () => form({ file: new Blob([flowJson]), name: 'flow.json', asset_type: 'FLOW_JSON' });
const upload = async (graph: Simulator, path: string, body: FormData) =>
  (await call(graph, `/v25.0${path}`, { body })).json as Record<string, string>;
const text = { ...product, to: user, text: { body: 'Hello' } };
const block = { ...product, block_users: [{ user }] };
const solution = { solution_id: '700000000000101' };
const key = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
const template = (language: string) => ({
  ...product,
  to: user,
  type: 'template',
  template: { name: 'hello_world', language: { code: language } },
});
const fresh = { name: 'fresh', language: 'en', category: 'UTILITY', components: [{ type: 'BODY', text: 'Fresh.' }] };
const schedule = {
  name: 'Hours',
  schedule_type: 'BUSINESS_HOURS',
  description: 'Open',
  start_time: '09:00',
  end_time: '17:00',
  recurrence_pattern: {},
};
const profile = { ...product, about: 'Hi', description: 'Bread', email: 'a@example.com' };
const field = (query: string) => ({ path: `${fill('/{Flow-ID}')}?fields=${encodeURIComponent(query)}` });

const sendAndDeliver = async (graph: Simulator) => {
  await call(graph, `/v25.0${account}/subscribed_apps`, {
    json: { override_callback_uri: 'https://example.com/', verify_token: 'x' },
  });
  await post(graph, `${number}/messages`, text);
  graph.advance(10_000);
  return (await call(graph, `/v25.0${number}/message_history`)).json as { data: { id: string }[] };
};

const table: Readonly<Record<string, (graph: Simulator) => Promise<Prepared>>> = {
  'POST /{Business-ID}/share_preverified_numbers': async () => ({
    json: { preverified_id: '450000000000101', partner_business_id: '200000000000002' },
  }),
  'GET /{Business-ID}/client_whatsapp_business_accounts': async () => ({
    path: '/200000000000002/client_whatsapp_business_accounts',
    token: 'several-accounts',
  }),
  'GET /{Phone-Number-ID}/block_users': async (graph) => {
    await post(graph, `${number}/block_users`, block);
    return {};
  },
  'POST /{Phone-Number-ID}/block_users': async () => ({ json: block }),
  'DELETE /{Phone-Number-ID}/block_users': async () => ({ json: block }),
  'GET /{Phone-Number-ID}/call_permissions': async () => ({
    path: `${number}/call_permissions?user_wa_id=16505550199`,
  }),
  'POST /{Phone-Number-ID}/marketing_messages': async () => ({ json: template('en_US') }),
  'POST /{Phone-Number-ID}/messages': async () => ({ json: text }),
  'POST /{Phone-Number-ID}/media': async () => ({ body: image() }),
  'GET /{Media-ID}': async (graph) => ({ path: `/${(await upload(graph, `${number}/media`, image()))['id']}` }),
  'DELETE /{Media-ID}': async (graph) => ({
    path: `/${(await upload(graph, `${number}/media`, image()))['id']}`,
    json: undefined,
  }),
  'POST /{Phone-Number-ID}/message_qrdls': async () => ({
    json: { prefilled_message: 'Hi', generate_qr_image: 'SVG' },
  }),
  'GET /{Phone-Number-ID}/message_history': async (graph) => {
    await sendAndDeliver(graph);
    return {};
  },
  'GET /{Message-History-ID}/events': async (graph) => ({
    path: `/${(await sendAndDeliver(graph)).data[0]?.id}/events`,
  }),
  'POST /{Phone-Number-ID}': async () => ({ json: { pin: '123456' } }),
  'POST /{Phone-Number-ID}/whatsapp_business_encryption': async () => ({ json: { business_public_key: key() } }),
  'GET /{Phone-Number-ID}/whatsapp_business_encryption': async (graph) => {
    await post(graph, `${number}/whatsapp_business_encryption`, { business_public_key: key() });
    return {};
  },
  'POST /{Phone-Number-ID}/whatsapp_business_profile': async () => ({ json: profile }),
  'POST /{WhatsApp-Business-Profile-ID}': async () => ({ json: profile }),
  'POST /{Phone-Number-ID}/whatsapp_commerce_settings': async () => ({ json: { is_cart_enabled: true } }),
  'GET /{Migration-Intent-ID}': async (graph) => ({
    path: `/${(await post(graph, `${account}/set_solution_migration_intent`, solution))['migration_intent_id']}`,
  }),
  'GET /{OBO-Mobility-Intent-ID}': async (graph) => ({
    path: `/${(await post(graph, `${account}/set_obo_mobility_intent`, solution))['intent_id']}`,
  }),
  'POST /{WABA-ID}/set_solution_migration_intent': async () => ({ json: solution }),
  'POST /{WABA-ID}/set_obo_mobility_intent': async () => ({ json: { ...solution, client_mutation_id: 'a' } }),
  'POST /{WABA-ID}/obo_mobility_intent': async () => ({ json: { ...solution, intent_type: 'INITIATE_TRANSFER' } }),
  'GET /{Pre-Verified-Phone-Number-ID}/partners': async (graph) => {
    await post(graph, '/200000000000001/share_preverified_numbers', {
      preverified_id: '450000000000102',
      partner_business_id: '200000000000002',
    });
    return {};
  },
  'GET /{Solution-ID}/access_token': async () => ({
    path: '/700000000000101/access_token?business_id=200000000000002',
  }),
  'POST /{Business-ID}/onboard_partners_to_mm_lite': async () => ({ json: {} }),
  'GET /{WhatsApp-Business-Account-ID}/assigned_users': async () => ({
    path: `${account}/assigned_users?business=200000000000001`,
  }),
  'POST /{WhatsApp-Business-Account-ID}/assigned_users': async () => ({
    json: { user: '110000000000002', tasks: ['MANAGE'] },
  }),
  'DELETE /{WhatsApp-Business-Account-ID}/assigned_users': async () => ({ json: { user: '110000000000001' } }),
  'POST /{WABA-ID}/flows': async () => ({ json: { name: 'new', categories: ['OTHER'] } }),
  'POST /{WABA-ID}/migrate_flows': async (graph) => {
    const { id } = await post(graph, '/200000000000001/whatsapp_business_accounts', { name: 'Other' });
    return {
      path: `/${id}/migrate_flows`,
      json: { source_waba_id: '300000000000001', source_flow_names: ['booking', 'nobody'] },
    };
  },
  'GET /{Flow-ID}': async () =>
    field(
      'id,name,categories,preview,status,validation_errors,health_status,metric.name(ENDPOINT_REQUEST_COUNT).granularity(DAY).since(2024-01-28).until(2024-01-30)',
    ),
  'POST /{Flow-ID}': async () => ({ json: { name: 'renamed' } }),
  'GET /{Flow-ID}/assets': async (graph) => {
    await upload(graph, `${fill('/{Flow-ID}')}/assets`, flowFile());
    return {};
  },
  'POST /{Flow-ID}/assets': async () => ({
    body: form({ file: new Blob(['{"screens":[]}']), name: 'flow.json', asset_type: 'FLOW_JSON' }),
  }),
  'POST /{Flow-ID}/publish': async (graph) => {
    await upload(graph, `${fill('/{Flow-ID}')}/assets`, flowFile());
    return { json: undefined };
  },
  'POST /{Flow-ID}/deprecate': async () => ({ path: '/600000000000101/deprecate', json: undefined }),
  'GET /{WABA-ID}/schedules': async (graph) => {
    await post(graph, `${account}/schedules`, schedule);
    return {};
  },
  'GET /{WABA-ID}/activities': async (graph) => {
    await post(graph, `${account}/message_templates`, fresh);
    return {};
  },
  'GET /{WABA-ID}/subscribed_apps': async (graph) => {
    await post(graph, `${account}/subscribed_apps`, {});
    return {};
  },
  'POST /{WABA-ID}/subscribed_apps': async () => ({
    json: { override_callback_uri: 'https://example.com/', verify_token: 'x' },
  }),
  'POST /{WABA-ID}/message_templates': async () => ({ json: fresh }),
  'DELETE /{WABA-ID}/message_templates': async () => ({
    path: `${account}/message_templates?name=hello_world`,
    json: undefined,
  }),
  'POST /{TEMPLATE_ID}': async () => ({ json: { components: [{ type: 'BODY', text: 'Fresh.' }] } }),
  'GET /{WABA-Bot-ID}': async (graph) => {
    const commands = [{ command_name: 'help', command_description: 'Helps' }];
    await post(graph, `${number}/conversational_automation`, { prompts: ['Hi'], commands });
    return {};
  },
  'POST /{Solution-ID}/reject': async () => ({ json: { request_type: 'PARTNERSHIP_REQUEST', partner_app_id: '1' } }),
};
