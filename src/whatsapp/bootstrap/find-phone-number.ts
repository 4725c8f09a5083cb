import { WhatsappError } from '../../errors.ts';
import { type Choice, type Choose, chooseOne } from './choose.ts';
import { type Graph, granted } from './graph.ts';
import { type Json, textOf } from './shape.ts';

/** A business phone number and how it was found. */
export interface FoundPhoneNumber extends Choice {
  readonly isReady: boolean;
  readonly isTestNumber: boolean;
  readonly source: string;
}

const request = 'Get Phone Numbers';

/** The number to send from: the one given if the account has it, else the only ready one, or the chosen one. */
export async function findPhoneNumber(
  graph: Graph,
  isRequired: boolean,
  choose: Choose | undefined,
): Promise<FoundPhoneNumber> {
  const numbers = granted(request, await graph.list(request)).map(toPhoneNumber);
  const given = graph.values.get('Phone-Number-ID') ?? '';
  const kept = numbers.find(({ id }) => id === given);
  if (kept !== undefined) return { ...kept, source: 'given' };
  if (given !== '' && isRequired) throw notThere(given, numbers);
  const ready = numbers.filter(({ isReady }) => isReady);
  const [first, ...others] = ready.length > 0 ? ready : numbers;
  if (first === undefined) throw noNumber(graph.values.get('WABA-ID') ?? '');
  const found = await chooseOne(wording(others.length + 1), [first, ...others], choose);
  const isOnlyReady = ready.length === 1 && numbers.length > 1;
  return isOnlyReady ? { ...found, source: `${request}: the only one of ${numbers.length} that can send` } : found;
}

function toPhoneNumber(json: Json): FoundPhoneNumber {
  const [number, name, status, quality] = ['display_phone_number', 'verified_name', 'status', 'quality_rating'].map(
    (field) => textOf(json[field]),
  );
  const isVerified = json['code_verification_status'] === 'VERIFIED';
  return {
    id: textOf(json['id']) ?? '',
    label: [number, name, status, quality && `quality ${quality}`].filter((part) => part !== undefined).join(', '),
    isReady: status === 'CONNECTED' && isVerified,
    isTestNumber: json['account_mode'] === 'SANDBOX',
    source: request,
  };
}

function wording(count: number) {
  return {
    question: 'Which phone number?',
    several: `the account has ${count} phone numbers to choose from`,
    flag: '--phone-number-id',
  };
}

function noNumber(account: string): WhatsappError {
  return new WhatsappError('no-phone-number', `the account ${account} has no phone number`, {
    hint: 'Add one in WhatsApp Manager, or take the test number of the app dashboard under WhatsApp, API Setup',
  });
}

function notThere(given: string, numbers: readonly FoundPhoneNumber[]): WhatsappError {
  const list = numbers.map(({ id, label }) => `  ${id}  ${label}`);
  const message = [`${given} (Phone-Number-ID) is no phone number of the account; it has:`, ...list].join('\n');
  return new WhatsappError('no-phone-number', message, { hint: 'Choose one of these with --phone-number-id' });
}
