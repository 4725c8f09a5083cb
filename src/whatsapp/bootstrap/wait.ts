import type { Response } from '../../index.ts';
import { isObject, objectsIn } from './shape.ts';

/** Waits so many milliseconds; `why` is for whoever looks on. */
export type Wait = (milliseconds: number, why: string) => Promise<void>;

const minute = 60 * 1000;

/** How long to wait after each refusal in a row when Graph does not say. */
export const pauses: readonly number[] = [minute, 2 * minute, 4 * minute];

/**
 * When Graph takes calls again, in milliseconds: `Retry-After` in seconds, or the longest
 * `estimated_time_to_regain_access` of `X-Business-Use-Case-Usage` in minutes.
 */
export function waitIn({ headers }: Response): number | undefined {
  const seconds = Number(headerOf(headers, 'retry-after'));
  if (seconds > 0) return seconds * 1000;
  const usage = parse(headerOf(headers, 'x-business-use-case-usage'));
  const minutes = Object.values(isObject(usage) ? usage : {})
    .flatMap(objectsIn)
    .map((each) => Number(each['estimated_time_to_regain_access']))
    .filter((each) => each > 0);
  return minutes.length === 0 ? undefined : Math.max(...minutes) * minute;
}

function headerOf(headers: Response['headers'], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value;
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
