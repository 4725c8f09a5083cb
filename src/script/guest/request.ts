import { fromJson, toJson } from './bridge.ts';
import type { Execution } from './execution.ts';
import { mark } from './kinds.ts';
import { lazily } from './lazy.ts';
import { collectionLibrary } from './libraries.ts';
import { withTo } from './response.ts';

interface Auth {
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

type Definition = { readonly method: string; readonly auth?: Auth } & Readonly<Record<string, unknown>>;

/** `pm.request`. What a pre-request script changes goes back to the host when the script has finished. */
export function createRequest(execution: Execution): object {
  const definition = execution.fact<Definition>('request');
  const request: object = mark(
    lazily(new Map([['method', definition.method]]), () => {
      const { Request } = collectionLibrary();
      const real = withTo(new Request(toPostman(definition)), request);
      if (execution.start.phase === 'prerequest') watch(execution, real);
      return real;
    }),
    'request',
  );
  return request;
}

function watch(execution: Execution, real: object): void {
  const before = toJson(real);
  execution.beforeFinish(() => {
    const after = toJson(real);
    if (after === before) return;
    const { Request } = collectionLibrary();
    execution.tell('request', fromPostman(fromJson(toJson(new Request(fromJson(after))))));
  });
}

function toPostman({ auth, ...definition }: Definition): unknown {
  if (auth === undefined) return definition;
  const parameters = Object.entries(auth.parameters).map(([key, value]) => ({ key, value }));
  return { ...definition, auth: { type: auth.type, [auth.type]: parameters } };
}

type PostmanAuth = { readonly type: string } & Readonly<Record<string, readonly { key: string; value: unknown }[]>>;

function fromPostman({ auth, ...request }: Readonly<Record<string, unknown>> & { auth?: PostmanAuth }): unknown {
  const parameters = auth && Object.fromEntries((auth[auth.type] ?? []).map(({ key, value }) => [key, value]));
  return { header: [], ...request, ...(auth && { auth: { type: auth.type, parameters } }) };
}
