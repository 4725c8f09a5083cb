import type { Rule } from '../rule.ts';

function post(body: unknown, more: object = {}): object {
  return { method: 'POST', url: 'http://server.test/', body, ...more };
}

function raw(text: unknown, language?: string, more: object = {}): object {
  return post({ mode: 'raw', raw: text, ...(language === undefined ? {} : { options: { raw: { language } } }) }, more);
}

function graphql(content: unknown, more: object = {}): object {
  return post({ mode: 'graphql', graphql: content }, more);
}

function withType(type: string): object {
  return { header: [{ key: 'Content-Type', value: type }] };
}

function asMethod(method: string, body?: unknown): object {
  return { method, url: 'http://server.test/', ...(body === undefined ? {} : { body }) };
}

const text = { mode: 'raw', raw: 'abc' };
const commented = '{\n  // one\n  "a": "//no", /* two\n  lines */ "b": 1 // end\n}';

const rawLanguages = ['text', 'json', 'javascript', 'html', 'xml', 'unknown'].map((language) => ({
  rule: `raw ${language} gets its Content-Type`,
  request: raw('x', language),
}));

const prunedMethods = ['GET', 'COPY', 'HEAD', 'PURGE', 'UNLOCK'].flatMap((method) => [
  { rule: `the body of ${method} is dropped`, request: asMethod(method, text) },
  {
    rule: `the body of ${method} is sent with disableBodyPruning`,
    request: asMethod(method, text),
    protocolProfileBehavior: { disableBodyPruning: true },
  },
]);

const bodyMethods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'LINK', 'UNLINK', 'LOCK', 'PROPFIND', 'VIEW'].flatMap(
  (method) => [
    { rule: `the body of ${method} is sent`, request: asMethod(method, text) },
    { rule: `${method} without a body`, request: asMethod(method) },
  ],
);

export const bodyRules: readonly Rule[] = [
  { rule: 'raw text is sent as it is, as text/plain', request: raw('ä\r\n"b" \t') },
  ...rawLanguages,
  { rule: 'an own Content-Type wins over the language', request: raw('{}', 'json', withType('text/x-own')) },
  { rule: 'an empty own Content-Type', request: raw('{}', 'json', withType('')) },
  { rule: 'an empty raw body is no body', request: raw('', 'json') },
  { rule: 'an object as raw body becomes JSON', request: raw({ a: [1, 'ä'] }) },
  { rule: 'an array as raw body becomes JSON', request: raw([1, { a: 2 }], 'json') },
  { rule: 'null as raw body is no body', request: raw(null) },
  { rule: 'a number as raw body is no body', request: raw(5) },
  { rule: 'comments in JSON are stripped', request: raw(commented, 'json') },
  {
    rule: 'comments are stripped when the Content-Type is JSON',
    request: raw(commented, undefined, withType('application/json; charset=utf-8')),
  },
  {
    rule: 'comments are stripped when the Content-Type ends in +json',
    request: raw(commented, undefined, withType('application/ld+json')),
  },
  { rule: 'comments in text stay', request: raw(commented, 'text') },
  {
    rule: 'comments in text stay whatever the Content-Type',
    request: raw(commented, 'text', withType('application/json')),
  },
  { rule: 'comments without language and Content-Type stay', request: raw(commented) },
  { rule: 'comments in broken JSON are stripped', request: raw('{ // one\n a: \'b // c\', "d": "e\\"// f" ', 'json') },
  { rule: 'JSON without comments keeps its white space', request: raw('{ \n "a" : 1 }\n', 'json') },
  { rule: 'a URL in JSON is no comment', request: raw('{"a": "http://x.test/*b*/"}', 'json') },
  { rule: 'an unfinished comment', request: raw('{"a": 1} /* open', 'json') },
  {
    rule: 'variables in a body are replaced before comments are stripped',
    request: raw('{"a": {{v}} }', 'json'),
    environment: { v: '1 // one\n' },
  },
  { rule: 'a disabled body is not sent', request: post({ ...text, disabled: true }) },
  { rule: 'a body of an unknown mode is not sent', request: post({ mode: 'telepathy', telepathy: 'x' }) },
  { rule: 'a body without mode is not sent', request: post({ raw: 'abc' }) },
  { rule: 'a null body is no body', request: post(null) },
  { rule: 'a body as text', request: post('a=1&b=2') },

  { rule: 'graphql with variables as text', request: graphql({ query: 'query { a }', variables: '{"x": 1}' }) },
  { rule: 'graphql with variables as an object', request: graphql({ query: '{ a }', variables: { x: 1, y: 'ä' } }) },
  { rule: 'graphql with empty variables', request: graphql({ query: '{ a }', variables: '' }) },
  { rule: 'graphql without variables', request: graphql({ query: '{ a }' }) },
  {
    rule: 'graphql with an operation name',
    request: graphql({ query: 'query B { a }', operationName: 'B', variables: '{}' }),
  },
  { rule: 'graphql with broken variables', request: graphql({ query: '{ a }', variables: '{"x": }' }) },
  {
    rule: 'graphql with an own Content-Type',
    request: graphql({ query: '{ a }' }, withType('application/graphql+json')),
  },
  {
    rule: 'graphql with collection variables inside',
    request: graphql({ query: '{ {{f}} }', variables: '{"x": "{{f}}"}' }),
    environment: { f: 'a' },
  },
  {
    rule: 'graphql without a content type of the system’s',
    request: graphql({ query: '{ a }' }),
    protocolProfileBehavior: { disabledSystemHeaders: { 'content-type': true } },
  },
  { rule: 'graphql as text', request: graphql('{ a }') },
  { rule: 'an empty graphql body', request: graphql({}) },

  ...prunedMethods,
  { rule: 'an empty POST says so', request: asMethod('POST') },
  {
    rule: 'HEAD gets an answer without body',
    request: asMethod('HEAD'),
    test: 'pm.test("none", () => pm.expect(pm.response.text()).to.equal(""))',
  },
  { rule: 'TRACE without a body', request: asMethod('TRACE') },
  ...bodyMethods,
  { rule: 'a method in lower case is sent in upper case', request: asMethod('patch', text) },
  { rule: 'a missing method is GET', request: { url: 'http://server.test/' } },
  { rule: 'an empty method is GET', request: asMethod('') },
  { rule: 'a method of the user’s own', request: asMethod('POSTMAN', text) },
];
