import { openChai } from './chai.ts';
import { createCookies } from './cookies.ts';
import type { Execution } from './execution.ts';
import { askLater } from './later.ts';
import { Packages } from './packages.ts';
import { createRequest } from './request.ts';
import { createResponse } from './response.ts';
import { runRequest } from './run-request.ts';
import { openScope, type VariableScope } from './scopes.ts';
import { sendRequest } from './send-request.ts';
import { createTest, type Test } from './testing.ts';

/** The `pm` object of one execution. Its parts are made when first touched and cannot be replaced. */
export class Pm {
  readonly #execution: Execution;
  readonly test: Test<Pm>;

  constructor(execution: Execution) {
    this.#execution = execution;
    this.test = createTest(execution, () => this);
  }

  get info(): object {
    const { phase, iteration, iterationCount, item } = this.#execution.start;
    return this.#once('info', () =>
      locked({ eventName: phase, iteration, iterationCount, requestName: item.name, requestId: item.id }),
    );
  }

  get variables(): VariableScope {
    return openScope(this.#execution, 'local');
  }

  get environment(): VariableScope {
    return openScope(this.#execution, 'environment');
  }

  get collectionVariables(): VariableScope {
    return openScope(this.#execution, 'collection');
  }

  get globals(): VariableScope {
    return openScope(this.#execution, 'globals');
  }

  get iterationData(): VariableScope {
    return openScope(this.#execution, 'data');
  }

  get request(): object {
    return this.#once('pm.request', () => createRequest(this.#execution));
  }

  get response(): object | undefined {
    const { phase, response } = this.#execution.start;
    return phase === 'test' ? this.#once('pm.response', () => createResponse(response)) : undefined;
  }

  get cookies(): object {
    return this.#once('pm.cookies', () => createCookies(this.#execution));
  }

  get expect(): unknown {
    return openChai().expect;
  }

  get execution(): object {
    return this.#once('pm.execution', () => createFlow(this.#execution));
  }

  get visualizer(): object {
    return this.#once('pm.visualizer', () => createVisualizer(this.#execution));
  }

  get vault(): object {
    return this.#once('pm.vault', () => createVault(this.#execution));
  }

  get datasets(): () => object {
    return this.#once('pm.datasets', () => () => ({ executeView: refuseDatasets, executeQuery: refuseDatasets }));
  }

  get require(): (name: unknown) => unknown {
    return this.#once('pm.require', () => (name: unknown) => Packages.of(this.#execution).require(name));
  }

  sendRequest(request: unknown, callback?: unknown): unknown {
    const sent = sendRequest(this.#execution, this, request, callback);
    return typeof callback === 'function' ? this : sent;
  }

  toJSON(): object {
    return {};
  }

  #once<Made>(name: string, make: () => Made): Made {
    return this.#execution.once(name, make);
  }
}

function createFlow(execution: Execution): object {
  const { phase, item } = execution.start;
  return locked({
    setNextRequest: (request: unknown) => setNextRequest(execution, request),
    skipRequest(): void {
      if (phase !== 'prerequest') throw new TypeError('pm.execution.skipRequest is not a function');
      execution.tell('skip');
      execution.sealed = true;
    },
    runRequest: (request: unknown, options?: unknown) => runRequest(execution, request, options),
    location: Object.assign([...item.path], { current: execution.start.place }),
  });
}

/** The last call counts. `null` ends the iteration after this request, `undefined` takes back what was said before. */
export function setNextRequest(execution: Execution, request: unknown): void {
  if (request === undefined) execution.tell('next');
  else execution.tell('next', request === null ? null : String(request));
}

/** Secrets that only the host has. Every method gives a promise. */
function createVault(execution: Execution): object {
  const ask = (...question: readonly unknown[]) => askLater<unknown>(execution, 'vault', question);
  return {
    get: (key: unknown) => ask('get', String(key)).then((value) => value ?? undefined),
    set: (key: unknown, value: unknown) => ask('set', String(key), String(value)).then(() => undefined),
    unset: (key: unknown) => ask('unset', String(key)).then(() => undefined),
  };
}

async function refuseDatasets(): Promise<never> {
  throw new Error('datasets are in Postman only: give the run rows with --iteration-data and read pm.iterationData');
}

function createVisualizer(execution: Execution): object {
  return {
    set(template: unknown, data?: unknown, options?: unknown): void {
      if (typeof template !== 'string') {
        throw new Error(`Invalid template. Template must be of type string, found ${typeof template}`);
      }
      if (data && typeof data !== 'object')
        throw new Error(`Invalid data. Data must be an object, found ${typeof data}`);
      if (options && typeof options !== 'object') {
        throw new Error(`Invalid options. Options must be an object, found ${typeof options}`);
      }
      execution.tell('visualizer', { template, data, options });
    },
    clear: () => execution.tell('visualizer', null),
  };
}

function locked(members: Record<string, unknown>): object {
  const object = {};
  for (const [key, value] of Object.entries(members)) Object.defineProperty(object, key, { value });
  return object;
}
