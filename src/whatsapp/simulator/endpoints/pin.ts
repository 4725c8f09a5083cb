import { invalidParameter } from '../graph-error.ts';
import { type Parameters, requiredText } from '../parameters.ts';

/** The PIN of two-step verification that a call gives. */
export function pinOf(parameters: Parameters): string {
  const pin = requiredText(parameters, 'pin');
  if (!/^\d{6}$/.test(pin)) throw invalidParameter('Param pin must be 6 digits');
  return pin;
}
