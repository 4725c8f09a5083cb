import { createRequire } from 'node:module';
import type { RequestDefinition } from '../../src/model/request.ts';

const { Request } = createRequire(import.meta.url)('postman-collection') as {
  Request: new (definition: unknown) => { toJSON(): object };
};

/** A request in Postman's own form, whatever form it came in: two equal requests look the same. */
export function normalRequest(request: unknown): unknown {
  if (request === undefined) return undefined;
  return JSON.parse(JSON.stringify(new Request(request).toJSON()));
}

/** Our definition of a request, whose auth is `{ type, parameters }`, in Postman's form. */
export function fromDefinition({ auth, ...request }: RequestDefinition): unknown {
  if (auth === undefined) return normalRequest(request);
  const parameters = Object.entries(auth.parameters).map(([key, value]) => ({ key, value }));
  return normalRequest({ ...request, auth: { type: auth.type, [auth.type]: parameters } });
}
