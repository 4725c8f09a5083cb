/** One variable of a scope, as Postman's files hold it. `value` keeps the type that the file or the script gave it. */
export interface Variable {
  readonly key: string;
  readonly value: unknown;
  /** Postman's type name: `secret`, `string`, `number`, `boolean`, `json`, `any`, `default`, … */
  readonly type?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly description?: string | undefined;
}

/** The scopes a script can write to, by the names of Postman's documentation. `local` is `pm.variables`. */
export type ScopeName = 'local' | 'environment' | 'collection' | 'globals';

/** One row of iteration data: own properties only, any JSON value. */
export type Row = Readonly<Record<string, unknown>>;

/** One change that a script made to a scope. */
export type Mutation =
  | { readonly kind: 'set'; readonly key: string; readonly value: unknown; readonly type?: string | undefined }
  | { readonly kind: 'unset'; readonly key: string }
  | { readonly kind: 'clear' };
