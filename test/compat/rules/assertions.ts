import type { Rule } from '../rule.ts';

const here = 'http://server.test';

/** Each line is one assertion with the name `line n`. */
function lines(path: string, ...sources: readonly string[]): { request: unknown; test: string } {
  const test = sources.map((source, index) => `pm.test('line ${index + 1}', () => { ${source} });`).join('\n');
  return { request: `${here}${path}`, test };
}

function test(source: string, path = '/json'): { request: unknown; test: string } {
  return { request: `${here}${path}`, test: source };
}

export const assertionRules: readonly Rule[] = [
  {
    rule: 'pm.test passes and fails',
    ...test(
      'pm.test("good", () => {}); pm.test("bad", () => { throw new Error("reason") }); pm.test("good again", () => true)',
    ),
  },
  {
    rule: 'pm.test before the request',
    request: `${here}/`,
    prerequest: 'pm.test("early", () => pm.expect(1).to.equal(2))',
  },
  { rule: 'pm.test.skip', ...test('pm.test.skip("later", () => { throw new Error("no") }); pm.test("now", () => {})') },
  {
    rule: 'pm.test with done',
    ...test(
      'pm.test("done", (done) => setTimeout(done, 5)); pm.test("done with error", (done) => setTimeout(() => done(new Error("late")), 5)); console.log("first")',
    ),
  },
  {
    rule: 'pm.test with done that is called twice',
    ...test('pm.test("twice", (done) => { done(); done(new Error("second")) })'),
  },
  { rule: 'pm.test with done that throws', ...test('pm.test("throws", (done) => { throw new Error("at once") })') },
  {
    rule: 'pm.test with an async function that rejects',
    differs: {
      id: 'async-tests',
      newman: { assertions: [{ outcome: 'passed' }], passed: true },
      postino: { assertions: [{ outcome: 'failed', message: 'rejected' }], passed: false },
    },
    ...test('pm.test("async", async () => { throw new Error("rejected") })'),
  },
  {
    rule: 'pm.test with an async function that awaits',
    ...test(
      'pm.test("async", async () => { await null; pm.expect(1).to.equal(1); console.log("inside") }); console.log("after")',
    ),
  },
  {
    rule: 'pm.test is chainable and counts',
    ...test('pm.test("a", () => {}).test("b", () => {}); console.log(pm.test.index())'),
  },
  { rule: 'pm.test without function', ...test('pm.test("nothing")') },
  {
    rule: 'pm.test with a name that is no text',
    ...test('pm.test(5, () => {}); pm.test(undefined, () => {}); pm.test(null, () => {})'),
  },
  {
    rule: 'one name twice is two tests',
    ...test('pm.test("same", () => {}); pm.test("same", () => { throw new Error("x") })'),
  },
  { rule: 'pm.test in pm.test', ...test('pm.test("outer", () => { pm.test("inner", () => {}) })') },
  {
    rule: 'a thrown text fails a test',
    differs: {
      id: 'thrown-values',
      newman: { assertions: [{ outcome: 'failed', message: 'text' }] },
      postino: { assertions: [{ outcome: 'failed', message: 'plain' }] },
    },
    ...test('pm.test("text", () => { throw "plain" })'),
  },
  { rule: 'an error of another kind fails a test', ...test('pm.test("type", () => { null.x })') },
  {
    rule: 'equality and type',
    ...lines(
      '/json',
      'pm.expect(1).to.equal(2)',
      'pm.expect({ a: 1 }).to.eql({ a: 2 })',
      'pm.expect({ a: 1 }).to.deep.equal({ a: 1 })',
      'pm.expect("a").to.be.a("number")',
      'pm.expect([1]).to.be.an("array").that.includes(2)',
    ),
  },
  {
    rule: 'truth and emptiness',
    ...lines(
      '/json',
      'pm.expect(0).to.be.true',
      'pm.expect(1).to.be.ok',
      'pm.expect(null).to.exist',
      'pm.expect([]).to.be.empty',
      'pm.expect("a").to.be.empty',
      'pm.expect(undefined).to.be.null',
    ),
  },
  {
    rule: 'numbers',
    ...lines(
      '/json',
      'pm.expect(5).to.be.above(6)',
      'pm.expect(5).to.be.within(1, 4)',
      'pm.expect(5).to.be.below(3)',
      'pm.expect(1.5).to.be.closeTo(1, 0.1)',
      'pm.expect(5).to.be.at.least(5)',
    ),
  },
  {
    rule: 'texts and lists',
    ...lines(
      '/json',
      'pm.expect("abc").to.include("x")',
      'pm.expect("abc").to.match(/^x/)',
      'pm.expect([1, 2]).to.have.members([1, 3])',
      'pm.expect([1, 2]).to.have.lengthOf(3)',
      'pm.expect(1).to.be.oneOf([2, 3])',
    ),
  },
  {
    rule: 'properties',
    ...lines(
      '/json',
      'pm.expect({ a: 1 }).to.have.property("b")',
      'pm.expect({ a: 1 }).to.have.property("a", 2)',
      'pm.expect({ a: { b: 1 } }).to.have.nested.property("a.b", 1)',
      'pm.expect({ a: 1 }).to.have.all.keys("a", "b")',
      'pm.expect({ a: 1 }).to.include({ a: 2 })',
    ),
  },
  {
    rule: 'not, and messages',
    ...lines(
      '/json',
      'pm.expect(1).to.not.equal(1)',
      'pm.expect(1, "own words").to.equal(2)',
      'pm.expect.fail("given up")',
      'pm.expect(() => { throw new Error("x") }).to.throw("y")',
      'pm.expect(() => {}).to.throw()',
    ),
  },
  {
    rule: 'long values are cut in messages',
    ...lines(
      '/json',
      'pm.expect({ a: "x".repeat(100) }).to.equal(1)',
      'pm.expect("x".repeat(100)).to.equal("y")',
      'pm.expect([1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22]).to.eql([])',
    ),
  },
  {
    rule: 'the status',
    ...lines(
      '/json',
      'pm.response.to.have.status(200)',
      'pm.response.to.have.status(404)',
      'pm.response.to.have.status("OK")',
      'pm.response.to.have.status("Not Found")',
      'pm.response.to.not.have.status(200)',
      'pm.expect(pm.response).to.have.status(201)',
    ),
  },
  {
    rule: 'kinds of status of a good answer',
    ...lines(
      '/json',
      'pm.response.to.be.ok',
      'pm.response.to.be.success',
      'pm.response.to.be.info',
      'pm.response.to.be.redirection',
      'pm.response.to.be.error',
      'pm.response.to.be.clientError',
      'pm.response.to.be.serverError',
      'pm.response.to.not.be.error',
    ),
  },
  {
    rule: 'kinds of status of a bad answer',
    ...lines(
      '/status/404',
      'pm.response.to.be.ok',
      'pm.response.to.be.notFound',
      'pm.response.to.be.badRequest',
      'pm.response.to.be.unauthorized',
      'pm.response.to.be.forbidden',
      'pm.response.to.be.rateLimited',
      'pm.response.to.be.accepted',
      'pm.response.to.be.clientError',
    ),
  },
  {
    rule: 'headers',
    ...lines(
      '/json',
      'pm.response.to.have.header("Content-Type")',
      'pm.response.to.have.header("content-type")',
      'pm.response.to.have.header("X-None")',
      'pm.response.to.have.header("Content-Type", "application/json")',
      'pm.response.to.have.header("Content-Type", "text/plain")',
      'pm.response.to.not.have.header("X-None")',
    ),
  },
  {
    rule: 'the body',
    ...lines(
      '/json',
      'pm.response.to.have.body',
      'pm.response.to.have.body("other")',
      'pm.response.to.have.body(/Ada/)',
      'pm.response.to.have.body({ name: "Ada" })',
      'pm.response.to.be.withBody',
      'pm.response.to.be.json',
    ),
  },
  {
    rule: 'the body as JSON',
    ...lines(
      '/json',
      'pm.response.to.have.jsonBody()',
      'pm.response.to.have.jsonBody("name")',
      'pm.response.to.have.jsonBody("name", "Ada")',
      'pm.response.to.have.jsonBody("address.city", "Bern")',
      'pm.response.to.have.jsonBody("none")',
      'pm.response.to.have.jsonBody({ name: "Ada" })',
    ),
  },
  {
    rule: 'the body as JSON when it is none',
    ...lines(
      '/text',
      'pm.response.to.have.jsonBody()',
      'pm.response.to.be.json',
      'pm.response.json()',
      'pm.response.to.not.have.jsonBody()',
    ),
  },
  {
    rule: 'broken JSON',
    ...lines('/broken-json', 'pm.response.json()', 'pm.response.to.have.jsonBody()', 'pm.response.to.be.json'),
  },
  {
    rule: 'a JSON schema',
    ...lines(
      '/json',
      'pm.response.to.have.jsonSchema({ type: "object", required: ["name"] })',
      'pm.response.to.have.jsonSchema({ type: "object", required: ["none"] })',
      'pm.response.to.have.jsonSchema({ properties: { age: { type: "string" } } })',
      'pm.expect({ a: 1 }).to.have.jsonSchema({ properties: { a: { type: "string" } } })',
    ),
  },
  {
    rule: 'the answer’s time and size',
    ...lines(
      '/json',
      'pm.expect(pm.response.responseTime).to.be.below(20000)',
      'pm.response.to.have.responseTime.below(20000)',
      'pm.response.to.have.responseTime.above(20000)',
      'pm.expect(pm.response.responseSize).to.equal(125)',
    ),
    blur: (text) =>
      text.replace(
        /expected (sandbox )?response time to be above 20000 but got \d+|expected \d+ to be above 20000/g,
        '<slow>',
      ),
  },
  {
    rule: 'a request that got no answer',
    ...test(
      'pm.test("code", () => pm.response.to.have.status(200)); pm.test("body", () => pm.response.json())',
      '/hang-up',
    ),
  },
  {
    rule: 'tests of older scripts',
    ...test('tests["a"] = true; tests["b"] = 0; tests["c"] = "text"; pm.test("d", () => {});'),
  },
];
