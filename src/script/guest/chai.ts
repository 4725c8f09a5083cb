import { isRequest, isResponse } from './kinds.ts';
import { load } from './libraries.ts';

/** chai as far as it is used here. */
export interface Chai {
  readonly expect: (value?: unknown, message?: string) => { readonly to: unknown };
}

let chai: Chai | undefined;

/** chai with Postman's assertions, loaded when first needed. */
export function openChai(): Chai {
  if (chai === undefined) {
    const { install } = load('chai') as { install(needs: object): Chai };
    chai = install({ isRequest, isResponse, loadAjv: () => load('ajv') });
  }
  return chai;
}

export function expect(value: unknown): { readonly to: unknown } {
  return openChai().expect(value);
}
