import type { VariableScope } from 'postman-collection-4';
import sdk from 'postman-collection-4';
import type { Scope } from '../../model/scope.ts';
import type { LoadedVariables } from '../load/variables.ts';

/** A `VariableScope` for newman's users that follows the variables of a run. */
export class LiveScope {
  readonly sdk: VariableScope;
  readonly #scope: Scope;
  #version = 0;

  constructor({ scope, document }: LoadedVariables) {
    this.sdk = new sdk.VariableScope(document);
    this.#scope = scope;
    this.follow();
  }

  /** Takes over what scripts have changed since the last time. */
  follow(): void {
    if (this.#scope.version === this.#version) return;
    this.#version = this.#scope.version;
    const variables = this.#scope.toArray();
    const keys = new Set(variables.map(({ key }) => key));
    for (const { key } of this.sdk.values.members.filter((member) => !keys.has(member.key))) this.sdk.unset(key);
    for (const { key, value, disabled } of variables) {
      if (!disabled && this.sdk.get(key) !== value) this.sdk.set(key, value);
    }
  }
}
