/** Why a request cannot be signed. Schemes throw it; `sign` makes the exchange's error of it. */
export class Refusal extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'Refusal';
    this.hint = hint;
  }
}
