import type { Reading } from './call.ts';
import { cutPage, type PageMove } from './cut-page.ts';
import { type Field, parseFields, writeFields } from './fields.ts';
import { invalidParameter } from './graph-error.ts';
import type { GraphNode } from './node.ts';
import { nodeTypeOf } from './node-types.ts';
import { isObject, optionalText, type Parameters } from './parameters.ts';
import { parsePath } from './path.ts';

/** The fields a caller asks for with `fields=`, or undefined for the default ones. */
export function askedFields(parameters: Parameters): readonly Field[] | undefined {
  const text = optionalText(parameters, 'fields');
  return text === undefined || text.trim() === '' ? undefined : parseFields(text);
}

/** A node as JSON: the fields asked for, in that order, and always its id. */
export function readNode(
  node: GraphNode,
  fields: readonly Field[] | undefined,
  reading: Reading,
): Record<string, unknown> {
  const asked = fields ?? nodeTypeOf(node.kind).defaults.map(plainField);
  const json: Record<string, unknown> = {};
  for (const field of asked) {
    const value = readField(node, field, reading);
    if (value !== undefined) json[field.name] = value;
  }
  return { ...json, id: node.id };
}

/** Keeps the fields asked for of something that is no node; a name it does not know is an error. */
export function readPlain(
  values: Readonly<Record<string, unknown>>,
  fields: readonly Field[] | undefined,
  known: readonly string[],
  title: string,
): Record<string, unknown> {
  const unknown = fields?.find(({ name }) => !known.includes(name));
  if (unknown !== undefined) throw unknownField(unknown.name, title);
  const names = fields?.map(({ name }) => name) ?? known;
  return Object.fromEntries(
    names
      .filter((name) => values[name] !== undefined)
      .map((name) => [name, narrow(values[name], subfieldsOf(name, fields))]),
  );
}

function subfieldsOf(name: string, fields: readonly Field[] | undefined): readonly Field[] | undefined {
  return fields?.find((field) => field.name === name)?.fields;
}

function plainField(name: string): Field {
  return { name, parameters: new Map(), fields: undefined };
}

function readField(node: GraphNode, field: Field, reading: Reading): unknown {
  const type = nodeTypeOf(node.kind);
  if (Object.hasOwn(type.links, field.name))
    return readLink(node, type.links[field.name]?.(node, reading.world), field, reading);
  const compute = Object.hasOwn(type.computed, field.name) ? type.computed[field.name] : undefined;
  if (compute !== undefined) return narrow(compute(node, field.parameters, reading), field.fields);
  if (field.name === 'id') return node.id;
  if (![...type.defaults, ...type.others].includes(field.name)) throw unknownField(field.name, type.title);
  return narrow(node.values[field.name], field.fields);
}

function unknownField(name: string, title: string): Error {
  return invalidParameter(`Tried accessing nonexisting field (${name}) on node type (${title})`);
}

function readLink(
  from: GraphNode,
  linked: GraphNode | undefined | readonly GraphNode[],
  field: Field,
  reading: Reading,
): unknown {
  if (linked === undefined) return undefined;
  if ('kind' in linked) return readNode(linked, field.fields, reading);
  const asked = {
    limit: field.parameters.get('limit'),
    after: field.parameters.get('after'),
    before: field.parameters.get('before'),
  };
  const cut = cutPage(linked, ({ id }) => id, asked, reading.world.pageSize);
  const data = cut.entries.map((node) => readNode(node, field.fields, reading));
  return { data, ...cut.paging((move) => edgeLink(from, field, move, reading)) };
}

/** A list within a node goes on at its own edge. */
function edgeLink(from: GraphNode, field: Field, move: PageMove, { incoming, session }: Reading): string {
  const { version } = parsePath(incoming.url.pathname);
  const url = new URL(`/${version}/${from.id}/${field.name}`, incoming.url);
  url.searchParams.set('access_token', session.token.text);
  if (field.fields !== undefined) url.searchParams.set('fields', writeFields(field.fields));
  const parameters = { ...Object.fromEntries(field.parameters), ...move };
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

/** Keeps the subfields asked for of a plain value. */
function narrow(value: unknown, fields: readonly Field[] | undefined): unknown {
  if (fields === undefined) return value;
  if (Array.isArray(value)) return value.map((each) => narrow(each, fields));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    fields.filter(({ name }) => Object.hasOwn(value, name)).map(({ name }) => [name, value[name]]),
  );
}
