import type { Call } from '../call.ts';
import { invalidInput } from '../graph-error.ts';
import { pageOf } from '../paging.ts';
import { isObject, optionalList, optionalText, type Parameters, requiredText } from '../parameters.ts';

interface LibraryTemplate {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly usecase: string;
  readonly industry: readonly string[];
  readonly header?: string;
  readonly body: string;
  readonly body_params: readonly string[];
  readonly body_param_types: readonly string[];
  readonly buttons: readonly Readonly<Record<string, string>>[];
}

/** Templates that are approved already; a few of Meta's many, in words of the simulator's own. */
const library: readonly LibraryTemplate[] = [
  {
    id: '7147013345418927',
    name: 'delivery_update_1',
    topic: 'ORDER_MANAGEMENT',
    usecase: 'DELIVERY_UPDATE',
    industry: ['E_COMMERCE'],
    body: 'Dear {{1}}, the delivery of your order {{2}} is planned for {{3}}. Thank you!',
    body_params: ['Ada', '1234', 'Monday'],
    body_param_types: ['TEXT', 'TEXT', 'DATE'],
    buttons: [{ type: 'URL', text: 'Track delivery', url: 'https://www.example.com' }],
  },
  {
    id: '7147013345418928',
    name: 'payment_reminder_1',
    topic: 'PAYMENTS',
    usecase: 'PAYMENT_DUE_REMINDER',
    industry: ['FINANCIAL_SERVICES'],
    header: 'Payment reminder',
    body: 'Hello {{1}}, this is a reminder: {{2}} are due on {{3}}. Thank you!',
    body_params: ['Ada', '$12.00', 'May 1'],
    body_param_types: ['TEXT', 'AMOUNT', 'DATE'],
    buttons: [],
  },
  {
    id: '7147013345418929',
    name: 'account_update_1',
    topic: 'ACCOUNT_UPDATES',
    usecase: 'ACCOUNT_UPDATED',
    industry: ['E_COMMERCE', 'FINANCIAL_SERVICES'],
    body: 'Hello {{1}}, we have changed the settings of your account as you asked.',
    body_params: ['Ada'],
    body_param_types: ['TEXT'],
    buttons: [{ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+16505550101' }],
  },
];

/** `GET /message_template_library`: search by words, topic, use case, industry, name. */
export function listLibrary(call: Call): unknown {
  const { parameters } = call;
  const search = (optionalText(parameters, 'search') ?? '').toLowerCase();
  const language = optionalText(parameters, 'language') || 'en_US';
  const found = library.filter(
    (template) =>
      `${template.name} ${template.body}`.toLowerCase().includes(search) &&
      matches(parameters, 'topic', [template.topic]) &&
      matches(parameters, 'usecase', [template.usecase]) &&
      matches(parameters, 'industry', template.industry) &&
      matches(parameters, 'name', [template.name]),
  );
  return pageOf(
    found,
    ({ id }) => id,
    (template) => ({ ...template, language, category: 'UTILITY' }),
    call,
  );
}

function matches(parameters: Parameters, name: string, values: readonly string[]): boolean {
  const wanted = optionalText(parameters, name) ?? '';
  return wanted === '' || values.includes(wanted);
}

/** The components of a template that is made from the library. */
export function fromLibrary(parameters: Parameters): readonly unknown[] {
  const name = requiredText(parameters, 'library_template_name');
  const template = library.find((each) => each.name === name);
  if (template === undefined)
    throw invalidInput(2388051, 'Library template not found', `There is no library template ${name}.`);
  const inputs = (optionalList(parameters, 'library_template_button_inputs') ?? []).filter(isObject);
  const buttons = template.buttons.map((button, place) => withInput(button, inputs[place] ?? {}));
  return [
    ...(template.header === undefined ? [] : [{ type: 'HEADER', format: 'TEXT', text: template.header }]),
    { type: 'BODY', text: template.body, example: { body_text: [template.body_params] } },
    ...(buttons.length === 0 ? [] : [{ type: 'BUTTONS', buttons }]),
  ];
}

function withInput(
  button: Readonly<Record<string, string>>,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const url = isObject(input['url']) ? input['url'] : {};
  const phone = input['phone_number'];
  return {
    ...button,
    ...(typeof url['base_url'] === 'string' ? { url: url['base_url'] } : {}),
    ...(typeof url['url_suffix_example'] === 'string' ? { example: [url['url_suffix_example']] } : {}),
    ...(typeof phone === 'string' ? { phone_number: phone } : {}),
  };
}
