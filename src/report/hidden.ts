import type { Header } from '../model/request.ts';
import type { Hide } from './reporter.ts';

/**
 * What a cut leaves of a secret, in any encoding, is shorter than this, or the mask knows it by its beginning; shapes are
 * no longer than this.
 */
const longestRest = 8192;

interface Hidden {
  readonly text: string;
  readonly isCut: boolean;
}

/**
 * At most so many characters of a text, hidden before it is cut, so that no half of a secret shows at the cut. `isPart`:
 * the text is the beginning of a longer one.
 */
export function hideUpTo(text: string, limit: number, hide: Hide, isPart = false): Hidden {
  const { text: hidden, isCut: isLong } = hideEnough(text, limit, hide, isPart);
  const end = isLong ? Math.min(limit, Math.max(0, hidden.length - longestRest)) : limit;
  return { text: hidden.slice(0, end).replace(/[\ud800-\udbff]$/, ''), isCut: isLong || hidden.length > end };
}

/** The beginning of a text, hidden: more of it, as far as there is, where a long secret has made it short. */
function hideEnough(text: string, limit: number, hide: Hide, isPart: boolean): Hidden {
  const enough = limit + longestRest;
  for (let length = enough; text.length > length; length *= 4) {
    const hidden = hide(text.slice(0, length));
    if (hidden.length >= Math.min(enough, length / 2)) return { text: hidden, isCut: true };
  }
  return { text: hide(text), isCut: isPart };
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

function hideNamed(name: string, value: unknown, limit: number, hide: Hide): unknown {
  const hidden = typeof value === 'string' ? hiddenByName(name, value, hide) : undefined;
  return hidden ?? hideEvery(value, limit, hide);
}

/**
 * What stands for a text under a name that makes any text a secret (`password`, `access_token`): the mask knows such names
 * before a `=`. Undefined for other names.
 */
export function hiddenByName(name: string, text: string, hide: Hide): string | undefined {
  if (text === '' || text.startsWith('{{')) return undefined;
  const start = `${name}=`;
  const sample = hide(`${start}any-text`);
  return sample.startsWith(start) && sample !== `${start}any-text` ? sample.slice(start.length) : undefined;
}
