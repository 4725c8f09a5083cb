import { WhatsappError } from '../../errors.ts';
import type { GraphAnswer } from './run-request.ts';
import { isObject, textOf } from './shape.ts';

/** What Graph says when it does not do something. */
export interface Refusal {
  readonly message: string;
  readonly code: number;
  readonly subcode: number | undefined;
}

/** The refusal in an answer, if it is one. */
export function refusalIn({ json }: GraphAnswer): Refusal | undefined {
  return isObject(json) && isObject(json['error']) ? toRefusal(json['error']) : undefined;
}

export function toRefusal(error: Readonly<Record<string, unknown>>): Refusal {
  const subcode = Number(error['error_subcode'] ?? error['subcode']);
  return {
    message: textOf(error['message']) ?? 'no message',
    code: Number(error['code']),
    subcode: Number.isNaN(subcode) ? undefined : subcode,
  };
}

/** Graph hides what the token may not see as if it did not exist. */
export function isUnknownId({ code, subcode }: Refusal): boolean {
  return (code === 100 && subcode === 33) || code === 803 || code === 2500;
}

export function isMissingPermission({ code }: Refusal): boolean {
  return code === 3 || code === 10 || (code >= 200 && code < 300);
}

/** The error to stop with, in words for whoever has to do something about it. */
export function refusalError(request: string, refusal: Refusal): WhatsappError {
  const { code, message } = refusal;
  if (code === 190 || code === 104 || code === 0) return tokenError(refusal);
  if (isMissingPermission(refusal))
    return missingPermission(permissionIn(message), `"${request}" was refused: ${message}`);
  if (isRateLimit(refusal)) {
    return new WhatsappError('graph', `"${request}" was refused because there were too many calls: ${message}`, {
      hint: 'Wait until the limit has passed, up to an hour, and try again',
    });
  }
  return new WhatsappError('graph', `"${request}" was refused: ${message} (code ${code})`, {
    hint: isTransient(code) ? 'Try again in a moment: Graph says that the trouble is on its side' : undefined,
  });
}

/** Too many calls: the same call works later. */
export function isRateLimit({ code }: Refusal): boolean {
  return rateLimits.includes(code);
}

const rateLimits = [4, 17, 32, 613, 80007, 80008, 130429];

function isTransient(code: number): boolean {
  return code === 1 || code === 2;
}

/** What a bad token is told as; the subcode says why it no longer works. */
export function tokenError({ message, subcode }: Refusal): WhatsappError {
  const reason = subcode === undefined ? undefined : subcodes[subcode];
  return new WhatsappError('bad-token', reason?.what ?? unexplained(message), {
    hint: reason?.hint ?? 'Copy the token whole, without quotes or blanks, or make a new one in the app dashboard',
  });
}

function unexplained(message: string): string {
  return /cannot parse/i.test(message)
    ? 'Graph cannot read the access token'
    : `the access token does not work: ${message}`;
}

const renew =
  'Make a new one: for a day in the app dashboard under WhatsApp, API Setup; for longer in Business settings under System users';

const subcodes: Readonly<Record<number, { readonly what: string; readonly hint: string }>> = {
  458: {
    what: 'the access token does not work: its user has removed the app',
    hint: 'Add the app to the user again, then make a new token',
  },
  459: {
    what: 'the access token does not work: Facebook wants its user to log in and confirm something',
    hint: 'Log in at www.facebook.com as that user, follow what it asks, then try again',
  },
  460: { what: 'the access token does not work: the password of its user was changed', hint: renew },
  463: { what: 'the access token has expired', hint: renew },
  464: {
    what: 'the access token does not work: its user is not confirmed',
    hint: 'Log in at www.facebook.com as that user and confirm the account',
  },
  467: { what: 'the access token does not work: its user has logged out or it was revoked', hint: renew },
};

/** Which permission is missing and where to grant it. */
export function missingPermission(permission: string | undefined, message: string): WhatsappError {
  const what = permission ?? 'the permission';
  return new WhatsappError('missing-permission', message, {
    hint: `Grant ${what}: make a new token with it ticked, in Business settings under System users, Generate token, or in the app dashboard under WhatsApp, API Setup`,
  });
}

function permissionIn(message: string): string | undefined {
  return /\b(?:whatsapp_business_\w+|business_management)\b/.exec(message)?.[0];
}
