import { cloudError } from '../error-codes.ts';
import type { TemplateNode } from '../node.ts';
import { isObject } from '../parameters.ts';
import type { TemplateButton, TemplateComponent } from '../seed.ts';
import { placeholdersIn } from '../templates/placeholders.ts';
import type { World } from '../world.ts';
import { checkParameter } from './template-parameter.ts';

type Values = Readonly<Record<string, unknown>>;

/** Holds a template message against the approved template: it must exist and get exactly its parameters. */
export function checkTemplate(message: Values, account: string, world: World): TemplateNode {
  const template = findTemplate(message, account, world);
  checkComponents(
    template.components,
    componentsOf(message['components']),
    template.values['parameter_format'] === 'NAMED',
  );
  return template;
}

function checkComponents(components: readonly TemplateComponent[], given: readonly Values[], isNamed: boolean): void {
  for (const component of components) {
    const type = component.type.toLowerCase();
    if (type === 'body') checkTexts(type, component.text ?? '', parametersOf(given, type), isNamed);
    if (type === 'header') checkHeader(component, parametersOf(given, type), isNamed);
    if (type === 'buttons') checkButtons(component.buttons ?? [], given);
    if (type === 'limited_time_offer') checkOffer(component, parametersOf(given, type));
    if (type === 'carousel') checkCards(component.cards ?? [], given, isNamed);
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

function componentsOf(components: unknown = []): readonly Values[] {
  if (!Array.isArray(components) || !components.every(isObject)) {
    throw cloudError(131009, "Param template['components'] must be an array of objects");
  }
  return components;
}

function parametersOf(components: readonly Values[], type: string): readonly Values[] {
  const component = components.find((each) => String(each['type']).toLowerCase() === type);
  return parametersIn(component, type);
}

function parametersIn(component: Values | undefined, type: string): readonly Values[] {
  const parameters = component?.['parameters'] ?? [];
  if (!Array.isArray(parameters) || !parameters.every(isObject)) {
    throw cloudError(131009, `Param template['components'] has ${type} parameters that are not an array of objects`);
  }
  return parameters;
}

function checkTexts(type: string, text: string, given: readonly Values[], isNamed: boolean): void {
  const expected = placeholdersIn(text);
  if (given.length !== expected.length) {
    const told = `number of localizable_params (${given.length}) does not match the expected number of params (${expected.length})`;
    throw cloudError(132000, `${type}: ${told}`);
  }
  for (const parameter of given) checkParameter(type, parameter);
  if (!isNamed) return;
  const names = given.map((parameter) => String(parameter['parameter_name']));
  const missing = expected.find((name) => !names.includes(name));
  if (missing !== undefined) throw cloudError(132012, `${type}: Parameter name is missing or empty: ${missing}`);
}

function checkHeader(
  { format = 'TEXT', text = '' }: TemplateComponent,
  given: readonly Values[],
  isNamed: boolean,
): void {
  if (format === 'TEXT') {
    if (text !== '') checkTexts('header', text, given, isNamed);
    return;
  }
  const [first] = given;
  const received = first === undefined ? 'UNKNOWN' : String(first['type']).toUpperCase();
  if (received !== format || first === undefined)
    throw cloudError(132012, `header: Format mismatch, expected ${format}, received ${received}`);
  checkParameter('header', first);
}

/** What a button of each type takes; others take nothing that must be there. */
const buttonParameters: Readonly<Record<string, (button: TemplateButton) => string | undefined>> = {
  URL: ({ url = '' }) => (url.includes('{{') ? 'text' : undefined),
  OTP: () => 'text',
  COPY_CODE: () => 'coupon_code',
  MPM: () => 'action',
  ORDER_DETAILS: () => 'action',
};

function checkButtons(buttons: readonly TemplateButton[], given: readonly Values[]): void {
  for (const [index, button] of buttons.entries()) {
    const type = button.type.toUpperCase();
    const expected = buttonParameters[type]?.(button);
    if (expected === undefined) continue;
    const component = given.find(
      (each) => String(each['type']).toLowerCase() === 'button' && Number(each['index'] ?? 0) === index,
    );
    const told = `buttons: Button at index ${index} of type ${type.charAt(0)}${type.slice(1).toLowerCase()} requires a parameter`;
    if (component === undefined) throw cloudError(131008, told);
    const [parameter] = parametersIn(component, 'button');
    if (parameter?.['type'] !== expected) throw cloudError(132012, `${told} of type ${expected}`);
    checkParameter('buttons', parameter);
  }
}

function checkOffer(component: TemplateComponent, given: readonly Values[]): void {
  if (component.limited_time_offer?.has_expiration !== true) return;
  const offer = given[0]?.['limited_time_offer'];
  if (isObject(offer) && Number(offer['expiration_time_ms']) > 0) return;
  throw cloudError(131008, 'limited_time_offer: expiration_time_ms is required');
}

function checkCards(
  cards: readonly { readonly components: readonly TemplateComponent[] }[],
  given: readonly Values[],
  isNamed: boolean,
): void {
  const carousel = given.find(({ type }) => String(type).toLowerCase() === 'carousel');
  const told = Array.isArray(carousel?.['cards']) ? carousel['cards'].filter(isObject) : [];
  if (told.length !== cards.length) {
    throw cloudError(
      132000,
      `carousel: number of cards (${told.length}) does not match the expected number of cards (${cards.length})`,
    );
  }
  cards.forEach((card, place) => {
    const match = told.find(({ card_index: index }) => Number(index) === place);
    checkComponents(card.components, componentsOf(match?.['components']), isNamed);
  });
}
