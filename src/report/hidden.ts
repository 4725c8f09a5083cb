import type { Header } from '../model/request.ts';
import type { Hide } from './reporter.ts';

/** No secret is longer than this in any encoding; what a cut leaves of one is shorter. */
const longestSecret = 8192;

/** At most so many characters of a text, hidden before it is cut, so that no half of a secret shows at the cut. */
export function hideUpTo(text: string, limit: number, hide: Hide): { text: string; isCut: boolean } {
  const isLong = text.length > limit + longestSecret;
  const hidden = hide(isLong ? text.slice(0, limit + longestSecret) : text);
  const end = isLong ? Math.min(limit, Math.max(0, hidden.length - longestSecret)) : limit;
  return { text: hidden.slice(0, end).replace(/[\ud800-\udbff]$/, ''), isCut: isLong || hidden.length > end };
}

/** A header's value, hidden as part of its line: `Authorization` tells that what follows is a secret. */
export function hideHeader({ name, value }: Header, hide: Hide): string {
  const start = `${name}: `;
  const line = hide(start + value);
  return line.startsWith(start) ? line.slice(start.length) : hide(value);
}

/** The same value with every text in it hidden, keys and all, each cut at the limit. */
export function hideEvery(value: unknown, limit: number, hide: Hide): unknown {
  if (typeof value === 'string') {
    const { text, isCut } = hideUpTo(value, limit, hide);
    return isCut ? `${text}…` : text;
  }
  if (Array.isArray(value)) return value.map((each) => hideEvery(each, limit, hide));
  if (typeof value !== 'object' || value === null) return value;
  const { key, value: pairValue } = value as { key?: unknown; value?: unknown };
  const members = Object.entries(value).map(([name, inner]) => {
    const isPairValue = name === 'value' && inner === pairValue && typeof key === 'string';
    return [hide(name), hideNamed(isPairValue ? key : name, inner, limit, hide)];
  });
  return Object.fromEntries(members);
}

/** Some names (`password`, `access_token`) make any text a secret: the mask knows them before a `=`. */
function hideNamed(name: string, value: unknown, limit: number, hide: Hide): unknown {
  if (typeof value !== 'string' || value === '' || value.startsWith('{{')) return hideEvery(value, limit, hide);
  const start = `${name}=`;
  const sample = hide(`${start}any-text`);
  const isSecret = sample.startsWith(start) && sample !== `${start}any-text`;
  return isSecret ? sample.slice(start.length) : hideEvery(value, limit, hide);
}
