import type { RunEvent } from '../../src/model/event.ts';
import {
  captured,
  exchange,
  headers,
  item,
  itemEvents,
  response,
  runEnded,
  runStarted,
  script,
  secret,
} from './events.ts';

const graph = 'https://graph.facebook.com/v21.0';
const documentation = 'it is documentation, it has no URL';
const bearer = headers({ Authorization: `Bearer EAA${'x1'.repeat(20)}`, 'Content-Type': 'application/json' });

/** Every kind of thing that can happen to an item, once. */
export function everything(): RunEvent[] {
  return [
    runStarted('WhatsApp Cloud API', 10),
    { type: 'iteration-started', iteration: 0, row: {} },
    ...passed(),
    ...failed(),
    ...documentationEntries(),
    ...unsent(),
    ...throwing(),
    ...talking(),
    ...bodies(),
    { type: 'iteration-ended', iteration: 0 },
    runEnded({}),
  ];
}

function passed(): RunEvent[] {
  const tests = script('Get started/Debug token');
  const sent = exchange('GET', `${graph}/debug_token?input_token=${encodeURIComponent(secret)}&fields=app_id`, {
    sent: bearer,
    response: response(200, `{"data":{"app_id":"1029384756","is_valid":true,"token":"${captured}"}}`),
    redirects: [{ status: 302, from: 'http://graph.facebook.com/', to: `${graph}/debug_token?access_token=abc` }],
    hops: [],
  });
  return itemEvents(item(['Get started', 'Debug token']), [
    { sent },
    { assertion: { name: 'status is 200' }, script: tests },
    { assertion: { name: 'the token is valid', index: 1 }, script: tests },
    { assertion: { name: 'scopes are known', outcome: 'skipped', index: 2 }, script: tests },
  ]);
}

function failed(): RunEvent[] {
  const tests = script('Messages/Text/Send a text message');
  const sent = exchange('POST', `${graph}/106540352242922/messages`, {
    sent: bearer,
    content: JSON.stringify({ to: '15550001111', text: { body: `hello ${secret}` }, password: 'hunter2' }),
    response: response(
      400,
      JSON.stringify({
        error: { message: `(#100) ${secret} is not valid`, type: 'OAuthException', code: 100, fbtrace_id: 'Az8or2y' },
      }),
    ),
  });
  return itemEvents(item(['Messages', 'Text', 'Send a text message']), [
    { console: ['log', `sending to ${secret}\nand waiting`], script: script('WhatsApp Cloud API', '', 'prerequest') },
    { sent },
    {
      assertion: {
        name: 'status is 200',
        outcome: 'failed',
        error: { name: 'AssertionError', message: 'expected response to have status code 200 but got 400' },
      },
      script: tests,
    },
    {
      assertion: {
        name: `answers with ${secret}`,
        outcome: 'failed',
        index: 1,
        error: { name: 'AssertionError', message: `expected '${secret}' to equal\n'something else'` },
      },
      script: tests,
    },
    { assertion: { name: 'has a body', index: 2 }, script: tests },
  ]);
}

function documentationEntries(): RunEvent[] {
  return ['Introduction', 'Rate limits', 'Errors'].flatMap((name) =>
    itemEvents(item(['Messages', name]), [], 0, documentation),
  );
}

function unsent(): RunEvent[] {
  const error = {
    code: 'ECONNREFUSED',
    message: `connect ECONNREFUSED 127.0.0.1:9 for ${secret}`,
    hint: 'Check that the server runs',
  };
  const sent = exchange('DELETE', 'http://127.0.0.1:9/things/1', { sent: headers({ 'X-Api-Key': 'abc' }), error });
  return itemEvents(item(['Media', 'Delete media']), [{ sent }]);
}

function throwing(): RunEvent[] {
  const source = `const answer = pm.response.json();\npm.environment.set('id', answer.id.value);\n`;
  const tests = script('Media/Upload media', source);
  const error = {
    name: 'TypeError',
    message: "Cannot read properties of undefined (reading 'value')",
    line: 2,
    column: 36,
  };
  return itemEvents(item(['Media', 'Upload media']), [
    { sent: exchange('POST', `${graph}/106540352242922/media`, { response: response(200, '{}') }) },
    { thrown: { ...error, stack: `TypeError: ${error.message}\n    at Media/Upload media:2:36` }, script: tests },
    { exception: { name: 'Error', message: 'too late', line: 1, column: 1 }, script: tests },
  ]);
}

function talking(): RunEvent[] {
  const tests = script('Webhooks/Wait');
  const other = exchange('GET', `${graph}/me?access_token=abc`, { response: response(401, '{"error":{}}') });
  const lost = exchange('\u001b[31mGET', 'https://nowhere.invalid/', {
    error: { code: 'ENOTFOUND', message: 'no such host' },
  });
  return itemEvents(
    item(['Webhooks', 'A name that is quite long, with 漢字 and 👩‍👩‍👧 in it, and \u001b[31mescapes\u202e']),
    [
      { warning: '{{recipient}} has no value' },
      { console: ['log', 'plain\ttabbed'], script: tests },
      { console: ['info', captured], script: tests },
      { console: ['warn', 'careful \u001b]0;title\u0007'], script: tests },
      { console: ['error', 'broken'], script: tests },
      { console: ['debug', `{ access_token: 'abc' }`], script: tests },
      { sent: other, source: 'script' },
      { sent: lost, source: 'script' },
      {
        sent: exchange('PUT', `${graph}/${'long/'.repeat(40)}end`, {
          response: response(200, 'fine \u0000\u001b[2J', 'text/plain'),
        }),
      },
    ],
  );
}

function bodies(): RunEvent[] {
  const huge = JSON.stringify({ list: Array.from({ length: 20_000 }, (_, index) => ({ index, secret })) });
  const binary = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
  const leaking = Buffer.concat([binary, Buffer.from(secret, 'utf8')]);
  return [
    ...itemEvents(item(['Root request']), [
      { sent: exchange('GET', `${graph}/huge`, { response: response(200, huge) }) },
    ]),
    ...itemEvents(item(['Binary']), [
      { sent: exchange('GET', `${graph}/image`, { response: response(200, binary, 'image/png') }) },
    ]),
    ...itemEvents(item(['Leaking']), [
      { sent: exchange('GET', `${graph}/leak`, { response: response(200, leaking, '') }) },
    ]),
  ];
}

/** Two iterations, the second interrupted while a request is under way. */
export function interrupted(): RunEvent[] {
  const first = item(['Folder', 'First']);
  const second = item(['Folder', 'Second']);
  const tests = script('Folder/Second');
  const sent = exchange('GET', `${graph}/first`, { response: response(200, '{"id":1}') });
  const oneIteration = (iteration: number): RunEvent[] => [
    { type: 'iteration-started', iteration, row: { user: secret } },
    ...itemEvents(first, [{ sent }, { assertion: { name: 'passes' }, script: tests }], iteration),
    ...itemEvents(second, [], iteration, 'a script skipped it').slice(0, iteration === 0 ? undefined : 1),
  ];
  const text = `still here, ${secret}`;
  return [
    runStarted('Interrupted', 2, 2),
    ...oneIteration(0),
    { type: 'iteration-ended', iteration: 0 },
    ...oneIteration(1),
    { type: 'console', iteration: 1, item: second, script: tests, level: 'log', text, values: [text] },
    { type: 'iteration-ended', iteration: 1 },
    runEnded({ outcome: 'interrupted', iterations: 2 }),
  ];
}
