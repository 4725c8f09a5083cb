/**
 * Something that stops the run. `code` is stable for machines, `message` says what was tried, on what and why not,
 * `hint` says what to do next. Neither ever holds a secret in clear: what prints them goes through `mask/`.
 */
export abstract class PostinoError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly hint: string | undefined;

  constructor(code: Code, message: string, details: { hint?: string | undefined; cause?: unknown } = {}) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = details.hint;
  }
}

/** An input document cannot be read, or is not what it claims to be. */
export class LoadError extends PostinoError<
  | 'not-found'
  | 'not-readable'
  | 'not-json'
  | 'not-yaml'
  | 'not-csv'
  | 'not-a-collection'
  | 'not-an-environment'
  | 'not-data'
  | 'not-a-seed'
  | 'not-certificates'
  | 'not-a-cookie-jar'
  | 'not-settings'
  | 'bad-setting'
> {}

/** What was asked for does not exist in the collection. */
export class PlanError extends PostinoError<'unknown-folder' | 'nothing-selected'> {}

/** An option has a value that cannot be used, or options do not go together. */
export class OptionError extends PostinoError<'unknown-option' | 'bad-option' | 'missing-option' | 'unknown-command'> {}

/** The sandbox that was asked for cannot be had here. */
export class SandboxError extends PostinoError<'not-installed' | 'unusable'> {}

/** A file could not be written. */
export class SaveError extends PostinoError<'not-writable' | 'locked' | 'unknown-variable'> {}

/** The Graph API, or what it answered, keeps a WhatsApp command from going on. */
export class WhatsappError extends PostinoError<
  'bad-token' | 'missing-permission' | 'no-account' | 'no-phone-number' | 'ambiguous' | 'graph' | 'unreachable'
> {}
