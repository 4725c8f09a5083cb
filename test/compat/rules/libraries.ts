import { expect } from 'vitest';
import type { Rule } from '../rule.ts';

const here = 'http://server.test';

/** What each library gives when a script requires it. */
const required: Readonly<Record<string, string>> = {
  lodash: "JSON.stringify(require('lodash').chunk([1, 2, 3], 2))",
  chai: "typeof require('chai').expect",
  ajv: "new (require('ajv'))().validate({ type: 'string' }, 5)",
  buffer: "require('buffer').Buffer.from('a').toString('hex')",
  'postman-collection': "new (require('postman-collection').Url)('http://a.b/c?d=e').getPath()",
  uuid: "require('uuid').v4().length",
  atob: "require('atob')('YQ==')",
  btoa: "require('btoa')('a')",
  'crypto-js': "require('crypto-js').SHA256('a').toString()",
  moment: "require('moment')(0).utc().format('YYYY')",
  cheerio: "require('cheerio').load('<b>x</b>')('b').text()",
  tv4: "require('tv4').validate(5, { type: 'string' })",
  url: "require('url').parse('http://a.b/c').pathname",
  querystring: "require('querystring').stringify({ a: 1 })",
  path: "require('path').join('a', '..', 'b')",
  util: "require('util').inspect({ a: 1 })",
  assert: "typeof require('assert').equal",
  events: "typeof require('events')",
  xml2js: "typeof require('xml2js').parseString",
  'csv-parse/lib/sync': "JSON.stringify(require('csv-parse/lib/sync')('a,b\\n1,2', { columns: true }))",
};

const globalNames: Readonly<Record<string, string>> = {
  _: '_.first([1, 2])',
  cheerio: 'typeof cheerio.load',
  tv4: 'typeof tv4.validate',
  xml2Json: "JSON.stringify(xml2Json('<a>1</a>'))",
};

export const libraryRules: readonly Rule[] = [
  ...Object.entries(required).map(([name, source]) => ({
    rule: `require('${name}')`,
    request: `${here}/`,
    test: `console.log(${source})`,
  })),
  ...Object.entries(globalNames).map(([name, source]) => ({
    rule: `${name} is there without require`,
    request: `${here}/`,
    test: `console.log(${source})`,
  })),
  {
    rule: 'CryptoJS is there without require',
    differs: {
      id: 'deprecation-words',
      newman: { console: [expect.stringContaining("require('crypto-js')"), "log: '0cc175b9c0f1b6a831c399e269772661'"] },
      postino: { console: [expect.stringContaining('"crypto" object'), "log: '0cc175b9c0f1b6a831c399e269772661'"] },
    },
    request: `${here}/`,
    test: "console.log(CryptoJS.MD5('a').toString())",
  },
  {
    rule: 'atob and btoa are there without require',
    differs: {
      id: 'deprecation-words',
      newman: {
        console: [expect.stringContaining('deprecated'), expect.stringContaining('deprecated'), "log: 'a', 'YQ=='"],
      },
      postino: { console: ["log: 'a', 'YQ=='"] },
    },
    request: `${here}/`,
    test: "console.log(atob('YQ=='), btoa('a'))",
  },
  {
    rule: 'an unknown library',
    differs: {
      id: 'own-words',
      newman: { exceptions: ["Error: Cannot find module 'nobody'"] },
      postino: { exceptions: [expect.stringContaining("Error: Cannot find module 'nobody'")] },
    },
    ...withTest("require('nobody')"),
  },
  {
    rule: 'Buffer is there without require',
    request: `${here}/`,
    test: 'console.log(Buffer.from("a").toString("base64"))',
  },
  {
    rule: 'URL, TextEncoder and structuredClone',
    differs: {
      id: 'newer-scripts',
      newman: { console: ["log: 'undefined', 'undefined', 'undefined'"] },
      postino: { console: ["log: 'function', 'function', 'function'"] },
    },
    request: `${here}/`,
    test: 'console.log(typeof URL, typeof TextEncoder, typeof structuredClone)',
  },
  {
    rule: 'legacy names work',
    differs: {
      id: 'deprecation-words',
      newman: { console: expect.arrayContaining(["log: '1', '2', '1', 'application/json'"]) },
      postino: { console: expect.arrayContaining(["log: '1', '2', '1', 'application/json'"]) },
    },
    ...withTest(
      `tests['legacy passes'] = responseCode.code === 200; tests['legacy fails'] = false;
    postman.setEnvironmentVariable('e', '1'); postman.setGlobalVariable('g', '2');
    console.log(responseBody.length, typeof responseTime, responseHeaders['Content-Type'], request.method, request.url, iteration);
    console.log(environment.e, globals.g, postman.getEnvironmentVariable('e'), postman.getResponseHeader('content-type'));`,
      { environment: {}, globals: {} },
    ),
  },
];

function withTest(test: string, more: object = {}): object {
  return { request: `${here}/json`, test, ...more };
}
