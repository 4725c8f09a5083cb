import { type Field, parseFields } from './fields.ts';
import { invalidParameter } from './graph-error.ts';
import type { GraphNode } from './node.ts';
import { nodeTypeOf } from './node-types.ts';
import { isObject, optionalText, type Parameters } from './parameters.ts';
import type { World } from './world.ts';

/** The fields a caller asks for with `fields=`, or undefined for the default ones. */
export function askedFields(parameters: Parameters): readonly Field[] | undefined {
  const text = optionalText(parameters, 'fields');
  return text === undefined || text.trim() === '' ? undefined : parseFields(text);
}

/** A node as JSON: the fields asked for, in that order, and always its id. */
export function readNode(node: GraphNode, fields: readonly Field[] | undefined, world: World): Record<string, unknown> {
  const asked = fields ?? nodeTypeOf(node.kind).defaults.map(plainField);
  const json: Record<string, unknown> = {};
  for (const field of asked) {
    const value = readField(node, field, world);
    if (value !== undefined) json[field.name] = value;
  }
  return { ...json, id: node.id };
}

function plainField(name: string): Field {
  return { name, parameters: new Map(), fields: undefined };
}

function readField(node: GraphNode, field: Field, world: World): unknown {
  const type = nodeTypeOf(node.kind);
  if (Object.hasOwn(type.links, field.name)) return readLink(type.links[field.name]?.(node, world), field, world);
  if (![...type.defaults, ...type.others].includes(field.name)) {
    throw invalidParameter(`Tried accessing nonexisting field (${field.name}) on node type (${type.title})`);
  }
  return narrow(node.values[field.name], field.fields);
}

function readLink(linked: GraphNode | undefined | readonly GraphNode[], field: Field, world: World): unknown {
  if (linked === undefined) return undefined;
  if ('kind' in linked) return readNode(linked, field.fields, world);
  const limit = Number(field.parameters.get('limit') ?? world.pageSize);
  return { data: linked.slice(0, limit).map((node) => readNode(node, field.fields, world)) };
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
