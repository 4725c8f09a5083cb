import { accountShape, appShape, businessShape, type Shape, tokenShape, userShape } from './seed-shapes.ts';

/** What is wrong with a seed, and where. */
export interface SeedProblem {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

type Path = readonly (string | number)[];

/** The first thing in a seed that is not as it must be: a wrong type, an unknown name, an id that leads nowhere. */
export function findProblem(seed: unknown): SeedProblem | undefined {
  return problemIn(seed, seedShape, []) ?? findBrokenLink(seed as LinkedSeed);
}

const list = (of: Shape): Shape => ({ kind: 'list', of });

const seedShape: Shape = {
  kind: 'object',
  required: {
    name: { kind: 'text' },
    apps: list(appShape),
    users: list(userShape),
    businesses: list(businessShape),
    accounts: list(accountShape),
    tokens: list(tokenShape),
  },
  optional: { page_size: { kind: 'number' } },
};

const expected: Readonly<Record<string, string>> = {
  text: 'must be a text that is not empty',
  id: 'must be an id: digits in quotes, such as "300000000000001"',
  number: 'must be a number',
  boolean: 'must be true or false',
};

function problemIn(value: unknown, shape: Shape, path: Path): SeedProblem | undefined {
  switch (shape.kind) {
    case 'anything':
      return undefined;
    case 'list':
      return Array.isArray(value) ? firstIn(value, shape.of, path) : { path, text: 'must be a list' };
    case 'object':
      return problemInObject(value, shape, path);
    case 'choice':
      if (shape.of.includes(value as string)) return undefined;
      return { path, text: `must be one of ${shape.of.join(', ')}` };
    default:
      return isKind(value, shape.kind) ? undefined : { path, text: expected[shape.kind] ?? '' };
  }
}

function isKind(value: unknown, kind: 'text' | 'id' | 'number' | 'boolean'): boolean {
  if (kind === 'text') return typeof value === 'string' && value !== '';
  if (kind === 'id') return typeof value === 'string' && /^\d{1,20}$/.test(value);
  return typeof value === kind;
}

function firstIn(values: readonly unknown[], shape: Shape, path: Path): SeedProblem | undefined {
  for (const [place, value] of values.entries()) {
    const problem = problemIn(value, shape, [...path, place]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemInObject(
  value: unknown,
  shape: Extract<Shape, { kind: 'object' }>,
  path: Path,
): SeedProblem | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { path, text: 'must be a mapping of names to values' };
  const given = value as Readonly<Record<string, unknown>>;
  const missing = Object.keys(shape.required).find((name) => given[name] === undefined);
  if (missing !== undefined) return { path, text: `must have ${missing}` };
  for (const [name, part] of Object.entries(given)) {
    const known = shape.required[name] ?? shape.optional[name];
    if (known === undefined) {
      const names = [...Object.keys(shape.required), ...Object.keys(shape.optional)].join(', ');
      return { path: [...path, name], text: `is not known here: there are ${names}` };
    }
    const problem = problemIn(part, known, [...path, name]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

interface LinkedSeed {
  readonly apps: readonly { readonly id: string }[];
  readonly users: readonly { readonly id: string }[];
  readonly businesses: readonly { readonly id: string }[];
  readonly accounts: readonly { readonly id: string; readonly owner: string }[];
  readonly tokens: readonly { readonly name: string; readonly app: string; readonly user: string }[];
}

/** Ids are there once, and lead somewhere. */
function findBrokenLink({ apps, users, businesses, accounts, tokens }: LinkedSeed): SeedProblem | undefined {
  const groups = { apps, users, businesses, accounts };
  const seen = new Set<string>();
  for (const [group, entries] of Object.entries(groups)) {
    for (const [place, { id }] of entries.entries()) {
      if (seen.has(id)) return { path: [group, place, 'id'], text: `is ${id}, which something else has already` };
      seen.add(id);
    }
  }
  const has = (entries: readonly { readonly id: string }[], id: string) => entries.some((entry) => entry.id === id);
  for (const [place, { owner }] of accounts.entries()) {
    if (!has(businesses, owner))
      return { path: ['accounts', place, 'owner'], text: `is ${owner}, which is no business of the seed` };
  }
  for (const [place, { app, user }] of tokens.entries()) {
    if (!has(apps, app)) return { path: ['tokens', place, 'app'], text: `is ${app}, which is no app of the seed` };
    if (!has(users, user)) return { path: ['tokens', place, 'user'], text: `is ${user}, which is no user of the seed` };
  }
  return undefined;
}
