import type { VariableScope } from 'postman-collection-4';
import sdk from 'postman-collection-4';
import type { Scope } from '../../model/scope.ts';
import type { LoadedVariables } from '../load/variables.ts';
import type { Show } from './hide.ts';

/** A `VariableScope` for newman's users that follows the variables of a run, as its audience may see them. */
export class LiveScope {
  readonly sdk: VariableScope;
  readonly #scope: Scope;
  readonly #show: Show;
  #version = 0;

  constructor({ scope, document }: LoadedVariables, show: Show) {
    this.sdk = new sdk.VariableScope(show(document));
    this.#scope = scope;
    this.#show = show;
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
      if (disabled || this.sdk.get(key) === value) continue;
      const shown = this.#show({ key, value }).value;
      if (this.sdk.get(key) !== shown) this.sdk.set(key, shown);
    }
  }
}
