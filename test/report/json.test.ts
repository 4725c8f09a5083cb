import { expect, test } from 'vitest';
import { unicodeMarker } from '../../src/mask/mask.ts';
import type { RunEvent } from '../../src/model/event.ts';
import { createJsonReporter } from '../../src/report/json.ts';
import { exchange, item, itemEvents, response, runEnded, runStarted, script } from './events.ts';
import { everything, interrupted } from './runs.ts';
import { maskOf, secretForms } from './secrets.ts';

function report(events: readonly RunEvent[], textLimit?: number): string {
  const mask = maskOf(unicodeMarker);
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const reporter = createJsonReporter({ write, hide: (text) => mask.text(text), textLimit });
  for (const event of events) reporter.tell(event);
  reporter.finish();
  reporter.finish();
  return written;
}

test.each([
  { name: 'everything', events: everything() },
  { name: 'interrupted', events: interrupted() },
])('$name: writes a run as agreed', async ({ name, events }) => {
  const written = report(events, 1_000);
  await expect(written).toMatchFileSnapshot(`golden/json-${name}.golden.json`);
  for (const form of secretForms) expect(written).not.toContain(form);
});

test('is a whole document wherever the run breaks off', () => {
  for (const events of [everything(), interrupted()]) {
    for (let count = 0; count <= events.length; count++) {
      const document = JSON.parse(report(events.slice(0, count), 1_000));
      expect(document).toMatchObject({ format: 'postino-report', version: 1 });
      expect(document.summary === null).toBe(count < events.length);
    }
  }
});

test('writes each execution when its item ends, and keeps none', () => {
  const written: string[] = [];
  const reporter = createJsonReporter({ write: (text) => written.push(text), hide: (text) => text });
  reporter.tell(runStarted('Flat', 1));
  const sent = { sent: exchange('GET', 'http://127.0.0.1/', { response: response(200, '{}') }) };
  for (let count = 1; count <= 3; count++) {
    for (const event of itemEvents(item(['Same']), [sent])) reporter.tell(event);
    expect(written).toHaveLength(count + 1);
  }
});

function executionOf(body: string | Uint8Array, type: string, textLimit?: number) {
  const sent = exchange('GET', 'http://127.0.0.1/', { response: response(200, body, type) });
  return JSON.parse(report([...itemEvents(item(['One']), [{ sent }])], textLimit)).executions[0];
}

test.each([
  { body: 'grüße', type: 'text/plain', content: 'grüße', encoding: 'text', truncated: false, why: 'text' },
  { body: 'grüße', type: '', content: 'grüße', encoding: 'text', truncated: false, why: 'text without a type' },
  { body: '', type: '', content: '', encoding: 'text', truncated: false, why: 'nothing' },
  {
    body: Buffer.from('grüße', 'latin1'),
    type: 'text/plain; charset=ISO-8859-1',
    content: 'grüße',
    encoding: 'text',
    truncated: false,
    why: 'Latin-1 by its charset',
  },
  {
    body: 'a',
    type: 'text/plain; charset=no-such',
    content: 'a',
    encoding: 'text',
    truncated: false,
    why: 'an unknown charset is read as UTF-8',
  },
  {
    body: Buffer.from([1, 0, 255]),
    type: 'image/png',
    content: 'AQD/',
    encoding: 'base64',
    truncated: false,
    why: 'bytes',
  },
  {
    body: 'x'.repeat(70_000),
    type: 'text/plain',
    content: 'x'.repeat(65_536),
    encoding: 'text',
    truncated: true,
    why: 'too much text',
  },
  {
    body: new Uint8Array(70_000),
    type: '',
    content: Buffer.alloc(65_536).toString('base64'),
    encoding: 'base64',
    truncated: true,
    why: 'too many bytes',
  },
  {
    body: '€'.repeat(70_000),
    type: '',
    content: '€'.repeat(65_536),
    encoding: 'text',
    truncated: true,
    why: 'too much text of long characters',
  },
])('keeps of a body: $why', ({ body, type, content, encoding, truncated }) => {
  expect(executionOf(body, type).response.body).toEqual({ encoding, content, truncated });
});

test('another limit counts', () => {
  expect(executionOf('abcdef', 'text/plain', 3).response.body).toEqual({
    encoding: 'text',
    content: 'abc',
    truncated: true,
  });
});

test.each([
  {
    body: {
      mode: 'urlencoded',
      urlencoded: [
        { key: 'password', value: 'hunter2' },
        { key: 'a', value: 'b' },
      ],
    },
    hidden: {
      mode: 'urlencoded',
      urlencoded: [
        { key: 'password', value: unicodeMarker },
        { key: 'a', value: 'b' },
      ],
    },
    why: 'by the name of a field',
  },
  {
    body: { mode: 'graphql', graphql: { query: '{ me }', variables: { access_token: 'abc', password: '{{p}}' } } },
    hidden: {
      mode: 'graphql',
      graphql: { query: '{ me }', variables: { access_token: unicodeMarker, password: '{{p}}' } },
    },
    why: 'by the name of a member',
  },
  {
    body: { mode: 'raw', raw: '{"client_secret":"abc"}' },
    hidden: { mode: 'raw', raw: `{"client_secret":"${unicodeMarker}"}` },
    why: 'in raw JSON',
  },
])('hides a secret in a request body $why', ({ body, hidden }) => {
  const sent = exchange('POST', 'http://127.0.0.1/', { response: response(200, '') });
  const withBody = { ...sent, request: { ...sent.request, body } };
  const [execution] = JSON.parse(report(itemEvents(item(['One']), [{ sent: withBody }]))).executions;
  expect(execution.request.body).toEqual(hidden);
});

test('a secret that is a number or a key of the report does not break the document', () => {
  const mask = maskOf(unicodeMarker);
  for (const each of [200, 'status', 'headers', ':1', 42]) mask.add(each);
  let written = '';
  const reporter = createJsonReporter({
    write: (text) => {
      written += text;
    },
    hide: (text) => mask.text(text),
  });
  const sent = exchange('GET', 'http://127.0.0.1/', { response: response(200, '{"status":200}') });
  for (const event of [
    ...itemEvents(item(['status']), [{ sent }, { assertion: { name: 'status' }, script: script('x') }]),
    runEnded({}),
  ])
    reporter.tell(event);
  const [execution] = JSON.parse(written).executions;
  expect(execution).toMatchObject({ item: { name: unicodeMarker }, response: { status: 200 } });
});
