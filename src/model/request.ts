import type { Certificate, ProxyServer } from './connection.ts';

/** One `key: value` pair of a query, form or header list, as a collection holds it. */
export interface Param {
  readonly key: string | null | undefined;
  readonly value: unknown;
  readonly disabled?: boolean | undefined;
  readonly system?: boolean | undefined;
  readonly description?: unknown;
}

/** A part of a form-data body. `src` names files, `value` text (or base64 bytes for a file without `src`). */
export interface FormPart extends Param {
  readonly type?: string | undefined;
  readonly src?: string | readonly string[] | null | undefined;
  readonly contentType?: string | undefined;
  readonly fileName?: string | undefined;
}

/** A URL in Postman's parts. Loading turns text URLs into parts with Postman's own parser. */
export interface UrlDefinition {
  readonly raw?: string | undefined;
  readonly protocol?: string | undefined;
  readonly auth?: { readonly user?: string | undefined; readonly password?: string | undefined } | undefined;
  readonly host?: string | readonly string[] | undefined;
  readonly port?: string | undefined;
  readonly path?: string | readonly unknown[] | undefined;
  readonly query?: readonly Param[] | undefined;
  readonly hash?: string | undefined;
  readonly variable?: readonly Param[] | undefined;
}

/** A body as a collection holds it (Postman collection schema v2.1). */
export interface BodyDefinition {
  readonly mode?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly raw?: unknown;
  readonly urlencoded?: string | readonly Param[] | undefined;
  readonly formdata?: readonly FormPart[] | undefined;
  readonly file?:
    | string
    | { readonly src?: string | null | undefined; readonly content?: string | undefined; readonly value?: null }
    | undefined;
  readonly graphql?: unknown;
  readonly options?: { readonly raw?: { readonly language?: string | undefined } | undefined } | undefined;
}

/** How a request is authorised: Postman's type name and its parameters by name. `noauth` stops inheritance. */
export interface Auth {
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * A request as a collection holds it, in the shape of Postman's v2.1 schema, variables not yet filled in.
 * Scripts see and change this shape as `pm.request`.
 */
export interface RequestDefinition {
  readonly method: string;
  readonly url: UrlDefinition;
  readonly header: readonly Param[];
  readonly body?: BodyDefinition | undefined;
  readonly auth?: Auth | undefined;
  /** Shown to the request's own server where the run has none for it. */
  readonly certificate?: Certificate | undefined;
  readonly proxy?: ProxyServer | undefined;
  readonly description?: unknown;
}

/** `protocolProfileBehavior` of item, folder and collection, merged (the item's wins). */
export type ProtocolProfileBehavior = Readonly<Record<string, unknown>>;

/** A header on its way out. `system` marks those that Postino added. */
export interface Header {
  readonly name: string;
  readonly value: string;
  readonly system?: boolean | undefined;
}

/** A request with every variable filled in and its URL encoded as it goes on the wire; what `sign/` and `send/` take. */
export interface Request {
  readonly method: string;
  /** Absolute URL, encoded by Postman's rules; may hold a fragment, which is not sent. */
  readonly url: string;
  /** Enabled headers in order, user's and signer's; `send/` adds the system headers. */
  readonly headers: readonly Header[];
  readonly body: BodyDefinition | undefined;
  readonly behavior: ProtocolProfileBehavior;
  readonly certificate?: Certificate | undefined;
  readonly proxy?: ProxyServer | undefined;
}
