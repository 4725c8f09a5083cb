import { GraphError } from './graph-error.ts';

/** Titles and HTTP statuses of the codes that the Cloud API documents; `plain` ones come without `error_data`. */
const errorCodes = {
  0: { title: 'AuthException', status: 401, isPlain: true },
  1: { title: 'API Unknown', status: 400, isPlain: true },
  2: { title: 'API Service', status: 503, isPlain: true },
  3: { title: 'API Method', status: 500, isPlain: true },
  4: { title: 'Application request limit reached', status: 400, isPlain: true },
  10: { title: 'Permission Denied', status: 403, isPlain: true },
  17: { title: 'User request limit reached', status: 400, isPlain: true },
  32: { title: 'Page request limit reached', status: 400, isPlain: true },
  33: { title: 'Parameter value is not valid', status: 400, isPlain: true },
  100: { title: 'Invalid parameter', status: 400, isPlain: true },
  190: { title: 'Access token has expired', status: 401, isPlain: true },
  200: { title: 'API Permission', status: 403, isPlain: true },
  368: { title: 'Temporarily blocked for policies violations', status: 403, isPlain: false },
  613: { title: 'Calls to this api have exceeded the rate limit', status: 400, isPlain: true },
  80007: { title: 'Rate limit issues', status: 400, isPlain: false },
  80008: {
    title: 'There have been too many calls to this WhatsApp Business account. Wait a bit and try again.',
    status: 400,
    isPlain: true,
  },
  130403: { title: 'User is blocked', status: 400, isPlain: false },
  130429: { title: 'Rate limit hit', status: 400, isPlain: false },
  130472: { title: "User's number is part of an experiment", status: 400, isPlain: false },
  130497: { title: 'Business account is restricted from messaging users in this country', status: 403, isPlain: false },
  131000: { title: 'Something went wrong', status: 500, isPlain: false },
  131005: { title: 'Access denied', status: 403, isPlain: false },
  131008: { title: 'Required parameter is missing', status: 400, isPlain: false },
  131009: { title: 'Parameter value is not valid', status: 400, isPlain: false },
  131016: { title: 'Service unavailable', status: 500, isPlain: false },
  131021: { title: 'Recipient cannot be sender', status: 400, isPlain: false },
  131026: { title: 'Message undeliverable', status: 400, isPlain: false },
  131030: { title: 'Recipient phone number not in allowed list', status: 400, isPlain: false },
  131031: { title: 'Account has been locked', status: 403, isPlain: false },
  131037: {
    title: 'WhatsApp provided number needs display name approval before message can be sent',
    status: 400,
    isPlain: false,
  },
  131042: { title: 'Business eligibility payment issue', status: 400, isPlain: false },
  131045: { title: 'Incorrect certificate', status: 500, isPlain: false },
  131047: { title: 'Re-engagement message', status: 400, isPlain: false },
  131048: { title: 'Spam rate limit hit', status: 400, isPlain: false },
  131049: { title: 'Meta chose not to deliver', status: 400, isPlain: false },
  131050: { title: 'User stopped marketing messages', status: 400, isPlain: false },
  131051: { title: 'Unsupported message type', status: 400, isPlain: false },
  131052: { title: 'Media download error', status: 400, isPlain: false },
  131053: { title: 'Media upload error', status: 400, isPlain: false },
  131055: { title: 'Method not allowed', status: 400, isPlain: false },
  131056: { title: '(Business Account, Consumer Account) pair rate limit hit', status: 400, isPlain: false },
  131057: { title: 'Account in maintenance mode', status: 500, isPlain: false },
  131064: { title: 'Template classification limit hit', status: 400, isPlain: false },
  132000: { title: 'Template Param Count Mismatch', status: 400, isPlain: false },
  132001: { title: 'Template does not exist', status: 404, isPlain: false },
  132005: { title: 'Template Hydrated Text Too Long', status: 400, isPlain: false },
  132007: { title: 'Template Format Character Policy Violated', status: 400, isPlain: false },
  132012: { title: 'Template Parameter Format Mismatch', status: 400, isPlain: false },
  132015: { title: 'Template Paused', status: 400, isPlain: false },
  132016: { title: 'Template Disabled', status: 400, isPlain: false },
  132018: { title: 'Template validation error', status: 400, isPlain: false },
  132068: { title: 'Flow is blocked', status: 400, isPlain: false },
  132069: { title: 'Flow is throttled', status: 400, isPlain: false },
  133000: { title: 'Incomplete Deregistration', status: 500, isPlain: false },
  133004: { title: 'Server Temporarily Unavailable', status: 503, isPlain: false },
  133005: { title: 'Two-step PIN mismatch', status: 400, isPlain: false },
  133006: { title: 'Phone number re-verification needed', status: 400, isPlain: false },
  133008: { title: 'Too many two-step PIN guesses', status: 400, isPlain: false },
  133009: { title: 'Two-step PIN guessed too fast', status: 400, isPlain: false },
  133010: { title: 'Phone number Not Registered', status: 400, isPlain: false },
  133015: {
    title: 'Please wait a few minutes before attempting to register this phone number',
    status: 400,
    isPlain: false,
  },
  133016: { title: 'Account register deregister rate limit exceeded', status: 400, isPlain: false },
  134011: { title: 'WhatsApp Payments terms of service has not been accepted', status: 400, isPlain: false },
  135000: { title: 'Generic user error', status: 400, isPlain: false },
  139100: { title: 'Failed to block/unblock users', status: 400, isPlain: false },
} as const;

export type CloudErrorCode = keyof typeof errorCodes;

/** Whether the simulator knows the code, so that it can be asked to answer with it. */
export function isErrorCode(code: number): code is CloudErrorCode {
  return Object.hasOwn(errorCodes, code);
}

export function titleOf(code: CloudErrorCode): string {
  return errorCodes[code].title;
}

/** An error of the Cloud API itself: `(#code) Title`, with details in `error_data`. */
export function cloudError(
  code: CloudErrorCode,
  details: string,
  beside: Readonly<Record<string, unknown>> = {},
): GraphError {
  const { title, status, isPlain } = errorCodes[code];
  const error_data = isPlain ? {} : { error_data: { messaging_product: 'whatsapp' as const, details } };
  return new GraphError(
    status,
    { message: `(#${code}) ${title}`, type: 'OAuthException', code, ...error_data },
    beside,
  );
}
