import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import type { Cookie } from '../../src/model/exchange.ts';
import type { ScopeName, Variable } from '../../src/model/variable.ts';
import { normalRequest } from './normal-request.ts';
import { openCookieStore } from './oracle-cookies.ts';
import { answerTo, type Subject } from './subject.ts';

/** What a script did, in the terms that both sandboxes share. */
export interface Outcome {
  readonly assertions: readonly string[];
  readonly console: readonly string[];
  /** Name and message of what ended the script. */
  readonly error: string | undefined;
  /** Names and messages of what timers and promises threw. */
  readonly exceptions: readonly string[];
  /** Every scope as it is afterwards. */
  readonly variables: Readonly<Record<ScopeName, Readonly<Record<string, unknown>>>>;
  readonly next: string | null | undefined;
  readonly skips: boolean;
  /** `pm.request` as a pre-request script leaves it, in Postman's own form. */
  readonly request: unknown;
  readonly visualizer: unknown;
  /** What `pm.sendRequest` was given, in Postman's own form. */
  readonly sent: readonly unknown[];
}

interface Context {
  on(event: string, listener: (...parameters: never[]) => void): void;
  removeAllListeners(event: string): void;
  dispatch(event: string, ...parameters: unknown[]): void;
  execute(target: object, options: object, callback: (error: Thrown, result: Result | undefined) => void): void;
  dispose(): void;
}

type Thrown = { readonly name?: string; readonly message?: string } | string | null | undefined;
type Tracked = { readonly mutations?: { readonly compacted?: Readonly<Record<string, readonly unknown[]>> } };

interface Result {
  readonly _variables: Tracked;
  readonly environment: Tracked;
  readonly collectionVariables: Tracked;
  readonly globals: Tracked;
  readonly request: unknown;
  readonly return: { readonly nextRequest?: string | null; readonly visualizer?: unknown };
}

const { createContext } = createRequire(import.meta.url)('postman-sandbox') as {
  createContext(options: object, callback: (error: unknown, context: Context) => void): void;
};

/** Postman's own sandbox, which says what ours should do. */
export interface Oracle {
  run(script: string, subject: Subject): Promise<Outcome>;
  dispose(): void;
}

export async function openOracle(): Promise<Oracle> {
  const context = await new Promise<Context>((resolve, reject) => {
    createContext({}, (error, made) => (error ? reject(error) : resolve(made)));
  });
  let serial = 0;
  return {
    run: (script, subject) => run(context, `execution-${++serial}`, script, subject),
    dispose: () => context.dispose(),
  };
}

function run(context: Context, id: string, script: string, subject: Subject): Promise<Outcome> {
  const assertions: string[] = [];
  const lines: string[] = [];
  const thrown: string[] = [];
  const sent: unknown[] = [];
  let skips = false;
  const store = openCookieStore();
  context.removeAllListeners('console');
  context.on('console', (_cursor: unknown, level: string, ...values: unknown[]) => {
    lines.push(`${level}: ${values.map(show).join(', ')}`);
  });
  context.on(`execution.assertion.${id}`, (_cursor: unknown, told: readonly Told[]) => {
    assertions.push(...told.map(tellAssertion));
  });
  context.on(`execution.error.${id}`, (_cursor: unknown, error: Thrown) => thrown.push(messageOf(error)));
  context.on(`execution.skipRequest.${id}`, () => {
    skips = true;
  });
  context.on(`execution.request.${id}`, (_cursor: unknown, _id: string, eventId: string, request: unknown) => {
    sent.push(normalRequest(request));
    answer(context, id, eventId, request);
  });
  context.on(`execution.cookies.${id}`, (eventId: string, _what: string, method: string, parameters: unknown[]) => {
    store.act(method, parameters, (error, result) =>
      context.dispatch(`execution.cookies.${id}`, eventId, error, result),
    );
  });
  return new Promise((resolve) => {
    context.execute({ listen: subject.phase, script: { exec: script } }, optionsFor(id, subject), (error, result) => {
      const message = error ? messageOf(error) : undefined;
      resolve({
        assertions,
        console: lines,
        error: message,
        exceptions: message === undefined ? thrown : thrown.slice(1),
        variables: {
          local: after(subject.variables.local, result?._variables),
          environment: after(subject.variables.environment, result?.environment),
          collection: after(subject.variables.collection, result?.collectionVariables),
          globals: after(subject.variables.globals, result?.globals),
        },
        next: result?.return.nextRequest,
        skips,
        request: subject.phase === 'prerequest' ? normalRequest(result?.request) : undefined,
        visualizer: result?.return.visualizer,
        sent,
      });
    });
  });
}

