import type { Variable } from '../../index.ts';
import { checkToken, type TokenFacts, tokenWarnings } from './check-token.ts';
import type { Choose } from './choose.ts';
import { type FoundAccount, findAccount } from './find-account.ts';
import { findMore } from './find-more.ts';
import { type FoundPhoneNumber, findPhoneNumber } from './find-phone-number.ts';
import { findTemplate } from './find-template.ts';
import { Graph } from './graph.ts';
import type { RunRequest } from './run-request.ts';
import { isObject, textOf } from './shape.ts';
import type { Wait } from './wait.ts';

export interface BootstrapOptions {
  /** How to run a request of the collection: `requestRunner(collection, runOptions)`. */
  readonly runRequest: RunRequest;
  /** The environment as it is: the token is a must; ids that are there are kept if the token reaches them. */
  readonly environment: readonly Variable[];
  /** Ids that the user names now; one that does not fit stops, where one of the environment is replaced. */
  readonly given?: Readonly<Partial<Record<GivenName, string>>> | undefined;
  /** Asks a person; without it several accounts or numbers are an error that lists them. */
  readonly choose?: Choose | undefined;
  /** Waits where Graph says that there were too many calls; without it that is an error. */
  readonly wait?: Wait | undefined;
}

/** The variables that a user can name an id with. */
export type GivenName = 'User-Access-Token' | 'Business-ID' | 'WABA-ID' | 'Phone-Number-ID';

/** A variable, its value, and where that came from. */
export interface Finding {
  readonly variable: string;
  readonly value: string;
  readonly source: string;
  /** `kept` when the environment had just this value. */
  readonly change: 'new' | 'changed' | 'kept';
}

export interface BootstrapResult {
  /** Undefined when Graph does not let the token be inspected. */
  readonly token: TokenFacts | undefined;
  readonly findings: readonly Finding[];
  /** What is still empty, and how to get it. */
  readonly missing: readonly { readonly variable: string; readonly how: string }[];
  readonly warnings: readonly string[];
}

/**
 * From an access token to the ids of business, account, phone number and template, by the collection's own requests.
 * @throws WhatsappError when the token does not do, or there is nothing or too much to find
 */
export async function bootstrap(options: BootstrapOptions): Promise<BootstrapResult> {
  const known = valuesIn(options.environment);
  const values = new Map([...defaults, ...known, ...Object.entries(options.given ?? {})]);
  const graph = new Graph(values, options.runRequest, options.wait);
  const findings: Finding[] = [];
  const keep = (variable: string, value: string | undefined, source: string): void => {
    if (value === undefined || value === '') return;
    graph.values.set(variable, value);
    findings.push({ variable, value, source, change: changeOf(known.get(variable), value) });
  };

  const token = await checkToken(graph);
  keep('App-ID', token?.appId, label('Debug Access Token', token?.appName));
  keep('User-ID', token?.userId, 'Debug Access Token');

  const { account, warnings } = await findAccount(graph, token, options.choose);
  keep('WABA-ID', account.id, label(account.source, account.label));
  const owner = await findBusiness(graph, account);
  keep('Business-ID', owner?.id, owner?.source ?? '');

  const number = await findPhoneNumber(graph, options.given?.['Phone-Number-ID'] !== undefined, options.choose);
  const replaced = graph.values.get('Phone-Number-ID') ?? '';
  keep('Phone-Number-ID', number.id, label(number.source, number.label));
  const more = await findMore(graph, token?.appId);
  for (const found of [...(await findTemplate(graph)), ...more.values]) keep(found.variable, found.value, found.source);

  return {
    token,
    findings,
    missing: missingValues(graph.values, number),
    warnings: [
      ...new Set([...tokenWarnings(token), ...warnings, ...numberWarnings(number, replaced), ...more.warnings]),
    ],
  };
}

/** For environments that do not have these: Meta's own lacks the first. */
const defaults: readonly (readonly [string, string])[] = [
  ['Graph-URL', 'https://graph.facebook.com'],
  ['Version', 'v25.0'],
];

/** What is filled in. */
function valuesIn(environment: readonly Variable[]): ReadonlyMap<string, string> {
  const enabled = environment.filter(({ disabled }) => !disabled);
  const values = enabled.map(({ key, value }) => [key, textOf(value)?.trim() ?? ''] as const);
  return new Map(values.filter(([, value]) => value !== ''));
}

function changeOf(before: string | undefined, value: string): Finding['change'] {
  if (before === undefined || before === '') return 'new';
  return before === value ? 'kept' : 'changed';
}

function label(source: string, name: string | undefined): string {
  return name === undefined || name === '' ? source : `${source}: ${name}`;
}

async function findBusiness(
  graph: Graph,
  account: FoundAccount,
): Promise<{ readonly id: string | undefined; readonly source: string } | undefined> {
  const given = graph.values.get('Business-ID') ?? '';
  if (given !== '') return { id: given, source: 'given' };
  if (account.businessId !== undefined) return { id: account.businessId, source: 'Get My Businesses' };
  const request = 'Get WABA Owner';
  const reply = await graph.ask(request);
  const owner = reply.kind === 'given' ? reply.value['owner_business_info'] : undefined;
  return isObject(owner) ? { id: textOf(owner['id']), source: label(request, textOf(owner['name'])) } : undefined;
}

function missingValues(values: ReadonlyMap<string, string>, number: FoundPhoneNumber): BootstrapResult['missing'] {
  const recipient = number.isTestNumber
    ? 'a number on the list of the test number: app dashboard, WhatsApp, API Setup, To'
    : 'the WhatsApp number to write to, with country code; your own to begin with';
  const wanted = [
    { variable: 'Recipient-Phone-Number', how: recipient },
    { variable: 'Business-ID', how: 'needs the permission business_management; Business settings shows it too' },
    { variable: 'Template-ID', how: 'create a template in WhatsApp Manager and have it approved' },
  ];
  return wanted.filter(({ variable }) => (values.get(variable) ?? '') === '');
}

function numberWarnings(number: FoundPhoneNumber, replaced: string): readonly string[] {
  return [
    ...(replaced !== '' && replaced !== number.id
      ? [`Phone-Number-ID was ${replaced}, which is no number of this account.`]
      : []),
    ...(number.isReady ? [] : [`The phone number cannot send yet (${number.label}): verify and register it.`]),
  ];
}
