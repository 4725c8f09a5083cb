import chai from 'chai';
import createPlugin from 'chai-postman';
import forOwn from 'lodash/forOwn';
import get from 'lodash/get';
import has from 'lodash/has';
import isEqual from 'lodash/isEqual';
import isNumber from 'lodash/isNumber';
import isPlainObject from 'lodash/isPlainObject';
import isString from 'lodash/isString';
import { assertFaster } from './faster-chai.ts';

type AjvClass = new (options: unknown) => Ajv;

interface Ajv {
  readonly errors: unknown;
  validate(schema: unknown, value: unknown): unknown;
  errorsText(): string;
}

interface Needs {
  readonly isRequest: (value: unknown) => boolean;
  readonly isResponse: (value: unknown) => boolean;
  readonly loadAjv: () => AjvClass;
}

/** chai with Postman's assertions; ajv is loaded by the first `jsonSchema`. */
export function install({ isRequest, isResponse, loadAjv }: Needs): unknown {
  const lodash = { forOwn, get, has, isEqual, isNumber, isPlainObject, isString };
  const collection = { Request: { isRequest }, Response: { isResponse } };
  assertFaster(chai);
  chai.use(createPlugin(collection, lodash, keepValidators(loadAjv)));
  return chai;
}

const mostKept = 100;

/**
 * Stands in for ajv's class where an instance validates once: compiling a schema takes 10 ms, so the instance of each
 * schema is kept for the next time.
 */
function keepValidators(loadAjv: () => AjvClass): unknown {
  const kept = new Map<string, Ajv>();

  function open(options: object, schema: unknown): Ajv {
    // Formats and keywords of one's own are no text that could tell instances apart.
    if (Object.values(options).some((each) => Object(each) === each)) return new (loadAjv())(options);
    const key = JSON.stringify([options, schema]);
    const ajv = kept.get(key) ?? new (loadAjv())(options);
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, ajv);
    return ajv;
  }

  return function Validator(options: object): Ajv {
    let used: Ajv | undefined;
    return {
      get errors() {
        return used?.errors;
      },
      validate(schema, value) {
        used = open(options, schema);
        return used.validate(schema, value);
      },
      errorsText: () => used?.errorsText() ?? '',
    };
  };
}
