/** The numbers that errors of the web had before they had names. */
const codes: Readonly<Record<string, number>> = {
  InvalidCharacterError: 5,
  NotSupportedError: 9,
  SyntaxError: 12,
  InvalidAccessError: 15,
  TypeMismatchError: 17,
  AbortError: 20,
  QuotaExceededError: 22,
  DataCloneError: 25,
};

/** An error of the web's, told apart by its name. */
export class DOMException extends Error {
  override readonly name: string;

  constructor(message = '', name = 'Error') {
    super(message);
    this.name = name;
    Object.defineProperty(this, 'name', { enumerable: false });
  }

  get code(): number {
    return Object.hasOwn(codes, this.name) ? (codes[this.name] as number) : 0;
  }
}
