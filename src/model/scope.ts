import type { Mutation, Variable } from './variable.ts';

/**
 * The variables of one scope during a run. It has a life: scripts change it from request to request.
 * Of several variables with one key the last enabled one counts (Postman's rule).
 */
export class Scope {
  #variables: Variable[];
  #byKey = new Map<string, Variable>();
  #version = 0;

  constructor(variables: readonly Variable[] = []) {
    this.#variables = [...variables];
    this.#index();
  }

  /** Grows with every change, so a reader can tell whether what it copied is still true. */
  get version(): number {
    return this.#version;
  }

  get(key: string): Variable | undefined {
    return this.#byKey.get(key);
  }

  /** Every variable in file order, disabled ones too. */
  toArray(): readonly Variable[] {
    return this.#variables;
  }

  apply(mutation: Mutation): void {
    this.#version++;
    if (mutation.kind === 'set') this.#set(mutation.key, mutation.value, mutation.type);
    else {
      this.#variables = mutation.kind === 'clear' ? [] : this.#variables.filter(({ key }) => key !== mutation.key);
      this.#index();
    }
  }

  /** Keeps the place, the type and the description of a variable that is there; a new one goes to the end. */
  #set(key: string, value: unknown, type: string | undefined): void {
    const known = this.#byKey.get(key);
    const variable: Variable = { ...known, key, value, type: type ?? known?.type };
    if (known === undefined) this.#variables.push(variable);
    else this.#variables[this.#variables.indexOf(known)] = variable;
    this.#byKey.set(key, variable);
  }

  #index(): void {
    this.#byKey = new Map(this.#variables.filter(({ disabled }) => !disabled).map((each) => [each.key, each]));
  }
}
