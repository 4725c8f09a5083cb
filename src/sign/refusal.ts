/** Why a request cannot be signed. Schemes throw it; `sign` makes the exchange's error of it. */
export class Refusal extends Error {
  readonly hint: string;
  readonly code: string;

  constructor(message: string, hint: string, code = 'unsupported') {
    super(message);
    this.code = code;
    this.name = 'Refusal';
    this.hint = hint;
  }
}
