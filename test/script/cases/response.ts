import { type Case, prerequest } from './case.ts';
import { type Subject, subject } from '../subject.ts';

const { response } = subject;

function answering(body: string, headers: readonly (readonly [string, string])[] = [], status = 200, reason = 'OK'): Partial<Subject> {
  if (response === undefined) return {};
  const bytes = Buffer.from(body);
  const list = headers.map(([name, value]) => ({ name, value }));
  return { response: { ...response, status, reason, headers: list, body: bytes, downloadedBytes: bytes.length } };
}

export const responseCases: readonly Case[] = [
  { script: 'console.log(pm.response.code, pm.response.status, pm.response.reason());', why: 'code and reason' },
  { script: 'console.log(pm.response.responseTime, pm.response.responseSize);', why: 'time and size' },
  { script: 'console.log(pm.response.text());', why: 'the body as text is UTF-8' },
  { script: 'console.log(pm.response.json().nested.deep[0].a, pm.response.json().name);', why: 'the body as JSON' },
  { script: 'console.log(pm.response.json() === pm.response.json());', why: 'JSON is parsed each time' },
  { script: 'console.log(pm.response.size());', why: 'sizes of head and body' },
  { script: "console.log(pm.response.headers.get('content-type'), pm.response.headers.get('X-Nobody'));", why: 'headers by any case' },
  { script: "console.log(pm.response.headers.get('x-twice'));", why: 'the last of several headers' },
  { script: "console.log(pm.response.headers.has('X-TWICE'), pm.response.headers.has('x-twice', 'one'), pm.response.headers.has('nobody'));", why: 'has takes a value too' },
  { script: 'console.log(pm.response.headers.toObject());', why: 'headers as an object' },
  { script: 'console.log(pm.response.headers.count(), pm.response.headers.map((h) => h.key));', why: 'headers as a list' },
  { script: "console.log(pm.response.headers.one('x-twice').value, pm.response.headers.one('x-twice').key);", why: 'one header' },
  { script: "pm.response.headers.each((h) => console.log(h.key, h.value));", why: 'each header' },
  { script: "console.log(pm.response.headers.find((h) => h.value === 'two').key, pm.response.headers.filter((h) => h.key === 'X-Twice').length);", why: 'find and filter headers' },
  { script: "console.log(pm.response.cookies.get('session'));", why: 'cookies of the response' },
  { script: 'console.log(pm.response.json(), 1);', why: 'JSON bodies can be logged' },
  { script: 'pm.response.json();', why: 'invalid JSON ends the script with its reason', with: answering('{"a": }') },
  { script: "pm.test('a', () => pm.response.json());", why: 'invalid JSON fails a test', with: answering('<html>') },
  { script: "pm.test('a', () => pm.response.json());", why: 'no body is no JSON', with: answering('') },
  { script: 'console.log(pm.response.json());', why: 'a byte order mark is ignored', with: answering('\ufeff{"a":1}') },
  { script: "console.log(pm.response.json((k, v) => (k === 'id' ? v + 1 : v)).id);", why: 'json takes a reviver' },
  { script: "console.log(pm.response.text(), pm.response.responseSize);", why: 'no body is empty text', with: answering('') },
  { script: "pm.test('a', () => pm.response.to.have.status(201)); pm.test('b', () => pm.response.to.have.status(200));", why: 'status by number' },
  { script: "pm.test('a', () => pm.response.to.have.status('Created')); pm.test('b', () => pm.response.to.have.status('OK'));", why: 'status by reason' },
  { script: "pm.test('a', () => pm.response.to.be.ok); pm.test('b', () => pm.response.to.be.success);", why: 'ok is 200, success any 2xx' },
  { script: "pm.test('a', () => pm.response.to.be.ok);", why: '200 is ok', with: answering('{}') },
  { script: "pm.test('a', () => pm.response.to.be.clientError); pm.test('b', () => pm.response.to.be.serverError); pm.test('c', () => pm.response.to.be.error); pm.test('d', () => pm.response.to.be.info); pm.test('e', () => pm.response.to.be.redirection);", why: 'classes of codes' },
  { script: "pm.test('a', () => pm.response.to.be.notFound); pm.test('b', () => pm.response.to.be.unauthorized); pm.test('c', () => pm.response.to.be.badRequest);", why: 'named codes', with: answering('', [], 404, 'Not Found') },
  { script: "pm.test('a', () => pm.response.to.be.accepted); pm.test('b', () => pm.response.to.be.rateLimited); pm.test('c', () => pm.response.to.be.forbidden);", why: 'more named codes' },
  { script: "pm.test('a', () => pm.response.to.have.statusCode(201)); pm.test('b', () => pm.response.to.have.statusReason('Nope')); pm.test('c', () => pm.response.to.have.statusCodeClass(4));", why: 'code, reason and class' },
  { script: "pm.test('a', () => pm.response.to.have.header('content-type')); pm.test('b', () => pm.response.to.have.header('x-nobody'));", why: 'a header is there' },
  { script: "pm.test('a', () => pm.response.to.have.header('X-Twice', 'two')); pm.test('b', () => pm.response.to.have.header('X-Twice', 'three'));", why: 'a header has a value' },
  { script: "pm.test('a', () => pm.response.to.have.body()); pm.test('b', () => pm.response.to.have.body('x'));", why: 'a body is there, or is that text' },
  { script: "pm.test('a', () => pm.response.to.have.body(/Zoë/)); pm.test('b', () => pm.response.to.have.body({ id: 8 }));", why: 'a body fits a pattern, or is that JSON' },
  { script: "pm.test('a', () => pm.response.to.be.withBody); pm.test('b', () => pm.response.to.be.json);", why: 'the body is not empty, and JSON' },
  { script: "pm.test('a', () => pm.response.to.be.withBody); pm.test('b', () => pm.response.to.be.json);", why: 'an empty body is neither', with: answering('') },
  { script: "pm.test('a', () => pm.response.to.have.jsonBody()); pm.test('b', () => pm.response.to.have.jsonBody('nested.deep[0].a', 1)); pm.test('c', () => pm.response.to.have.jsonBody('id', 8)); pm.test('d', () => pm.response.to.have.jsonBody('none'));", why: 'parts of the JSON body' },
  { script: "pm.test('a', () => pm.response.to.have.jsonSchema({ type: 'object', required: ['id'] })); pm.test('b', () => pm.response.to.have.jsonSchema({ properties: { id: { type: 'string' } }, required: ['zip'] }));", why: 'the body fits a JSON schema' },
  { script: "pm.test('a', () => pm.expect({ a: 1 }).to.have.jsonSchema({ properties: { a: { type: 'boolean' } } }));", why: 'any value fits a JSON schema' },
  { script: "pm.test('a', () => pm.response.to.have.responseTime.below(10)); pm.test('b', () => pm.response.to.have.responseSize.above(1));", why: 'time and size can be compared' },
  { script: "pm.test('a', () => pm.expect(pm.response).to.have.status(201)); pm.test('b', () => pm.expect(pm.response).to.have.property('code', 200));", why: 'pm.expect takes the response' },
  { script: "pm.test('a', () => pm.response.to.not.have.status(201)); pm.test('b', () => pm.response.to.not.be.json);", why: 'every assertion can be negated' },
  { script: "pm.test('a', () => pm.expect({}).to.have.status(200));", why: 'only a response has a status' },
  { script: "pm.test('a', () => pm.expect(pm.response.code).to.be.oneOf([200, 202]));", why: 'the code is a number' },
  { script: 'console.log(pm.response.code, pm.response.text(), pm.response.status, pm.response.responseTime);', why: 'without an answer the response is empty', with: { response: undefined } },
  { script: "pm.test('a', () => pm.response.to.have.status(200));", why: 'without an answer there is no status', with: { response: undefined } },
  { script: 'console.log(typeof pm.response);', why: 'there is no response before the request', with: prerequest },
  { script: 'console.log(pm.response.contentInfo());', why: 'what the body is' },
  { script: "console.log(pm.response.contentInfo().fileName, pm.response.contentInfo().charset);", why: 'the name of a download', with: answering('x', [['Content-Disposition', 'attachment; filename="a b.txt"'], ['Content-Type', 'text/plain; charset=latin1']]) },
  { script: 'console.log(pm.response.dataURI());', why: 'the body as a data URI', with: answering('hi', [['Content-Type', 'text/plain']]) },
  { script: "console.log(pm.response.jsonp());", why: 'JSON in a call', with: answering('callback({"a":1})', [['Content-Type', 'text/javascript']]) },
  { script: "pm.response.code = 500; console.log(pm.response.code);", why: 'a script may change its copy' },
  { script: 'console.log(Object.keys(pm.response.toJSON()).sort().join());', why: 'the response as JSON' },
  { script: "console.log(pm.cookies.get('session'), pm.cookies.get('nobody'), pm.cookies.has('theme'), pm.cookies.count());", why: 'the cookies of the URL' },
  { script: 'console.log(pm.cookies.toObject(), pm.cookies.map((c) => c.name));', why: 'cookies as object and list' },
  { script: "console.log(pm.cookies.one('session').httpOnly, pm.cookies.idx(0).domain);", why: 'a whole cookie' },
];