function optionsFor(id: string, { variables, data, request, response, cookies, packages }: Subject): object {
  return {
    id,
    ...(packages !== undefined && {
      resolvedPackages: Object.fromEntries(Object.entries(packages).map(([name, source]) => [name, { data: source }])),
    }),
    cursor: { iteration: 0, cycles: 2 },
    legacy: { _itemId: 'item-1', _itemName: 'Send', _itemPath: ['Messages', 'Send'], _eventItemName: 'Send' },
    context: {
      _variables: { values: variables.local },
      environment: { name: 'test environment', values: variables.environment },
      collectionVariables: { values: variables.collection },
      globals: { name: 'test globals', values: variables.globals },
      data,
      cookies: cookies.map(asRuntime),
      request,
      ...(response !== undefined && {
        response: {
          code: response.status,
          status: response.reason,
          header: response.headers.map(({ name, value }) => ({ key: name, value })),
          stream: { type: 'Base64', data: Buffer.from(response.body).toString('base64') },
          responseTime: response.milliseconds,
          downloadedBytes: response.downloadedBytes,
          cookie: cookies,
        },
      }),
    },
  };
}

function answer(context: Context, id: string, eventId: string, request: unknown): void {
  const { response, error, cookies } = answerTo(request);
  const told = response && {
    code: response.status,
    status: response.reason,
    header: response.headers.map(({ name, value }) => ({ key: name, value })),
    stream: { type: 'Base64', data: Buffer.from(response.body).toString('base64') },
    responseTime: response.milliseconds,
  };
  context.dispatch(`execution.response.${id}`, eventId, error && { message: error.message }, told, {
    cookies: cookies.map(asRuntime),
  });
}

/** The runtime tells of every cookie when it ends, also of those that do not. */
function asRuntime(cookie: Cookie): object {
  return { expires: null, maxAge: null, ...cookie };
}

interface Told {
  readonly name: string;
  readonly passed: boolean;
  readonly skipped: boolean;
  readonly index: number;
  readonly error: { readonly name: string; readonly message: string } | null;
}

function tellAssertion({ name, passed, skipped, index, error }: Told): string {
  const outcome = skipped ? 'skipped' : passed ? 'passed' : 'failed';
  return `${index} ${outcome} ${name}${error ? `: ${error.name}: ${error.message}` : ''}`;
}

function after(variables: readonly Variable[], tracked: Tracked | undefined): Record<string, unknown> {
  const values: Record<string, unknown> = Object.fromEntries(enabled(variables));
  for (const [key, mutation] of Object.entries(tracked?.mutations?.compacted ?? {})) {
    if (mutation.length === 1) delete values[key];
    else values[key] = mutation[1];
  }
  return values;
}

/** Key and value of the variables that count. */
export function enabled(variables: readonly Variable[]): readonly (readonly [string, unknown])[] {
  return variables.filter(({ disabled }) => !disabled).map(({ key, value }) => [key, value]);
}

function messageOf(error: Thrown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  return `${error.name ?? 'Error'}: ${error.message}`;
}

/** As newman shows a logged value. */
function show(value: unknown): string {
  return inspect(value, { depth: 25, maxArrayLength: 100, breakLength: 104 });
}
