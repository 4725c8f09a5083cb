import { invalidInput, invalidParameter } from '../graph-error.ts';
import { isObject } from '../parameters.ts';
import type { TemplateComponent } from '../seed.ts';
import { checkComponents } from './check-components.ts';

export const categories = ['AUTHENTICATION', 'MARKETING', 'UTILITY'];
const longestName = 512;

/** Refuses a name that templates cannot have. */
export function checkName(name: string): void {
  if (name.length > longestName) throw invalidParameter(`Param name must be at most ${longestName} characters long.`);
  if (/^[a-z0-9_]+$/.test(name)) return;
  throw invalidInput(
    2388042,
    'Invalid template name',
    'Names can only have lower-case letters, digits and underscores.',
  );
}

export function checkLanguage(language: string): void {
  if (/^[a-z]{2,3}(_[A-Z]{2,3})?$/.test(language)) return;
  throw invalidInput(
    2388037,
    'Unsupported language',
    `${language} is not a language that templates can have, for example en_US.`,
  );
}

export function checkCategory(category: string): void {
  if (categories.includes(category)) return;
  throw invalidParameter(`Param category must be one of {${categories.join(', ')}} - got "${category}".`);
}

/** Reads the components of a template and refuses what Meta would refuse at once, before any review. */
export function readComponents(value: unknown, category: string, isNamed: boolean): readonly TemplateComponent[] {
  if (!Array.isArray(value) || !value.every(isObject)) throw invalidParameter('Param components must be an array');
  const components = value.map(readComponent);
  checkComponents(components, category, isNamed);
  return components.map((component) => (category === 'AUTHENTICATION' ? withText(component) : component));
}

/** Types and formats in capitals, whatever the caller wrote; parts of another type are refused. */
function readComponent(component: Readonly<Record<string, unknown>>): TemplateComponent {
  const { type, format, text, buttons, cards } = component;
  for (const [name, part] of Object.entries({ format, text })) {
    if (part !== undefined && typeof part !== 'string')
      throw invalidParameter(`Param components[${name}] must be a string`);
  }
  for (const [name, part] of Object.entries({ buttons, cards })) {
    const isList = Array.isArray(part) && part.every(isObject);
    if (part !== undefined && !isList) throw invalidParameter(`Param components[${name}] must be an array of objects`);
  }
  const read: TemplateComponent = { ...component, type: String(type ?? '').toUpperCase() };
  const inCapitals = typeof format === 'string' ? { format: format.toUpperCase() } : {};
  return { ...read, ...inCapitals, ...(Array.isArray(cards) ? { cards: cards.map(readCard) } : {}) };
}

function readCard(card: Readonly<Record<string, unknown>>): { readonly components: readonly TemplateComponent[] } {
  const { components } = card;
  if (!Array.isArray(components) || !components.every(isObject))
    throw invalidParameter('Param components[cards][components] must be an array');
  return { ...card, components: components.map(readComponent) };
}

/** The texts of authentication templates are Meta's own. */
function withText(component: TemplateComponent): TemplateComponent {
  if (component.type === 'BODY') {
    const advice =
      component['add_security_recommendation'] === true ? ' For your security, do not share this code.' : '';
    return { text: `*{{1}}* is your verification code.${advice}`, ...component };
  }
  if (component.type === 'FOOTER' && typeof component['code_expiration_minutes'] === 'number') {
    return { text: `This code expires in ${component['code_expiration_minutes']} minutes.`, ...component };
  }
  return component;
}
