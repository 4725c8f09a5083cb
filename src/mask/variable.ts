import type { Variable } from '../model/variable.ts';
import type { Mask } from './mask.ts';
import { looksLikeToken } from './shapes.ts';

/** Names under which people keep secrets without telling Postman so. */
const secretName = /(?:token|secret|password|passwd|passphrase|api[-_ ]?key|private[-_ ]?key|credentials?)$/i;

/** Must the value be hidden wherever it appears: its type says so, or it is a token of a known shape? */
export function isSecret({ type, value }: Variable): boolean {
  return type === 'secret' || (typeof value === 'string' && looksLikeToken(value.trim()));
}

/** The value as a listing of variables may show it: nothing of a secret, not even its length or its last characters. */
export function shownValue(variable: Variable, mask: Mask): string {
  const { key, value } = variable;
  if (value === undefined || value === null || value === '') return '';
  if (isSecret(variable) || secretName.test(key)) return mask.marker;
  return mask.text(typeof value === 'object' ? JSON.stringify(value) : String(value));
}
