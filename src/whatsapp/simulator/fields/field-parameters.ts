import { invalidParameter } from '../graph-error.ts';

/** A parameter of a field that is a list in JSON, such as `country_codes(["US"])`; empty when it is not there. */
export function fieldList(parameters: ReadonlyMap<string, string>, name: string): readonly string[] {
  const text = parameters.get(name);
  if (text === undefined || text === '') return [];
  try {
    const list: unknown = JSON.parse(text.replaceAll("'", '"'));
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // Told below, as any other value that is no list.
  }
  throw invalidParameter(`Param ${name} must be an array`);
}

/** The `start` and `end` of a period, in seconds since 1970. */
export function fieldPeriod(parameters: ReadonlyMap<string, string>): { readonly start: number; readonly end: number } {
  const [start, end] = [secondsOf(parameters, 'start'), secondsOf(parameters, 'end')];
  if (end <= start) throw invalidParameter('Param end must be after start');
  return { start, end };
}

function secondsOf(parameters: ReadonlyMap<string, string>, name: string): number {
  const text = parameters.get(name) ?? '';
  if (text === '') throw invalidParameter(`The parameter ${name} is required.`);
  const value = /^\d+$/.test(text) ? Number(text) : Date.parse(text) / 1000;
  if (!Number.isFinite(value)) throw invalidParameter(`Param ${name} must be a time in seconds since 1970`);
  return value;
}
