const name = 'Refusal';

/** Why a request cannot be signed. Schemes throw it; `sign` makes the exchange's error of it. */
export class Refusal extends Error {
  readonly hint: string;
  readonly code: string;

  constructor(message: string, hint: string, code = 'unsupported') {
    super(message);
    this.code = code;
    this.hint = hint;
    this.name = name;
  }
}

/** By its name: in the bundled command, schemes that are loaded later have a class of their own. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === name;
}
