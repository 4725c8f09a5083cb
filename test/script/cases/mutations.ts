import { type Case, prerequest } from './case.ts';
import type { Subject } from '../subject.ts';

const post: Partial<Subject> = prerequest;

function withBody(body: Subject['request']['body']): Partial<Subject> {
  return { ...prerequest, request: { method: 'POST', url: { raw: 'http://a.test/', protocol: 'http', host: ['a', 'test'], path: [''] }, header: [], body } };
}

const form = withBody({ mode: 'urlencoded', urlencoded: [{ key: 'a', value: '1' }, { key: 'b', value: '2', disabled: true }] });
const parts = withBody({ mode: 'formdata', formdata: [{ key: 'a', value: '1', type: 'text' }, { key: 'f', type: 'file', src: 'x.txt', value: undefined }] });
const graphql = withBody({ mode: 'graphql', graphql: { query: 'query { a }', variables: '{"b":1}' } });
const file = withBody({ mode: 'file', file: { src: 'x.bin' } });

/** What pre-request scripts change in the request; the test compares the whole request that is left. */
export const mutationCases: readonly Case[] = [
  { script: "pm.request.url = 'https://other.test/a?b=c';", why: 'the URL as text is no URL object', with: post },
  { script: "pm.request.url.update('https://other.test:8080/a/:b?c=d#e');", why: 'another URL', with: post },
  { script: "pm.request.url.protocol = 'http'; pm.request.url.port = '99';", why: 'protocol and port', with: post },
  { script: "pm.request.url.host = ['other', 'test'];", why: 'the host', with: post },
  { script: "pm.request.url.path.push('more'); pm.request.url.path[0] = 'v2';", why: 'the path', with: post },
  { script: "pm.request.url.hash = 'part';", why: 'the fragment', with: post },
  { script: "pm.request.url.auth = { user: 'u', password: 'p' };", why: 'name and password in the URL', with: post },
  { script: "pm.request.url.query.upsert({ key: 'a', value: '9' });", why: 'a query parameter replaced', with: post },
  { script: "pm.request.url.query.remove('a'); pm.request.url.query.add({ key: 'z', value: 'y' });", why: 'query parameters removed and added', with: post },
  { script: "pm.request.url.query.clear();", why: 'no query', with: post },
  { script: "pm.request.url.query.one('b').disabled = false;", why: 'a query parameter switched on', with: post },
  { script: "pm.request.url.query.one('a').value = '{{place}}';", why: 'a variable as value', with: post },
  { script: "pm.request.url.query.reorder?.(); pm.request.url.query.insertBefore({ key: 'first', value: '0' }, pm.request.url.query.one('a'));", why: 'the order of the query', with: post },
  { script: "pm.request.url.query.assimilate([{ key: 'a', value: '5' }, { key: 'n', value: '6' }], true);", why: 'a query taken over', with: post },
  { script: "pm.request.url.query.populate([{ key: 'x', value: '1' }]);", why: 'a list filled', with: post },
  { script: "pm.request.url.query.repopulate([{ key: 'x', value: '1' }]);", why: 'a list filled anew', with: post },
  { script: "pm.request.url.addQueryParams([{ key: 'l', value: '1' }]); pm.request.url.removeQueryParams(['a', 'b']);", why: 'parameters as lists', with: post },
  { script: "pm.request.url.variables.one('id').value = '7';", why: 'a path variable', with: post },
  { script: "pm.request.url.variables.add({ key: 'more', value: 'x' });", why: 'a further path variable', with: post },
  { script: "pm.request.method = 'delete';", why: 'a method in small letters', with: post },
  { script: "pm.request.method = 'FROBNICATE';", why: 'any method', with: post },
  { script: "pm.request.headers.add('A: b');", why: 'a header as text', with: post },
  { script: "pm.request.headers.add({ key: 'A', value: 'b', disabled: true });", why: 'a header that is off', with: post },
  { script: "pm.request.headers.add({ key: 'X-Old', value: 'twice' });", why: 'a second header of that name', with: post },
  { script: "pm.request.headers.upsert({ key: 'x-old', value: 'new' });", why: 'a header replaced in another case', with: post },
  { script: "pm.request.headers.remove('x-old');", why: 'remove knows names in their own case', with: post },
  { script: "pm.request.headers.remove((h) => h.value === 'old');", why: 'headers removed by a condition', with: post },
  { script: "pm.request.headers.clear();", why: 'no headers', with: post },
  { script: "pm.request.headers.one('content-type').value = 'text/plain';", why: 'a header’s value', with: post },
  { script: "pm.request.headers.one('content-type').update('Accept: x');", why: 'a whole header', with: post },
  { script: "pm.request.addHeader({ key: 'A', value: 'b' }); pm.request.removeHeader('X-Old');", why: 'headers by the request’s own methods', with: post },
  { script: "pm.request.upsertHeader({ key: 'X-Old', value: 'n' });", why: 'a header replaced by the request', with: post },
  { script: "pm.request.removeHeader('x-old', { ignoreCase: true });", why: 'a header removed in any case', with: post },
  { script: "pm.request.addQueryParams('p=q'); pm.request.removeQueryParams('a');", why: 'the query by the request', with: post },
  { script: "pm.request.body.raw = '{\"n\":1}';", why: 'a raw body', with: post },
  { script: "pm.request.body.update('text only');", why: 'a body as text', with: post },
  { script: "pm.request.body = undefined;", why: 'no body', with: post },
  { script: "pm.request.body.update({ mode: 'raw', raw: 'x', options: { raw: { language: 'json' } } });", why: 'a body with its language', with: post },
  { script: "pm.request.body.update({ mode: 'formdata', formdata: [{ key: 'k', value: 'v' }, { key: 'f', type: 'file', src: '/x' }] });", why: 'a body of parts', with: post },
  { script: "pm.request.body.update({ mode: 'graphql', graphql: { query: '{ a }', variables: '{}' } });", why: 'a GraphQL body', with: post },
  { script: "pm.request.body.update({ mode: 'file', file: { src: 'x.bin' } });", why: 'a file as body', with: post },
  { script: "pm.request.body.urlencoded.add({ key: 'c', value: '3' });", why: 'a field added', with: form },
  { script: "pm.request.body.urlencoded.remove('a');", why: 'a field removed', with: form },
  { script: "pm.request.body.urlencoded.one('b').disabled = false;", why: 'a field switched on', with: form },
  { script: "console.log(pm.request.body.urlencoded.toString(), pm.request.body.urlencoded.toObject());", why: 'the fields', with: form },
  { script: "pm.request.body.formdata.add({ key: 'n', value: 'v', contentType: 'text/x' });", why: 'a part added', with: parts },
  { script: "pm.request.body.formdata.one('f').src = 'y.txt';", why: 'another file', with: parts },
  { script: "console.log(pm.request.body.formdata.all().map((p) => [p.key, p.type, p.src]), pm.request.body.isEmpty());", why: 'the parts', with: parts },
  { script: "pm.request.body.graphql.query = 'query { z }';", why: 'a GraphQL query changed', with: graphql },
  { script: "console.log(pm.request.body.graphql, pm.request.body.toString());", why: 'a GraphQL body’s members', with: graphql },
  { script: "pm.request.body.file.src = 'y.bin';", why: 'a file changed', with: file },
  { script: "console.log(pm.request.body.file, pm.request.body.toString());", why: 'a file body’s members', with: file },
  { script: "pm.request.auth = { type: 'basic', basic: [{ key: 'username', value: 'u' }] };", why: 'auth as plain object', with: post },
  { script: "pm.request.authorizeUsing({ type: 'basic', basic: [{ key: 'username', value: 'u' }, { key: 'password', value: 'p' }] });", why: 'auth as one object', with: post },
  { script: "pm.request.authorizeUsing('apikey', [{ key: 'key', value: 'k' }, { key: 'value', value: 'v' }, { key: 'in', value: 'query' }]);", why: 'auth with several parameters', with: post },
  { script: "pm.request.authorizeUsing('noauth');", why: 'no auth', with: post },
  { script: "pm.request.authorizeUsing(null);", why: 'auth taken away', with: post },
  { script: "pm.request.authorizeUsing('bearer', { token: 't' }); pm.request.auth.update({ key: 'token', value: 'u' }, 'bearer');", why: 'auth changed', with: post },
  { script: "pm.request.update({ method: 'PUT', url: 'http://b.test/x', header: [{ key: 'H', value: 'i' }], body: { mode: 'raw', raw: 'r' } });", why: 'the whole request', with: post },
  { script: "pm.request.update('http://b.test/only-url');", why: 'a request as URL', with: post },
  { script: "pm.request.description = 'words'; pm.request.describe('more words');", why: 'a description', with: post },
  { script: "pm.request.extra = { a: 1 };", why: 'unknown members', with: post },
  { script: "setTimeout(() => pm.request.headers.add({ key: 'Late', value: '1' }), 3);", why: 'changes in a timer', with: post },
  { script: "await 1; pm.request.method = 'PATCH'; throw new Error('after');", why: 'changes before an error', with: post },
  { script: "const { Header, QueryParam } = require('postman-collection'); pm.request.headers.add(new Header({ key: 'H', value: 'v' })); pm.request.url.query.add(new QueryParam('m=n'));", why: 'objects of the library', with: post },
  { script: "pm.request.headers.add({ key: 'In-Test', value: '1' }); console.log(pm.request.headers.get('In-Test'));", why: 'a change in a test changes nothing sent' },
];
