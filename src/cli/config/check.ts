import { isAbsolute, join, resolve } from 'node:path';
import { rangeOf } from '../options/range.ts';
import type { OptionSpec } from '../options/spec.ts';

/** A value as the settings hold it, or what is wrong with it. */
export type Checked = { readonly value: unknown } | { readonly problem: string };

/** Checks a value of a configuration file against its row of the option table. */
export function checkSetting(value: unknown, spec: OptionSpec): Checked {
  switch (spec.type) {
    case 'switch':
      return typeof value === 'boolean' ? { value } : { problem: 'has to be true or false' };
    case 'whole':
    case 'count':
      return checkNumber(value, spec);
    case 'list':
      return checkList(typeof value === 'string' ? [value] : value, spec);
    case 'names':
      return checkNames(value, spec);
    case 'pairs':
      return checkPairs(value);
    default:
      return checkText(value, spec);
  }
}

/** A path in a configuration file counts from where that is; addresses and `-` stay. */
export function fromFolder(path: string, folder: string, cwd: string): string {
  if (folder === resolve(cwd) || isAbsolute(path) || path === '-' || /^https?:\/\//i.test(path)) return path;
  return join(folder, path);
}

function checkNumber(value: unknown, spec: OptionSpec): Checked {
  const range = rangeOf(spec);
  return range.has(value) ? { value } : { problem: `has to be ${range.text}` };
}

function checkText(value: unknown, { choices }: OptionSpec): Checked {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return { problem: 'has to be text' };
  if (choices === undefined || choices.includes(text)) return { value: text };
  return { problem: `has to be one of ${choices.join(', ')}` };
}

function checkList(value: unknown, spec: OptionSpec): Checked {
  if (!Array.isArray(value)) return { problem: 'has to be text or a list of texts' };
  const checked = value.map((each) => checkText(each, spec));
  const wrong = checked.find((each) => 'problem' in each);
  if (wrong !== undefined) return { problem: `holds something that ${(wrong as { problem: string }).problem}` };
  return { value: checked.map((each) => (each as { value: unknown }).value) };
}

/** Names as a list, separated by commas, as switches that are on, or what stands for none of them. */
function checkNames(value: unknown, spec: OptionSpec): Checked {
  if (typeof value === 'boolean' && spec.alone === true) return { value };
  if (typeof value === 'string')
    return checkList(
      value.split(',').map((name) => name.trim()),
      spec,
    );
  if (!isPlain(value)) return checkList(value, spec);
  return checkList(
    Object.keys(value).filter((name) => value[name] === true),
    spec,
  );
}

/** `name: value`, or as newman's files have them: a list of `{key, value}`; or as flags have them: `name=value`. */
function checkPairs(value: unknown): Checked {
  const problem = { problem: 'has to hold values by name' };
  if (!isPlain(value) && !Array.isArray(value)) return problem;
  const pairs = Array.isArray(value) ? value.map(pairOf) : Object.entries(value);
  const isWrong = pairs.some((pair) => pair === undefined || pair[0] === '' || typeof pair[1] === 'object');
  if (isWrong) return { problem: 'has to hold texts, numbers, true or false by name' };
  return { value: (pairs as [string, unknown][]).map(([name, each]) => `${name}=${each ?? ''}`) };
}

function pairOf(entry: unknown): readonly [string, unknown] | undefined {
  if (isPlain(entry) && typeof entry['key'] === 'string') return [entry['key'], entry['value']];
  const at = typeof entry === 'string' ? entry.indexOf('=') : -1;
  return typeof entry === 'string' && at > 0 ? [entry.slice(0, at), entry.slice(at + 1)] : undefined;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
