import { cloudError } from '../graph-error.ts';
import type { TemplateNode } from '../node.ts';
import { isObject } from '../parameters.ts';
import type { World } from '../world.ts';

type Values = Readonly<Record<string, unknown>>;

/** Holds a template message against the approved template: it must exist and get exactly its parameters. */
export function checkTemplate(message: Values, account: string, world: World): void {
  const template = findTemplate(message, account, world);
  const given = componentsOf(message);
  for (const component of template.components) {
    const type = component.type.toLowerCase();
    if (type === 'body' || type === 'header') checkCount(type, component.text ?? '', parametersOf(given, type));
    if (type === 'header') checkHeaderFormat(component.format ?? 'TEXT', parametersOf(given, type));
    if (type === 'buttons') checkButtons(component.buttons ?? [], given);
  }
}

function findTemplate(message: Values, account: string, world: World): TemplateNode {
  const name = String(message['name']);
  const language = isObject(message['language']) ? String(message['language']['code']) : '';
  const template = world
    .all('template')
    .find((node) => node.account === account && node.name === name && node.language === language);
  if (template?.status === 'PAUSED') throw cloudError(132015, `Template ${name} is paused because of its quality`);
  if (template?.status === 'DISABLED') throw cloudError(132016, `Template ${name} is disabled because of its quality`);
  if (template?.status !== 'APPROVED')
    throw cloudError(132001, `template name (${name}) does not exist in ${language}`);
  return template;
}

function componentsOf(message: Values): readonly Values[] {
  const { components = [] } = message;
  if (!Array.isArray(components) || !components.every(isObject)) {
    throw cloudError(131009, "Param template['components'] must be an array of objects");
  }
  return components;
}

function parametersOf(components: readonly Values[], type: string): readonly Values[] {
  const parameters =
    components.find((component) => String(component['type']).toLowerCase() === type)?.['parameters'] ?? [];
  if (!Array.isArray(parameters) || !parameters.every(isObject)) {
    throw cloudError(131009, `Param template['components'] has ${type} parameters that are not an array of objects`);
  }
  return parameters;
}

function checkCount(type: string, text: string, given: readonly Values[]): void {
  const expected = new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).size;
  if (type === 'header' && text === '') return;
  if (given.length === expected) return;
  throw cloudError(
    132000,
    `${type}: number of localizable_params (${given.length}) does not match the expected number of params (${expected})`,
  );
}

function checkHeaderFormat(format: string, given: readonly Values[]): void {
  if (format === 'TEXT') return;
  const received = given[0] === undefined ? 'UNKNOWN' : String(given[0]['type']).toUpperCase();
  if (received !== format)
    throw cloudError(132012, `header: Format mismatch, expected ${format}, received ${received}`);
}

function checkButtons(
  buttons: readonly { readonly type: string; readonly url?: string }[],
  given: readonly Values[],
): void {
  buttons.forEach((button, index) => {
    if (button.url === undefined || !button.url.includes('{{')) return;
    const component = given.find(
      ({ type, index: at }) => String(type).toLowerCase() === 'button' && Number(at) === index,
    );
    if (component === undefined)
      throw cloudError(131008, `buttons: Button at index ${index} of type Url requires a parameter`);
  });
}
