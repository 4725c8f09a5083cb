import { warn } from './console.ts';
import type { Execution } from './execution.ts';
import { createInterface, snapshot } from './legacy-interface.ts';
import type { legacyNames } from './legacy-names.ts';
import { collectionLibrary } from './libraries.ts';
import { Pm } from './pm.ts';
import { requireLibrary } from './require.ts';
import { fail, pass } from './testing.ts';

/** What Postman suggests instead of each legacy name. */
const alternatives: Readonly<Record<string, string>> = {
  tests: '"pm.test()"',
  globals: '"pm.globals"',
  environment: '"pm.environment"',
  data: '"pm.iterationData"',
  request: '"pm.request"',
  responseCookies: '"pm.cookies"',
  responseHeaders: '"pm.response.headers"',
  responseCode: '"pm.response.code"',
  _: '"require(\'lodash\')"',
  CryptoJS: 'global "crypto" object',
  tv4: '"require(\'ajv\')"',
  xml2Json: '"require(\'xml2js\')"',
  cheerio: '"require(\'cheerio\')"',
};

/** Each is made when first used. */
export const legacyGlobals: Readonly<Record<(typeof legacyNames)[number], (execution: Execution) => unknown>> = {
  tests: (execution) => watched(execution, 'tests', createTests(execution)),
  globals: (execution) => watched(execution, 'globals', snapshot(execution, 'globals')),
  environment: (execution) => watched(execution, 'environment', snapshot(execution, 'environment')),
  data: (execution) => watched(execution, 'data', { ...execution.fact<Record<string, unknown>>('data') }),
  iteration: ({ start }) => start.iteration,
  request: (execution) => watched(execution, 'request', describeRequest(execution)),
  responseBody: (execution) => answer(execution)?.text(),
  responseTime: ({ start }) => start.response?.milliseconds,
  responseCode: (execution) => watch(execution, 'responseCode', answer(execution)?.details()),
  responseHeaders: (execution) => watch(execution, 'responseHeaders', headersOf(execution)),
  responseCookies: (execution) => watch(execution, 'responseCookies', answer(execution) && pmOf(execution).cookies),
  postman: (execution) => createInterface(execution, pmOf(execution)),
  _: (execution) => watched(execution, '_', requireLibrary('lodash3') as object),
  Backbone: (execution) => watched(execution, 'Backbone', requireLibrary('backbone') as object),
  CryptoJS: (execution) => watched(execution, 'CryptoJS', requireLibrary('crypto-js') as object),
  cheerio: (execution) => watched(execution, 'cheerio', requireLibrary('cheerio') as object),
  tv4: (execution) => watched(execution, 'tv4', requireLibrary('tv4') as object),
  xml2Json: (execution) => watched(execution, 'xml2Json', toJson),
};

interface FullResponse {
  text(): string;
  details(): object;
  readonly headers: { each(visit: (header: { key: string; value: string; disabled?: boolean }) => void): void };
}

function pmOf(execution: Execution): Pm {
  return execution.once('global pm', () => new Pm(execution));
}

function answer(execution: Execution): FullResponse | undefined {
  return pmOf(execution).response as FullResponse | undefined;
}

function headersOf(execution: Execution): Record<string, string> | undefined {
  const response = answer(execution);
  if (response === undefined) return undefined;
  const headers: Record<string, string> = {};
  response.headers.each(({ key, value, disabled }) => {
    if (!disabled) headers[key] = value;
  });
  return headers;
}

/** Legacy tests: every member is an assertion, told when the script's own code has ended. */
function createTests(execution: Execution): Record<string, unknown> {
  const tests: Record<string, unknown> = {};
  execution.whenEnded.push(() => {
    for (const [name, value] of Object.entries(tests)) {
      const outcome = { name, index: execution.assertions++ };
      const error = { name: 'AssertionError', message: `expected ${String(value)} to be truthy` };
      if (value) pass(execution, outcome);
      else fail(execution, outcome, error);
    }
  });
  return tests;
}

interface FullRequest {
  readonly method: string;
  readonly url: { toString(): string };
  readonly description?: { toString(): string };
  readonly headers: { toObject(...flags: readonly boolean[]): object };
  readonly body?: { readonly mode: string; isEmpty(): boolean } & Record<string, unknown>;
}

function describeRequest(execution: Execution): object {
  const { id, name } = execution.start.item;
  const request = pmOf(execution).request as FullRequest;
  return {
    id,
    name,
    description: request.description?.toString(),
    headers: request.headers.toObject(true, false, true, true),
    method: request.method,
    url: request.url.toString(),
    data: bodyOf(request),
  };
}

function bodyOf({ body }: FullRequest): unknown {
  if (body === undefined || body.isEmpty()) return {};
  const content = body[body.mode];
  if (body.mode === 'file') return (content as { content?: unknown } | undefined)?.content ?? {};
  if (body.mode !== 'urlencoded' && body.mode !== 'formdata') return content ?? {};
  const { PropertyList } = collectionLibrary();
  const fields: Record<string, unknown> = {};
  const list = PropertyList.isPropertyList(content) ? (content as { all(): readonly Field[] }).all() : [];
  for (const { key, value, disabled } of list) {
    if (disabled) continue;
    const known = fields[key];
    fields[key] = known ? (Array.isArray(known) ? [...known, value] : [known, value]) : value;
  }
  return fields;
}

interface Field {
  readonly key: string;
  readonly value: unknown;
  readonly disabled?: boolean;
}

function watch(execution: Execution, name: string, target: object | undefined): object | undefined {
  return target && watched(execution, name, target);
}

/** Warns once per script, with the first use. */
function watched<Target extends object>(execution: Execution, name: string, target: Target): Target {
  const told = () =>
    execution.once(`warned ${name}`, () => {
      const alternative = alternatives[name];
      warn(`Using "${name}" is deprecated.${alternative === undefined ? '' : ` Use ${alternative} instead.`}`);
      return true;
    });
  return new Proxy(target, {
    get(object, key) {
      told();
      return Reflect.get(object, key);
    },
    set(object, key, value) {
      told();
      return Reflect.set(object, key, value);
    },
    apply(callee, subject, parameters) {
      told();
      return Reflect.apply(callee as unknown as (...each: unknown[]) => unknown, subject, parameters);
    },
  });
}

interface XmlReader {
  parseString(text: string, options: object, done: (error: unknown, result: unknown) => void): void;
}

/** XML as an object, the way Postman always did it; what cannot be read is undefined. */
function toJson(text: string): unknown {
  const options = { explicitArray: false, async: false, trim: true, mergeAttrs: false };
  let read: unknown = {};
  (requireLibrary('xml2js') as XmlReader).parseString(text, options, (_error, result) => {
    read = result;
  });
  return read;
}
