import type { Variable } from '../model/variable.ts';
import type { Mask } from './mask.ts';
import { looksLikeToken } from './shapes.ts';

/** Names under which people keep secrets without telling Postman so. */
const secretName = /(?:token|secret|password|passwd|passphrase|api[-_ ]?key|private[-_ ]?key|credentials?)$/i;

/** Must the value be hidden wherever it appears: its type says so, or it is a token of a known shape? */
export function isSecret({ type, value }: Variable): boolean {
  return type === 'secret' || (typeof value === 'string' && looksLikeToken(value.trim()));
}

/** Is it a secret, or does its name say that it may be one? Such a value is printed only for who asks for it. */
export function mayBeSecret(variable: Variable): boolean {
  return isSecret(variable) || secretName.test(variable.key);
}

/** The value as a listing of variables may show it: nothing of a secret, not even its length or its last characters. */
export function shownValue(variable: Variable, mask: Mask): string {
  const { value } = variable;
  if (value === undefined || value === null || value === '') return '';
  if (mayBeSecret(variable)) return mask.marker;
  return mask.text(typeof value === 'object' ? JSON.stringify(value) : String(value));
}
