import type { ResponseFacts } from '../messages.ts';
import { fromJson, toJson } from './bridge.ts';
import { shapeOf } from './cookie-shape.ts';
import type { Execution } from './execution.ts';
import { askLater } from './later.ts';
import { lazily, unwrap } from './lazy.ts';
import { collectionLibrary } from './libraries.ts';
import { createResponse } from './response.ts';

interface Answer {
  readonly response: ResponseFacts;
  readonly cookies: readonly object[];
}

type Callback = (error: unknown, response?: object, extra?: object) => unknown;

/** `pm.sendRequest`: gives a promise, or calls back with error, response and cookies. */
export function sendRequest(
  execution: Execution,
  pm: object,
  request: unknown,
  callback: unknown,
): Promise<object> | undefined {
  const sent = send(execution, request);
  if (typeof callback !== 'function') return sent.then(({ response }) => response);
  sent.then(
    ({ response, cookies }) => attempt(execution, pm, callback as Callback, [null, response, { cookies }]),
    (error: unknown) => attempt(execution, pm, callback as Callback, [error]),
  );
  return undefined;
}

async function send(execution: Execution, request: unknown): Promise<{ response: object; cookies: object }> {
  if (!request) throw new Error('sendrequest: nothing to request');
  const { response, cookies } = await askLater<Answer>(execution, 'send', [definitionOf(request)]);
  return { response: createResponse(response), cookies: createCookieList(cookies) };
}

function definitionOf(request: unknown): unknown {
  return typeof request === 'string' ? request : fromJson(toJson(unwrap(request)));
}

function createCookieList(cookies: readonly object[]): object {
  return lazily(new Map(), () => {
    const { CookieList } = collectionLibrary();
    return new CookieList({}, cookies.map(shapeOf));
  });
}

function attempt(execution: Execution, pm: object, callback: Callback, parameters: Parameters<Callback>): void {
  try {
    callback.call(pm, ...parameters);
  } catch (error) {
    execution.fail(error);
  }
}
