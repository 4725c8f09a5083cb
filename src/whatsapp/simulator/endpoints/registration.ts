import type { Call, Endpoints } from '../call.ts';
import { cloudError } from '../error-codes.ts';
import { invalidInput, invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { PhoneNumberNode } from '../node.ts';
import {
  optionalObject,
  type Parameters,
  requiredChoice,
  requiredText,
  requireMessagingProduct,
} from '../parameters.ts';
import { management, managementOrMessaging } from './permissions.ts';
import { pinOf } from './pin.ts';
import { updatePhoneNumber } from './update-phone-number.ts';

/** The code that "arrives" by text message or call. */
export const verificationCode = '123456';

/** Register and deregister: so often in so many seconds. */
const mostRegistrations = 10;
const registrationPeriod = 72 * 60 * 60;
/** Wrong PINs in a row before the number is closed for a while, and for how many seconds. */
const mostGuesses = 5;
const closedFor = 60 * 60;
const mostCodes = 10;

const registrations = keep<readonly number[]>('registrations', []);
const guesses = keep<{ readonly count: number; readonly last: number }>('pin-guesses', { count: 0, last: 0 });
const requestedCodes = keep<number>('requested-codes', 0);

/** What takes a number from a code to a registration. */
export const registrationEndpoints: Endpoints<PhoneNumberNode> = {
  POST: { permissions: management, answer: updatePhoneNumber },
  'POST register': { permissions: managementOrMessaging, answer: register },
  'POST deregister': {
    permissions: managementOrMessaging,
    answer: (call) => {
      countRegistration(call);
      const { node, world } = call;
      if (!node.isRegistered) throw cloudError(133010, 'The phone number is not registered');
      world.put({ ...node, isRegistered: false, values: { ...node.values, status: 'DISCONNECTED' } });
      return { success: true };
    },
  },
  'POST request_code': { permissions: management, answer: requestCode },
  'POST verify_code': {
    permissions: management,
    answer: ({ node, parameters, world }) => {
      verifyCode(parameters);
      world.put({ ...node, values: { ...node.values, code_verification_status: 'VERIFIED' } });
      return { success: true };
    },
  },
};

function register(call: Call<PhoneNumberNode>): unknown {
  const { node, parameters, world } = call;
  requireMessagingProduct(parameters);
  const pin = pinOf(parameters);
  const region = parameters.get('data_localization_region');
  if (region !== undefined && !/^[A-Za-z]{2}$/.test(String(region))) {
    throw invalidParameter('Param data_localization_region must be a country code of two letters');
  }
  const backup = optionalObject(parameters, 'backup');
  if (backup !== undefined && (typeof backup['data'] !== 'string' || typeof backup['password'] !== 'string')) {
    throw cloudError(131008, "Parameters 'data' and 'password' of 'backup' are mandatory for a migration");
  }
  countRegistration(call);
  checkPin(node, pin, call);
  const values = { ...node.values, status: 'CONNECTED', is_pin_enabled: true };
  world.put({ ...node, pin, isRegistered: true, values });
  return { success: true };
}

/** Guessing a PIN is stopped: first by time, then for good (for an hour). */
function checkPin(node: PhoneNumberNode, pin: string, { world }: Call<PhoneNumberNode>): void {
  const { count, last } = guesses.of(world, node.id);
  const isClosed = count >= mostGuesses && world.seconds() - last < closedFor;
  if (isClosed) throw cloudError(133008, 'Too many wrong PINs: wait an hour, or reset the PIN');
  if (node.pin === undefined || node.pin === pin) {
    guesses.put(world, node.id, { count: 0, last: 0 });
    return;
  }
  guesses.put(world, node.id, { count: count >= mostGuesses ? 1 : count + 1, last: world.seconds() });
  throw cloudError(133005, 'The two-step verification PIN is wrong');
}

function countRegistration({ node, world }: Call<PhoneNumberNode>): void {
  const now = world.seconds();
  const recent = registrations.of(world, node.id).filter((at) => now - at < registrationPeriod);
  if (world.hasLimits && recent.length >= mostRegistrations) {
    throw cloudError(133016, 'The number was registered and deregistered too often in the last 72 hours');
  }
  registrations.put(world, node.id, [...recent, now]);
}

function requestCode({ node, parameters, world }: Call<PhoneNumberNode>): unknown {
  checkCodeRequest(parameters);
  const count = requestedCodes.of(world, node.id) + 1;
  if (world.hasLimits && count > mostCodes) {
    throw invalidInput(
      2388091,
      'Too many codes',
      'The verification code was requested too many times; try again later.',
    );
  }
  requestedCodes.put(world, node.id, count);
  return { success: true };
}

/** `code_method` and `language`; Meta's collection spells the latter `locale`. */
export function checkCodeRequest(parameters: Parameters): void {
  requiredChoice(parameters, 'code_method', ['SMS', 'VOICE']);
  const language = requiredText(parameters, parameters.has('locale') ? 'locale' : 'language');
  if (!/^[a-z]{2,3}([_-][A-Za-z]{2,4})?$/.test(language)) {
    throw invalidParameter(`Param language must be a language, for example en_US - got "${language}".`);
  }
}

export function verifyCode(parameters: Parameters): void {
  const code = requiredText(parameters, 'code').replaceAll('-', '');
  if (code !== verificationCode) throw cloudError(131009, 'The code is not the one that was sent to the number');
}
