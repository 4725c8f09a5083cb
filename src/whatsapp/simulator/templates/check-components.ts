import { isHandle } from '../endpoints/uploads.ts';
import { invalidInput, invalidParameter } from '../graph-error.ts';
import { isObject } from '../parameters.ts';
import type { TemplateComponent } from '../seed.ts';
import { checkButtons } from './check-buttons.ts';
import { placeholdersIn } from './placeholders.ts';

const types = [
  'HEADER',
  'BODY',
  'FOOTER',
  'BUTTONS',
  'CAROUSEL',
  'LIMITED_TIME_OFFER',
  'CALL_PERMISSION_REQUEST',
  'ORDER_STATUS',
];
const formats = ['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION', 'PRODUCT', 'GIF'];
const longestHeader = 60;
const longestBody = 1024;
const longestFooter = 60;
const mostExpirationMinutes = 90;

/** Holds components against what their types allow. */
export function checkComponents(components: readonly TemplateComponent[], category: string, isNamed: boolean): void {
  const unknown = components.find(({ type }) => !types.includes(type));
  if (unknown !== undefined) {
    throw invalidParameter(`Param components[type] must be one of {${types.join(', ')}} - got "${unknown.type}".`);
  }
  const names = components.map(({ type }) => type);
  const twice = names.find((type, place) => names.indexOf(type) !== place);
  if (twice !== undefined) throw invalidParameter(`Param components must have at most one component of type ${twice}`);
  if (!names.includes('BODY')) {
    throw invalidInput(
      2388043,
      'Message template "components" param is missing expected field(s)',
      'component of type BODY is missing expected field(s) (text)',
    );
  }
  for (const component of components) {
    if (component.type === 'HEADER') checkHeader(component, isNamed);
    if (component.type === 'BODY') checkBody(component, category, isNamed);
    if (component.type === 'FOOTER') checkFooter(component);
    if (component.type === 'BUTTONS') checkButtons(component.buttons, category);
    if (component.type === 'CAROUSEL') checkCards(component.cards, category, isNamed);
    if (component.type === 'LIMITED_TIME_OFFER') checkOffer(component);
  }
}

function checkHeader(component: TemplateComponent, isNamed: boolean): void {
  const format = component.format ?? '';
  if (!formats.includes(format)) {
    throw invalidParameter(
      `Param components[format] must be one of {${formats.join(', ')}} - got "${component.format ?? ''}".`,
    );
  }
  const example = isObject(component['example']) ? component['example'] : {};
  if (format === 'TEXT') {
    const text = checkText(component, 'HEADER', longestHeader);
    const names = placeholdersIn(text);
    if (names.length > 1)
      throw invalidInput(2388047, 'Message Headers format is incorrect', 'A header can have one variable at most.');
    checkExamples('HEADER', names, isNamed ? example['header_text_named_params'] : example['header_text'], isNamed);
  } else if (['IMAGE', 'VIDEO', 'DOCUMENT', 'GIF'].includes(format)) {
    const handles = example['header_handle'];
    if (!Array.isArray(handles) || handles.length === 0) {
      throw invalidInput(
        2388043,
        'Message template "components" param is missing expected field(s)',
        `component of type HEADER is missing expected field(s) (example)`,
      );
    }
    if (!handles.every((handle) => isHandle(handle) || /^https?:\/\//.test(String(handle)))) {
      throw invalidInput(2388273, 'Invalid media handle', 'header_handle must be the handle of a resumable upload.');
    }
  }
}

function checkBody(component: TemplateComponent, category: string, isNamed: boolean): void {
  if (category === 'AUTHENTICATION') {
    if (component.text === undefined) return;
    throw invalidInput(
      2388072,
      'Message Body format is incorrect',
      'The body of an authentication template has no text of its own.',
    );
  }
  const text = checkText(component, 'BODY', longestBody);
  const names = placeholdersIn(text);
  if (/^\s*\{\{|\}\}\s*$/.test(text)) {
    throw invalidInput(
      2388299,
      "Variables can't be at the start or end of the template",
      'Put words before the first and after the last variable.',
    );
  }
  if (!isNamed && names.some((name) => !/^\d+$/.test(name))) {
    throw invalidInput(
      2388073,
      'Invalid variables',
      'Variables are numbers, {{1}}, {{2}}, …; names need parameter_format NAMED.',
    );
  }
  const example = isObject(component['example']) ? component['example'] : {};
  const [positional] = Array.isArray(example['body_text']) ? (example['body_text'] as readonly unknown[]) : [];
  checkExamples(
    'BODY',
    names,
    isNamed ? example['body_text_named_params'] : Array.isArray(positional) ? positional : example['body_text'],
    isNamed,
  );
}

function checkFooter(component: TemplateComponent): void {
  const minutes = component['code_expiration_minutes'];
  if (minutes === undefined) {
    if (placeholdersIn(checkText(component, 'FOOTER', longestFooter)).length === 0) return;
    throw invalidInput(2388072, 'Message Footer format is incorrect', 'A footer has no variables.');
  }
  if (typeof minutes !== 'number' || minutes < 1 || minutes > mostExpirationMinutes) {
    throw invalidParameter(
      `Param components[code_expiration_minutes] must be a number from 1 to ${mostExpirationMinutes}`,
    );
  }
}

function checkText({ text }: TemplateComponent, type: string, longest: number): string {
  if (typeof text !== 'string' || text === '') {
    throw invalidInput(
      2388043,
      'Message template "components" param is missing expected field(s)',
      `component of type ${type} is missing expected field(s) (text)`,
    );
  }
  if (text.length > longest) {
    throw invalidInput(
      2388040,
      'Character Limit Exceeded',
      `The ${type.toLowerCase()} must be at most ${longest} characters long.`,
    );
  }
  return text;
}

/** Every variable needs an example, so that a reviewer sees what is meant. */
function checkExamples(type: string, names: readonly string[], examples: unknown, isNamed: boolean): void {
  if (names.length === 0) return;
  const given = Array.isArray(examples) ? examples : [];
  const isEnough = isNamed
    ? names.every((name) => given.some((each) => isObject(each) && each['param_name'] === name))
    : given.length === names.length;
  if (isEnough) return;
  throw invalidInput(
    2388043,
    'Message template "components" param is missing expected field(s)',
    `component of type ${type} is missing expected field(s) (example)`,
  );
}

function checkOffer({ limited_time_offer: offer }: TemplateComponent): void {
  if (typeof offer?.text === 'string' && offer.text.length <= 16) return;
  throw invalidParameter('Param components[limited_time_offer][text] must be a text of at most 16 characters');
}

function checkCards(cards: TemplateComponent['cards'], category: string, isNamed: boolean): void {
  if (cards === undefined || cards.length < 2 || cards.length > 10) {
    throw invalidParameter('Param components[cards] must have 2 to 10 cards');
  }
  for (const card of cards) {
    const { components } = card;
    const header = components.find(({ type }) => type === 'HEADER');
    if (header === undefined) throw invalidParameter('Every card of a carousel needs a header');
    checkHeader(header, isNamed);
    const body = components.find(({ type }) => type === 'BODY');
    if (body !== undefined) checkBody(body, category, isNamed);
    const buttons = components.find(({ type }) => type === 'BUTTONS');
    if (buttons !== undefined) checkButtons(buttons.buttons, category);
  }
}
