import { expect, test } from 'vitest';
import { authorization, plain } from './vectors.ts';

// The examples of Hawk's readme.
const parameters = {
  authId: 'dh37fgj492je',
  authKey: 'werxhqb98rpaxn39848xrunpaw3489ruxnpa98w4rxn',
  algorithm: 'sha256',
  timestamp: '1353832234',
  nonce: 'j4h3g2',
  extraData: 'some-app-ext-data',
};
const url = 'http://example.com:8000/resource/1?b=1&a=2';

test('a request without body', async () => {
  expect(await authorization(plain('GET', url), { type: 'hawk', parameters })).toBe(
    'Hawk id="dh37fgj492je", ts="1353832234", nonce="j4h3g2", ext="some-app-ext-data", ' +
      'mac="6R4rV5iE+NPoym+WwjeHzjAGXUtLNIxmo1vpMofpLAE="',
  );
});

test('a request with a hash of its body', async () => {
  const auth = { type: 'hawk', parameters: { ...parameters, includePayloadHash: true } };
  const body = { body: 'Thank you for flying Hawk', contentType: 'text/plain' };
  const value = await authorization(plain('POST', url), auth, body);
  expect(value).toContain('hash="Yi9LfIIFRtBEPt74PVmbTF/xVAwPn7ub15ePICfgnuY="');
  expect(value).toContain('mac="aSe1DERmZuRl3pI36/9BdZmnErTw3sNzOOAUlfeKjVw="');
});

test('application and delegation come last', async () => {
  const auth = { type: 'hawk', parameters: { ...parameters, app: 'app-1', delegation: 'dlg-1' } };
  expect(await authorization(plain('GET', url), auth)).toMatch(/mac="[^"]+", app="app-1", dlg="dlg-1"$/);
});

test('each request has its own time and nonce', async () => {
  const auth = { type: 'hawk', parameters: { authId: 'i', authKey: 'k' } };
  const value = await authorization(plain('GET', url), auth, { now: 1_700_000_000_999, random: () => 0 });
  expect(value).toContain('ts="1700000000", nonce="AAAAAA"');
});
