import { GraphError } from './graph-error.ts';

/** One entry of `fields=`: `name.parameter(value){subfields}`. */
export interface Field {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly fields: readonly Field[] | undefined;
}

/** Nobody nests deeper; a hostile text would exhaust the stack. */
const deepest = 20;

/** Parses Graph's field expansion, for example `id,owner_business_info{id,name},phone_numbers.limit(5){id}`. */
export function parseFields(text: string): readonly Field[] {
  const source = text.replace(/\s+/g, '');
  const [fields, end] = parseList(source, 0, 0);
  if (end < source.length) throw syntaxError(source, end);
  return fields;
}

/** Writes fields as `parseFields` reads them. */
export function writeFields(fields: readonly Field[]): string {
  return fields
    .map(({ name, parameters, fields: nested }) => {
      const written = [...parameters].map(([parameter, value]) => `.${parameter}(${value})`).join('');
      return `${name}${written}${nested === undefined ? '' : `{${writeFields(nested)}}`}`;
    })
    .join(',');
}

function parseList(source: string, start: number, depth: number): [fields: readonly Field[], end: number] {
  if (depth > deepest) throw syntaxError(source, start);
  const fields: Field[] = [];
  let position = start;
  for (;;) {
    const [field, end] = parseField(source, position, depth);
    fields.push(field);
    if (source[end] !== ',') return [fields, end];
    position = end + 1;
  }
}

function parseField(source: string, start: number, depth: number): [field: Field, end: number] {
  const [name, afterName] = parseName(source, start);
  const parameters = new Map<string, string>();
  let position = afterName;
  while (source[position] === '.') {
    const [parameter, open] = parseName(source, position + 1);
    if (source[open] !== '(') throw syntaxError(source, open);
    const close = closing(source, open);
    parameters.set(parameter, source.slice(open + 1, close));
    position = close + 1;
  }
  if (source[position] !== '{') return [{ name, parameters, fields: undefined }, position];
  const [fields, end] = parseList(source, position + 1, depth + 1);
  if (source[end] !== '}') throw syntaxError(source, end);
  return [{ name, parameters, fields }, end + 1];
}

function parseName(source: string, start: number): [name: string, end: number] {
  const name = /^\w+/.exec(source.slice(start))?.[0];
  if (name === undefined) throw syntaxError(source, start);
  return [name, start + name.length];
}

/** Where the parenthesis that opens at `open` closes; values may hold parentheses of their own. */
function closing(source: string, open: number): number {
  let depth = 0;
  for (let position = open; position < source.length; position++) {
    if (source[position] === '(') depth++;
    if (source[position] === ')' && --depth === 0) return position;
  }
  throw syntaxError(source, source.length);
}

function syntaxError(source: string, position: number): GraphError {
  const found = position < source.length ? `"${source[position]}"` : 'end of string';
  return new GraphError(400, {
    message: `Syntax error: unexpected ${found} at character ${position}: ${source}`,
    type: 'OAuthException',
    code: 2500,
  });
}
