import { cloudError } from '../error-codes.ts';
import type { PhoneNumberNode } from '../node.ts';
import { optionalText, type Parameters } from '../parameters.ts';
import type { World } from '../world.ts';

/** Whom a message is for: the text given, and the user's digits or the group's id. */
export interface Recipient {
  readonly input: string;
  readonly user: string;
  readonly isGroup: boolean;
}

/** Reads `to`, or `recipient` with an id that is no number; `recipient_type` tells a group from a user. */
export function recipientOf(parameters: Parameters, node: PhoneNumberNode, world: World): Recipient {
  const type = optionalText(parameters, 'recipient_type')?.toLowerCase() ?? 'individual';
  if (!['individual', 'group'].includes(type)) {
    throw cloudError(131009, `Param recipient_type must be one of {individual, group} - got "${type}"`);
  }
  const input = optionalText(parameters, 'to') ?? '';
  if (type === 'group') return groupRecipient(input, node, world);
  const scoped = optionalText(parameters, 'recipient') ?? '';
  if (input === '' && scoped !== '') return scopedRecipient(scoped);
  if (input === '') throw cloudError(131008, "Parameter 'to' is mandatory: the WhatsApp user's phone number");
  const user = input.replace(/[\s()+.-]/g, '');
  if (!/^\d{7,15}$/.test(user)) throw cloudError(131009, `Param to must be a phone number - got "${input}"`);
  if (user === String(node.values['display_phone_number']).replace(/\D/g, '')) {
    throw cloudError(131021, 'Recipient phone number and sender phone number are the same');
  }
  return { input, user, isGroup: false };
}

function groupRecipient(input: string, node: PhoneNumberNode, world: World): Recipient {
  const group = world.find(input);
  if (group?.kind === 'group' && group.phoneNumber === node.id) return { input, user: group.id, isGroup: true };
  throw cloudError(131009, `Param to must be the id of a group of this number - got "${input}"`);
}

/** A business-scoped user id, such as `US.13491208655302741918`. */
function scopedRecipient(input: string): Recipient {
  if (/^[A-Z]{2}\.[A-Za-z0-9.]{1,128}$/.test(input)) return { input, user: input, isGroup: false };
  throw cloudError(131009, `Param recipient must be a business-scoped user id - got "${input}"`);
}
