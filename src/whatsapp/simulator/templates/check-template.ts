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
  const components = value.map((component) => ({
    ...component,
    type: String(component['type'] ?? '').toUpperCase(),
  })) as readonly TemplateComponent[];
  checkComponents(components, category, isNamed);
  return components.map((component) => (category === 'AUTHENTICATION' ? withText(component) : component));
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
