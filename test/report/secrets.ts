import { Mask } from '../../src/mask/mask.ts';
import { captured, secret } from './events.ts';

/** A mask that knows the secrets of the sample runs. */
export function maskOf(marker: string): Mask {
  const mask = new Mask(marker);
  for (const each of [secret, captured]) mask.add(each);
  return mask;
}

/** What must not be found in any report: the secrets as they are, and as reports and requests write them. */
export const secretForms: readonly string[] = [
  secret,
  captured,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  secret.replaceAll('"', '&quot;'),
  Buffer.from(secret, 'utf8').toString('base64').slice(0, 12),
  'hunter2',
  `EAA${'x1'.repeat(20)}`,
  'access_token=abc',
];
