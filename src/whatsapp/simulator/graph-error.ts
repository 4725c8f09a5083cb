/** What Graph refuses, as it goes on the wire: HTTP status and error envelope. Thrown anywhere, answered in one place. */
export class GraphError extends Error {
  readonly status: number;
  readonly details: GraphErrorDetails;

  constructor(status: number, details: GraphErrorDetails) {
    super(details.message);
    this.name = 'GraphError';
    this.status = status;
    this.details = details;
  }
}

export interface GraphErrorDetails {
  readonly message: string;
  readonly type: 'OAuthException' | 'GraphMethodException';
  readonly code: number;
  readonly error_subcode?: number;
  readonly error_data?: { readonly messaging_product: 'whatsapp'; readonly details: string };
}

/** 400 with code 100: a parameter is missing, misspelt or has the wrong type. */
export function invalidParameter(message: string): GraphError {
  return new GraphError(400, { message: `(#100) ${message}`, type: 'OAuthException', code: 100 });
}

/** What Graph says for an id that is unknown, foreign, or cannot do this: it does not tell which of the three. */
export function unsupported(method: string, id: string): GraphError {
  return new GraphError(400, {
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    type: 'GraphMethodException',
    code: 100,
    error_subcode: 33,
  });
}

/** 400 with code 2500: nothing is at this path. */
export function unknownPath(path: string): GraphError {
  return new GraphError(400, { message: `Unknown path components: /${path}`, type: 'OAuthException', code: 2500 });
}

/** 403 with code 200: the token lacks the permission. */
export function missingPermission(permissions: readonly string[]): GraphError {
  const message = `(#200) Requires ${permissions.join(' or ')} permission to manage the object`;
  return new GraphError(403, { message, type: 'OAuthException', code: 200 });
}

/** Titles and statuses of the Cloud API's own error codes. */
const cloudErrors = {
  131008: { title: 'Required parameter is missing', status: 400 },
  131009: { title: 'Parameter value is not valid', status: 400 },
  131021: { title: 'Recipient cannot be sender', status: 400 },
  131030: { title: 'Recipient phone number not in allowed list', status: 400 },
  131051: { title: 'Unsupported message type', status: 400 },
  132000: { title: 'Template Param Count Mismatch', status: 400 },
  132001: { title: 'Template does not exist', status: 404 },
  132012: { title: 'Template Parameter Format Mismatch', status: 400 },
  132015: { title: 'Template Paused', status: 400 },
  132016: { title: 'Template Disabled', status: 400 },
  133005: { title: 'Two-step PIN mismatch', status: 400 },
  133010: { title: 'Phone number Not Registered', status: 400 },
} as const;

export type CloudErrorCode = keyof typeof cloudErrors;

/** An error of the Cloud API itself: `(#code) Title`, with details in `error_data`. */
export function cloudError(code: CloudErrorCode, details: string): GraphError {
  const { title, status } = cloudErrors[code];
  return new GraphError(status, {
    message: `(#${code}) ${title}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details },
  });
}
