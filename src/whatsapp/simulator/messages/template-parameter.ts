import { cloudError } from '../error-codes.ts';
import { isObject } from '../parameters.ts';

type Values = Readonly<Record<string, unknown>>;

/** What each type of parameter must hold, by the name of the type. */
const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value !== '',
  currency: (value) =>
    isObject(value) &&
    ['fallback_value', 'code'].every((name) => typeof value[name] === 'string') &&
    Number.isInteger(Number(value['amount_1000'])),
  date_time: (value) => isObject(value) && typeof value['fallback_value'] === 'string',
  image: isMedia,
  video: isMedia,
  document: isMedia,
  location: (value) =>
    isObject(value) && ['latitude', 'longitude'].every((name) => Number.isFinite(Number(value[name] ?? Number.NaN))),
  payload: (value) => typeof value === 'string',
  coupon_code: (value) => typeof value === 'string' && value !== '' && value.length <= 20,
  action: isObject,
  limited_time_offer: isObject,
  product: isObject,
};

const longestText = 1024;

/** Refuses a parameter of an unknown type, without its value, or with characters that templates cannot carry. */
export function checkParameter(where: string, parameter: Values): void {
  const type = String(parameter['type']);
  const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
  if (check === undefined) throw cloudError(132012, `${where}: Parameter of type ${type} is not supported`);
  const value = parameter[type];
  if (value === undefined) throw cloudError(131008, `${where}: Parameter of type ${type} is missing ${type} value`);
  if (!check(value)) throw cloudError(132012, `${where}: Parameter of type ${type} has no valid ${type} value`);
  if (typeof value !== 'string') return;
  if (value.length > longestText)
    throw cloudError(132005, `${where}: the text is longer than ${longestText} characters`);
  if (type === 'text' && /[\n\t]| {5}/.test(value)) {
    throw cloudError(
      132007,
      `${where}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
    );
  }
}

function isMedia(value: unknown): boolean {
  return isObject(value) && (typeof value['id'] === 'string' || typeof value['link'] === 'string');
}
