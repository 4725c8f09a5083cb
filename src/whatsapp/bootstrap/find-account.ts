import { WhatsappError } from '../../errors.ts';
import { type TokenFacts, withoutBusinessManagement } from './check-token.ts';
import { type Choice, type Choose, chooseOne } from './choose.ts';
import { type Graph, granted } from './graph.ts';
import { isMissingPermission, isUnknownId } from './refusal.ts';
import { type Json, textOf } from './shape.ts';

/** A WhatsApp Business Account and how it was found. */
export interface FoundAccount extends Choice {
  readonly source: string;
  /** The business in whose lists it was. */
  readonly businessId: string | undefined;
}

export interface FindAccount {
  readonly account: FoundAccount;
  readonly warnings: readonly string[];
}

/** The account to work with: the one given, else the only one, or the chosen one, of the first place that has any. */
export async function findAccount(graph: Graph, token: TokenFacts | undefined, choose?: Choose): Promise<FindAccount> {
  const given = graph.values.get('WABA-ID') ?? '';
  if (given !== '') return { account: await givenAccount(graph, given), warnings: [] };
  const warnings: string[] = [];
  for (const place of places) {
    const [first, ...others] = unique(await place(graph, token, (warning) => warnings.push(warning)));
    if (first === undefined) continue;
    return { account: await chooseOne(wording(others.length + 1), [first, ...others], choose), warnings };
  }
  throw new WhatsappError('no-account', ['the token reaches no WhatsApp Business Account', ...warnings].join('\n'), {
    hint: 'Add WhatsApp to the app in its dashboard, or assign an account to the system user in Business settings, then try again',
  });
}

type Warn = (warning: string) => void;
type Place = (graph: Graph, token: TokenFacts | undefined, warn: Warn) => Promise<readonly FoundAccount[]>;

/** Where accounts are looked for, in this order. */
const places: readonly Place[] = [
  async (graph, _, warn) => {
    const id = graph.values.get('Business-ID') ?? '';
    return id === '' ? [] : await accountsOfBusiness(graph, id, warn);
  },
  async (graph, token) => {
    const found: FoundAccount[] = [];
    for (const id of token?.targetAccounts ?? []) {
      const reply = await graph.ask('Get WABA', { 'WABA-ID': id });
      if (reply.kind === 'given') found.push(toAccount(reply.value, 'the accounts the token was given for'));
    }
    return found;
  },
  async (graph) => {
    const request = 'Get Assigned WABAs';
    const reply = await graph.list(request);
    if (reply.kind === 'refused' && isUnknownId(reply.refusal)) return [];
    return granted(request, reply).map((account) => toAccount(account, request));
  },
  async (graph, _, warn) => {
    const request = 'Get My Businesses';
    const reply = await graph.list(request);
    if (reply.kind === 'refused' && isMissingPermission(reply.refusal)) {
      warn(withoutBusinessManagement);
      return [];
    }
    const found: FoundAccount[] = [];
    for (const business of granted(request, reply)) {
      found.push(...(await accountsOfBusiness(graph, textOf(business['id']) ?? '', warn)));
    }
    return found;
  },
];

/** Owned ones before shared ones. */
async function accountsOfBusiness(graph: Graph, businessId: string, warn: Warn): Promise<readonly FoundAccount[]> {
  const found: FoundAccount[] = [];
  for (const request of ['Get owned WABAs', 'Get shared WABAs']) {
    const reply = await graph.list(request, { 'Business-ID': businessId });
    if (reply.kind === 'refused' && isMissingPermission(reply.refusal)) {
      warn(withoutBusinessManagement);
      return found;
    }
    if (reply.kind === 'refused' && isUnknownId(reply.refusal)) {
      warn(`The business ${businessId} does not exist, or the token may not see it.`);
      return found;
    }
    found.push(...granted(request, reply).map((account) => toAccount(account, request, businessId)));
  }
  return found;
}

async function givenAccount(graph: Graph, id: string): Promise<FoundAccount> {
  const request = 'Get WABA';
  const reply = await graph.ask(request);
  const isOther = reply.kind === 'refused' && (isUnknownId(reply.refusal) || reply.refusal.code === 100);
  const isAccount = reply.kind === 'given' && 'message_template_namespace' in reply.value;
  if (isOther || (reply.kind === 'given' && !isAccount)) {
    const message = `${id} (WABA-ID) is no WhatsApp Business Account that the token can see`;
    throw new WhatsappError('no-account', message, {
      hint: 'Check the id, or leave it out to have it found: postino env unset WABA-ID',
    });
  }
  return toAccount(granted(request, reply), 'given');
}

function toAccount(json: Json, source: string, businessId?: string): FoundAccount {
  return { id: textOf(json['id']) ?? '', label: textOf(json['name']) ?? '', source, businessId };
}

function unique(accounts: readonly FoundAccount[]): readonly FoundAccount[] {
  return [...new Map(accounts.toReversed().map((account) => [account.id, account])).values()].toReversed();
}

function wording(count: number) {
  return {
    question: 'Which WhatsApp Business Account?',
    several: `the token reaches ${count} WhatsApp Business Accounts`,
    flag: '--waba-id',
  };
}
