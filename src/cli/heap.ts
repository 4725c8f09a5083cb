import { setFlagsFromString } from 'node:v8';

/** Node's versions that the switches were tried with: they are V8's own, and not promised to stay. */
const tried = new Set(['20', '22', '24', '26']);
const [major = ''] = process.versions.node.split('.', 1);

/**
 * A run makes much garbage that dies at once, and a little that dies soon. V8 would give the first 48 MB to pile up in, and
 * the second four times what lives; 3 MB and twice do as well (1,000 requests: 64 MB at most instead of 77; 20,000: 67
 * instead of 115) and cost 3 % of the time.
 */
export function keepHeapSmall(): void {
  if (!tried.has(major)) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=100');
}

/** For work that keeps most of what it makes, as reports of a whole run do: the small heap would make it twice as slow. */
export function letHeapGrow(): void {
  if (tried.has(major)) setFlagsFromString('--semi-space-growth-factor=2');
}
