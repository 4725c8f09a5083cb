import { invalidInput, invalidParameter } from '../graph-error.ts';
import { isObject } from '../parameters.ts';
import type { TemplateButton } from '../seed.ts';

/** What a button of each type must hold, and how many of them there may be. */
const kinds: Readonly<Record<string, { readonly most: number; readonly required: readonly string[] }>> = {
  QUICK_REPLY: { most: 10, required: ['text'] },
  URL: { most: 2, required: ['text', 'url'] },
  PHONE_NUMBER: { most: 1, required: ['text', 'phone_number'] },
  COPY_CODE: { most: 1, required: [] },
  OTP: { most: 1, required: ['otp_type'] },
  CATALOG: { most: 1, required: ['text'] },
  MPM: { most: 1, required: ['text'] },
  SPM: { most: 1, required: ['text'] },
  FLOW: { most: 1, required: ['text'] },
  VOICE_CALL: { most: 1, required: ['text'] },
  CALL_REQUEST: { most: 1, required: [] },
  ORDER_DETAILS: { most: 1, required: ['text'] },
  PAYMENT_REQUEST: { most: 1, required: [] },
  APP: { most: 1, required: ['text'] },
};

const otpTypes = ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'];
const mostButtons = 10;
const longestText = 25;

/** Holds the buttons of a template against their types. */
export function checkButtons(buttons: unknown, category: string): void {
  if (!Array.isArray(buttons) || !buttons.every(isObject))
    throw invalidParameter('Param components[buttons] must be an array');
  if (buttons.length === 0 || buttons.length > mostButtons) {
    throw invalidInput(2388293, 'Invalid buttons', `A template has 1 to ${mostButtons} buttons.`);
  }
  const types = buttons.map((button) => String(button['type']).toUpperCase());
  for (const [place, type] of types.entries()) checkButton(buttons[place] as unknown as TemplateButton, type);
  for (const type of new Set(types)) {
    const { most = 0 } = kinds[type] ?? {};
    if (types.filter((each) => each === type).length > most) {
      throw invalidInput(2388293, 'Invalid buttons', `A template can have at most ${most} buttons of type ${type}.`);
    }
  }
  if (types.includes('OTP') && category !== 'AUTHENTICATION') {
    throw invalidInput(2388293, 'Invalid buttons', 'Buttons of type OTP are for authentication templates only.');
  }
}

function checkButton(button: TemplateButton, type: string): void {
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined) {
    throw invalidParameter(
      `Param components[buttons][type] must be one of {${Object.keys(kinds).join(', ')}} - got "${type}".`,
    );
  }
  const missing = kind.required.find((name) => typeof button[name] !== 'string' || button[name] === '');
  if (missing !== undefined) {
    throw invalidInput(
      2388043,
      'Message template "components" param is missing expected field(s)',
      `button of type ${type} is missing expected field(s) (${missing})`,
    );
  }
  if ((button.text ?? '').length > longestText) {
    throw invalidInput(
      2388040,
      'Character Limit Exceeded',
      `The text of a button must be at most ${longestText} characters long.`,
    );
  }
  if (type === 'URL') checkUrl(button);
  if (type === 'OTP') checkOtp(button);
  if (type === 'COPY_CODE' && button['example'] === undefined) {
    throw invalidInput(
      2388043,
      'Message template "components" param is missing expected field(s)',
      'button of type COPY_CODE is missing expected field(s) (example)',
    );
  }
  if (type === 'FLOW' && ['flow_id', 'flow_name', 'flow_json'].every((name) => button[name] === undefined)) {
    throw invalidInput(
      2388043,
      'Message template "components" param is missing expected field(s)',
      'button of type FLOW is missing expected field(s) (flow_id)',
    );
  }
}

function checkUrl({ url = '', example }: TemplateButton): void {
  if (!/^https?:\/\//.test(url)) throw invalidParameter('Param components[buttons][url] must be an http or https URL');
  if (!url.includes('{{')) return;
  if (!/\{\{1\}\}$/.test(url))
    throw invalidInput(2388293, 'Invalid buttons', 'The variable of a URL stands at its end.');
  if (example === undefined) {
    throw invalidInput(
      2388043,
      'Message template "components" param is missing expected field(s)',
      'button of type URL is missing expected field(s) (example)',
    );
  }
}

function checkOtp(button: TemplateButton): void {
  const type = String(button['otp_type']).toUpperCase();
  if (!otpTypes.includes(type)) {
    throw invalidParameter(
      `Param components[buttons][otp_type] must be one of {${otpTypes.join(', ')}} - got "${type}".`,
    );
  }
  if (type === 'COPY_CODE') return;
  const apps: unknown = button['supported_apps'] ?? [button];
  const isTold =
    Array.isArray(apps) && apps.every((app) => isObject(app) && app['package_name'] && app['signature_hash']);
  if (!isTold) throw invalidParameter(`A button of otp_type ${type} needs package_name and signature_hash`);
}
