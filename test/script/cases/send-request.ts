import type { Case } from './case.ts';

export const sendRequestCases: readonly Case[] = [
  { script: "pm.sendRequest('https://x.test/a', (error, response) => console.log(error, response.code, response.json()));", why: 'with a callback' },
  { script: "const response = await pm.sendRequest('https://x.test/a'); console.log(response.status, response.text());", why: 'with a promise' },
  { script: "pm.sendRequest('https://nowhere.test', (error, response) => console.log(error.message, response));", why: 'an error goes to the callback' },
  { script: "try { await pm.sendRequest('https://nowhere.test'); } catch (error) { console.log(error.message); }", why: 'an error rejects the promise' },
  { script: "pm.sendRequest({ url: 'https://x.test', method: 'POST', header: { A: 'b' }, body: { mode: 'raw', raw: 'x' } }, (e, r) => console.log(r.code));", why: 'a request as an object' },
  { script: "const [a, b] = await Promise.all([pm.sendRequest('https://a.test'), pm.sendRequest('https://b.test')]); console.log(a.code, b.code);", why: 'several at once' },
  { script: "pm.sendRequest('https://a.test', (e, r, extra) => console.log(extra.cookies.get('sent')));", why: 'cookies are the third argument' },
  { script: "pm.sendRequest('https://a.test', () => { pm.sendRequest('https://b.test', () => console.log('both')); });", why: 'one after the other' },
  { script: "pm.sendRequest('https://a.test', (e, r) => pm.environment.set('token', r.code));", why: 'variables set in a callback count' },
  { script: "pm.sendRequest('https://a.test', (e, r) => pm.test('in callback', () => pm.expect(r).to.have.status(404)));", why: 'tests in a callback count' },
  { script: "pm.sendRequest(null, (e) => console.log(e.message));", why: 'nothing to send' },
  { script: "pm.sendRequest('https://a.test', (e, r) => console.log(r.headers.get('content-type'), r.responseTime, r.size().body));", why: 'the whole response' },
  { script: "console.log(pm.sendRequest('https://a.test', () => {}) === pm);", why: 'with a callback it gives pm' },
  { script: "const { Request } = require('postman-collection'); pm.sendRequest(new Request('https://a.test'), (e, r) => console.log(r.code));", why: 'a library request' },
  { script: "pm.sendRequest('https://a.test', 'no function').then((r) => console.log(r.code));", why: 'a callback that is no function is none' },
];
