/** What Graph refuses, as it goes on the wire: HTTP status and error envelope. Thrown anywhere, answered in one place. */
export class GraphError extends Error {
  readonly status: number;
  readonly details: GraphErrorDetails;
  /** What stands beside the error in the answer, when a part of the call was done. */
  readonly beside: Readonly<Record<string, unknown>>;

  constructor(status: number, details: GraphErrorDetails, beside: Readonly<Record<string, unknown>> = {}) {
    super(details.message);
    this.name = 'GraphError';
    this.status = status;
    this.details = details;
    this.beside = beside;
  }
}

export interface GraphErrorDetails {
  readonly message: string;
  readonly type: 'OAuthException' | 'GraphMethodException';
  readonly code: number;
  readonly error_subcode?: number;
  readonly is_transient?: boolean;
  readonly error_user_title?: string;
  readonly error_user_msg?: string;
  readonly error_data?: { readonly messaging_product: 'whatsapp'; readonly details: string };
}

/** 400 with code 100: a parameter is missing, misspelt or has the wrong type. */
export function invalidParameter(message: string): GraphError {
  return new GraphError(400, { message: `(#100) ${message}`, type: 'OAuthException', code: 100 });
}

/** 400 with code 100 and a subcode: what is wrong is told to the user, in a title and a sentence. */
export function invalidInput(subcode: number, title: string, text: string): GraphError {
  return new GraphError(400, {
    message: 'Invalid parameter',
    type: 'OAuthException',
    code: 100,
    error_subcode: subcode,
    is_transient: false,
    error_user_title: title,
    error_user_msg: text,
  });
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
