import type { ResponseFacts, ToldError } from '../messages.ts';
import { fromJson, toJson } from './bridge.ts';
import type { Execution } from './execution.ts';
import { askLater, toError } from './later.ts';
import { createResponse } from './response.ts';
import { openScope } from './scopes.ts';
import type { Change } from './variables.ts';

interface Answer {
  readonly mutations: Readonly<Record<string, readonly Change[]>>;
  /** Absent where a script skipped the request. */
  readonly response?: ResponseFacts;
  readonly error?: ToldError;
}

/** `pm.execution.runRequest`: gives the response, or null where a script of the request skipped it. */
export async function runRequest(execution: Execution, request: unknown, options: unknown): Promise<object | null> {
  if (!request) throw new Error('runRequest: collection request id not provided');
  const { variables = {} } = (options ?? {}) as { readonly variables?: unknown };
  if (typeof variables !== 'object' || variables === null) throw new TypeError('runRequest: variables is no object');
  const parameters = [String(request), fromJson(toJson(variables))];
  const place = new Error();
  const { mutations, response, error } = await askLater<Answer>(execution, 'run', parameters);
  for (const [name, changes] of Object.entries(mutations)) {
    if (changes.length > 0) openScope(execution, name).take(changes);
  }
  if (error !== undefined) throw toError(error, place);
  return response === undefined ? null : createResponse(response);
}
