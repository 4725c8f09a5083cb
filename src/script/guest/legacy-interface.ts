import { warn } from './console.ts';
import type { Execution } from './execution.ts';
import { type Pm, setNextRequest } from './pm.ts';
import { openScope, type VariableScope } from './scopes.ts';

const alternatives: Readonly<Record<string, string>> = {
  setNextRequest: '"pm.execution.setNextRequest()"',
  setEnvironmentVariable: '"pm.environment.set()"',
  getEnvironmentVariable: '"pm.environment.get()"',
  clearEnvironmentVariables: '"pm.environment.clear()"',
  clearEnvironmentVariable: '"pm.environment.unset()"',
  setGlobalVariable: '"pm.globals.set()"',
  getGlobalVariable: '"pm.globals.get()"',
  clearGlobalVariables: '"pm.globals.clear()"',
  clearGlobalVariable: '"pm.globals.unset()"',
  getResponseCookie: '"pm.cookies.get()"',
  getResponseHeader: '"pm.response.headers.get()"',
};

type Snapshot = Record<string, unknown>;

/** The legacy `postman` object; each member warns once per script when first used. */
export function createInterface(execution: Execution, pm: Pm): object {
  const members: Record<string, unknown> = {
    ...scopeMembers('Environment', pm.environment, () => snapshot(execution, 'environment')),
    ...scopeMembers('Global', pm.globals, () => snapshot(execution, 'globals')),
    setNextRequest: (request: unknown) => setNextRequest(execution, request),
    ...(pm.response !== undefined && {
      getResponseCookie: (name: unknown) => (pm.cookies as { one(name: string): unknown }).one(String(name)),
      getResponseHeader: (name: unknown) =>
        (pm.response as { headers: { get(name: unknown): unknown } }).headers.get(name),
    }),
  };
  return new Proxy(members, {
    get(target, key) {
      const alternative = typeof key === 'string' ? alternatives[key] : undefined;
      if (alternative !== undefined) {
        execution.once(`warned postman.${String(key)}`, () => {
          warn(`Using "postman.${String(key)}" is deprecated. Use ${alternative} instead.`);
          return true;
        });
      }
      return Reflect.get(target, key);
    },
  });
}

/** The plain object that scripts know as `environment` or `globals`; it follows what the legacy functions change. */
export function snapshot(execution: Execution, name: 'environment' | 'globals'): Snapshot {
  return execution.once(`snapshot ${name}`, () => openScope(execution, name).toObject());
}

function scopeMembers(name: 'Environment' | 'Global', scope: VariableScope, snapshot: () => Snapshot): object {
  return {
    [`set${name}Variable`](key: string, value: unknown): void {
      const text = value && typeof value.toString === 'function' ? value.toString() : value;
      snapshot()[key] = text;
      scope.set(key, text);
    },
    [`get${name}Variable`]: (key: string) => scope.get(key),
    [`clear${name}Variables`](): void {
      for (const key of Object.keys(snapshot())) delete snapshot()[key];
      scope.clear();
    },
    [`clear${name}Variable`](key: string): void {
      delete snapshot()[key];
      scope.unset(key);
    },
  };
}
