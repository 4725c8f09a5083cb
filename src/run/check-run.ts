import { OptionError } from '../errors.ts';
import { agentRules, optionRules, proxyRules, type Rule } from './option-rules.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Looks at what a program gave to `run`, before anything is sent: what is misspelt must not be overlooked.
 * @throws OptionError at the first thing that a run cannot do with; it never quotes what may be secret
 */
export function checkRun(collection: unknown, options: unknown): void {
  checkCollection(collection);
  if (!isFields(options)) throw wrong('the options of run', options, { wanted: 'an object', hint: 'Write { … }' });
  checkFields(options, optionRules, '');
  const { proxy, agents } = options;
  if (isFields(proxy)) checkFields(proxy, proxyRules, 'proxy.');
  if (isFields(agents)) checkFields(agents, agentRules, 'agents.');
}

function checkCollection(given: unknown): void {
  if (isFields(given) && Array.isArray(given['children'])) return;
  throw wrong('the collection of run', given, { wanted: 'one that is loaded', hint: howToLoad(given) });
}

function howToLoad(given: unknown): string {
  if (isPromise(given)) return 'Wait for it: run(await loadCollection(path))';
  if (isFields(given)) return "Read it first: run(await parseCollection(json, 'the collection'))";
  return 'Load it first: run(await loadCollection(path))';
}

function checkFields(given: Fields, rules: Readonly<Record<string, Rule>>, place: string): void {
  for (const [name, rule] of Object.entries(rules)) {
    const value = given[name];
    if (value !== undefined && !rule.fits(value)) throw wrong(`${place}${name}`, value, rule);
  }
  const unknown = Object.keys(given).find((name) => given[name] !== undefined && !Object.hasOwn(rules, name));
  if (unknown === undefined) return;
  throw new OptionError('unknown-option', `run has no option "${place}${unknown}"`, {
    hint: suggest(unknown, Object.keys(rules)),
  });
}

function suggest(unknown: string, names: readonly string[]): string {
  const folded = unknown.toLowerCase();
  const close = names.filter((name) => name.toLowerCase().includes(folded) || folded.includes(name.toLowerCase()));
  return close.length > 0 ? `Did you mean ${close.join(' or ')}?` : `Choose from ${names.join(', ')}`;
}

type Wanted = Pick<Rule, 'wanted' | 'hint' | 'isPublic'>;

function wrong(what: string, value: unknown, { wanted, hint, isPublic }: Wanted): OptionError {
  const shown = isPublic && typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : kindOf(value);
  return new OptionError(value === undefined ? 'missing-option' : 'bad-option', `${what} is ${shown}, not ${wanted}`, {
    hint: hint ?? `Give ${wanted}, or leave it out`,
  });
}

/** What people call it; of texts and objects no more than that, for they may hold secrets. */
function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (isPromise(value)) return 'a promise';
  return Array.isArray(value) ? 'a list' : 'an object';
}

function isPromise(value: unknown): boolean {
  return typeof (value as { readonly then?: unknown } | undefined | null)?.then === 'function';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
