import chai from 'chai';
import createPlugin from 'chai-postman';
import forOwn from 'lodash/forOwn';
import get from 'lodash/get';
import has from 'lodash/has';
import isEqual from 'lodash/isEqual';
import isNumber from 'lodash/isNumber';
import isPlainObject from 'lodash/isPlainObject';
import isString from 'lodash/isString';

interface Needs {
  readonly isRequest: (value: unknown) => boolean;
  readonly isResponse: (value: unknown) => boolean;
  readonly loadAjv: () => new (options: unknown) => object;
}

/** chai with Postman's assertions; ajv is loaded by the first `jsonSchema`. */
export function install({ isRequest, isResponse, loadAjv }: Needs): unknown {
  const lodash = { forOwn, get, has, isEqual, isNumber, isPlainObject, isString };
  function LazyAjv(options: unknown): object {
    return new (loadAjv())(options);
  }
  chai.use(createPlugin({ Request: { isRequest }, Response: { isResponse } }, lodash, LazyAjv));
  return chai;
}
