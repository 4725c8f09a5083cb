import type { Graph, Reply } from './graph.ts';
import { isObject, type Json, objectsIn, textOf } from './shape.ts';

/** What more there is beside account and number. None of it is a reason to stop. */
export interface More {
  readonly values: readonly {
    readonly variable: string;
    readonly value: string | undefined;
    readonly source: string;
  }[];
  readonly warnings: readonly string[];
}

/** A published flow, a QR code, the profile, and whether the app gets the account's webhooks. */
export async function findMore(graph: Graph, appId: string | undefined): Promise<More> {
  const found = [await findFlow(graph), await findCode(graph), await findProfile(graph)].flat();
  return { values: found, warnings: await webhookWarnings(graph, appId) };
}

/** The flow that is chosen if the account has it, else the first that is published. */
async function findFlow(graph: Graph): Promise<More['values']> {
  const source = 'List Flows';
  const flows = givenBy(await graph.list(source)) ?? [];
  const chosen = flows.find(({ id }) => textOf(id) === graph.values.get('Flow-ID'));
  const flow = chosen ?? flows.find(({ status }) => status === 'PUBLISHED');
  if (flow === undefined) return [];
  return [
    { variable: 'Flow-ID', value: textOf(flow['id']), source },
    { variable: 'Flow-Name', value: textOf(flow['name']), source },
  ];
}

async function findCode(graph: Graph): Promise<More['values']> {
  const source = 'Get all QR codes (default fields)';
  const codes = givenBy(await graph.list(source)) ?? [];
  const chosen = codes.find(({ code }) => textOf(code) === graph.values.get('QR-Code-ID'));
  const code = chosen ?? codes[0];
  return code === undefined ? [] : [{ variable: 'QR-Code-ID', value: textOf(code['code']), source }];
}

async function findProfile(graph: Graph): Promise<More['values']> {
  const source = 'Get Business Profile';
  const [profile] = objectsIn(givenBy(await graph.ask(source))?.['data']);
  return [{ variable: 'Business-Profile-ID', value: textOf(profile?.['id']), source }];
}

async function webhookWarnings(graph: Graph, appId: string | undefined): Promise<readonly string[]> {
  const reply = await graph.ask('Get All Subscriptions for a WABA');
  if (reply.kind === 'refused' || appId === undefined) return [];
  const apps = objectsIn(reply.value['data']).map((each) => each['whatsapp_business_api_data']);
  const isSubscribed = apps.some((app) => isObject(app) && textOf(app['id']) === appId);
  if (isSubscribed) return [];
  return ["The app does not get the account's webhooks. Run the request Subscribe to a WABA to change that."];
}

function givenBy<Value extends Json | readonly Json[]>(reply: Reply<Value>): Value | undefined {
  return reply.kind === 'given' ? reply.value : undefined;
}
