import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { asciiMarker, Mask, unicodeMarker } from '../../src/mask/mask.ts';

const password = 'p@ss word"/é+1';
const bytes = (text: string) => Buffer.from(text, 'utf8');

function maskWith(...secrets: unknown[]): Mask {
  const mask = new Mask('***');
  for (const secret of secrets) mask.add(secret);
  return mask;
}

test.each([
  { text: `a ${password} b`, expected: 'a *** b', why: 'in clear' },
  { text: encodeURIComponent(password), expected: '***', why: 'in a URL' },
  { text: encodeURIComponent(password).toLowerCase(), expected: '***', why: 'in a URL with small hexadecimal digits' },
  { text: encodeURI(password), expected: '***', why: 'in a URL with / and + left alone' },
  { text: `q=p@ss%20word%22/%C3%A9+1&r`, expected: 'q=***&r', why: "in Postman's URL encoding" },
  { text: `x=${new URLSearchParams({ a: password })}&b`, expected: 'x=a=***&b', why: 'in a form, + for blank' },
  { text: encodeURIComponent(encodeURIComponent(password)), expected: '***', why: 'in a URL in a URL' },
  { text: JSON.stringify({ a: password }), expected: '{"a":"***"}', why: 'in JSON' },
  { text: JSON.stringify(JSON.stringify([password])), expected: String.raw`"[\"***\"]"`, why: 'in JSON in JSON' },
  { text: String.raw`p@ss word\"\/\u00e9+1`, expected: '***', why: 'in JSON of PHP or Python' },
  { text: 'p@ss word&quot;/&#233;+1', expected: '***', why: 'in HTML' },
  { text: 'p@ss word&#34;/&#xE9;+1', expected: '***', why: 'in XML' },
  {
    text: `Basic ${bytes(`me:${password}`).toString('base64')}`,
    expected: 'Basic ***',
    why: 'in base64 of user:password',
  },
  { text: `a.${bytes(password).toString('base64url')}.b`, expected: 'a***b', why: 'in base64url; the dots go along' },
  { text: bytes(password).toString('hex'), expected: '***', why: 'in hexadecimal' },
  { text: bytes(password).toString('hex').toUpperCase(), expected: '***', why: 'in large hexadecimal' },
])('hides a secret $why', ({ text, expected }) => {
  expect(maskWith(password).text(text)).toBe(expected);
});

test.each([0, 1, 2, 3, 4, 5])('hides a secret in base64 with %i bytes before it', (before) => {
  const secret = 'a-long-enough-secret';
  for (const encoding of ['base64', 'base64url'] as const) {
    const masked = maskWith(secret).text(bytes(`${'é?>'.slice(0, before)}${secret} after it`).toString(encoding));
    expect(Buffer.from(masked.replace('***', ''), encoding).toString('latin1')).not.toMatch(/long|enough|secre/);
    expect(masked).toContain('***');
  }
});

test.each([
  { secrets: ['abcdef', 'defghi'], text: 'xabcdefghix', expected: 'x***x', why: 'overlap' },
  { secrets: ['abcdef', 'abcdefghi'], text: 'abcdefghi', expected: '***', why: 'begin alike, the longer one wins' },
  { secrets: ['abcd', 'efgh'], text: 'abcdefgh', expected: '***', why: 'touch' },
  { secrets: ['abab'], text: 'ababab', expected: '***', why: 'overlap themselves' },
])('hides all of secrets that $why', ({ secrets, text, expected }) => {
  expect(maskWith(...secrets).text(text)).toBe(expected);
});

test.each([
  {
    secret: 7,
    text: '7 of 17, x7, 7.',
    expected: '*** of 17, x7, ***.',
    why: 'one digit hides only where it stands alone',
  },
  { secret: 'abc', text: 'abc abcd (abc) "abc"', expected: '*** abcd (***) "***"', why: 'three letters likewise' },
  { secret: 'a.b', text: 'a.b axb', expected: '*** axb', why: 'a dot is a dot' },
  { secret: 1234, text: 'x12345', expected: 'x***5', why: 'four characters hide everywhere' },
  { secret: '', text: 'a', expected: 'a', why: 'an empty secret hides nothing' },
  { secret: '    ', text: 'a    b', expected: 'a    b', why: 'blanks are no secret' },
  { secret: true, text: 'true', expected: 'true', why: 'neither is a boolean' },
  { secret: null, text: 'null', expected: 'null', why: 'nor null' },
  { secret: undefined, text: 'undefined', expected: 'undefined', why: 'nor undefined' },
  { secret: '••••••', text: '••••••', expected: '••••••', why: 'nor a marker somebody copied' },
  { secret: 'token-1234\n', text: '"token-1234"', expected: '"***"', why: 'a line end at its end is not part of it' },
  { secret: 'S3cret-Of-ABC', text: 'at s3cret-of-abc.test', expected: 'at ***.test', why: 'a host has small letters' },
  { secret: 'CorrectHorseBattery', text: 'correcthorsebattery', expected: '***', why: 'and may be made of words' },
  { secret: 'Password', text: 'Password, password', expected: '***, password', why: 'a word is one' },
  { secret: 'Sec-1', text: 'Sec-1, sec-1', expected: '***, sec-1', why: 'so is what is short' },
  {
    secret: 'first line\nsecond line',
    text: '> first line\n> second line',
    expected: '> ***\n> ***',
    why: 'lines hide alone too',
  },
  {
    secret: 'first line\nsecond line',
    text: 'first line\r\nsecond line',
    expected: '***',
    why: 'line ends may differ',
  },
  {
    secret: { pin: 4711, inner: ['deeply-hidden'] },
    text: '{"pin":4711,"inner":["deeply-hidden"]}',
    expected: '***',
    why: 'an object hides its JSON',
  },
  {
    secret: { pin: 4711, inner: ['deeply-hidden'] },
    text: 'deeply-hidden',
    expected: '***',
    why: 'and the texts in it',
  },
])('$secret: $why', ({ secret, text, expected }) => {
  expect(maskWith(secret).text(text)).toBe(expected);
});

const metaToken = `EAA${'Gm0PX4ZCpsB'.repeat(4)}`;
const jwt = [{ alg: 'HS256' }, { sub: 'me' }, 'signature']
  .map((part) => bytes(JSON.stringify(part)).toString('base64url'))
  .join('.');
const pem = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIB+/abc', 'def==', '-----END RSA PRIVATE KEY-----'].join('\n');

test.each([
  { text: `token ${metaToken}.`, expected: 'token ***.', why: 'a Meta token' },
  { text: `token${metaToken}`, expected: 'token***', why: 'a Meta token right after a word' },
  { text: `a ${jwt} b`, expected: 'a *** b', why: 'a JSON Web Token' },
  { text: `id AKIA${'ABCD'.repeat(4)}`, expected: 'id ***', why: 'an AWS key id' },
  { text: `ghp_${'a1'.repeat(18)}`, expected: '***', why: 'a GitHub token' },
  { text: `xoxb-${'12345'.repeat(3)}`, expected: '***', why: 'a Slack token' },
  { text: `sk_live_${'12345'.repeat(4)}`, expected: '***', why: 'a Stripe key' },
  { text: `a\n${pem}\nb`, expected: 'a\n***\nb', why: 'a private key' },
  { text: JSON.stringify({ key: pem }), expected: '{"key":"***"}', why: 'a private key in JSON' },
  { text: pem.slice(0, 50), expected: '***', why: 'the beginning of a private key' },
  { text: 'https://me:secret@host/p', expected: 'https://me:***@host/p', why: 'a password in a URL' },
  { text: 'ftp://me:a:b:c@host/p', expected: 'ftp://me:***@host/p', why: 'a password with colons in a URL' },
  { text: 'http://me:a@b@host:80/p@q', expected: 'http://me:***@host:80/p@q', why: 'a password with an @ in a URL' },
  { text: 'http://localhost:3000/?mail=a@b.c', expected: 'http://localhost:3000/?mail=a@b.c', why: 'a port is none' },
  { text: 'Authorization: Basic dTpw', expected: 'Authorization: Basic ***', why: 'credentials of a header' },
  { text: 'authorization: Digest username="a", response="b"', expected: 'authorization: Digest ***', why: 'digest' },
  {
    text: '{"authorization": "Bearer abc", "a": 1}',
    expected: '{"authorization": "Bearer ***", "a": 1}',
    why: 'headers as JSON',
  },
  { text: 'X-Api-Key: abc', expected: 'X-Api-Key: ***', why: 'an API key header' },
  { text: 'with Bearer abcdefghijklmnop!', expected: 'with Bearer ***!', why: 'a bearer token in a sentence' },
  { text: 'Bearer token is missing', expected: 'Bearer token is missing', why: 'words about tokens are none' },
  { text: '/me?a=1&access_token=abc&b=2', expected: '/me?a=1&access_token=***&b=2', why: 'a token in a query' },
  { text: '/debug_token?input_token=a%7Cb', expected: '/debug_token?input_token=***', why: 'the token to look at' },
  {
    text: 'client_secret=a&appsecret_proof=b',
    expected: 'client_secret=***&appsecret_proof=***',
    why: 'an app secret and its proof',
  },
  {
    text: 'u=http%3A%2F%2Fh%3Faccess_token%3Dabc%26x',
    expected: 'u=http%3A%2F%2Fh%3Faccess_token%3D***%26x',
    why: 'a token in a URL in a URL',
  },
  {
    text: '{"access_token":"abc","token_type":"bearer"}',
    expected: '{"access_token":"***","token_type":"bearer"}',
    why: 'the answer of a token endpoint',
  },
  {
    text: String.raw`"{\"access_token\":\"a\\\"b\"}"`,
    expected: String.raw`"{\"access_token\":\"***\"}"`,
    why: 'the same as JSON in JSON',
  },
  { text: "{ access_token: 'abc' }", expected: "{ access_token: '***' }", why: 'the same as console.log prints it' },
  { text: 'Authorization: Basic abc\u001b[22m', expected: 'Authorization: Basic ***\u001b[22m', why: 'colours end it' },
  { text: 'access_token=abc\u001b[22m', expected: 'access_token=***\u001b[22m', why: 'and this' },
  {
    text: 'access_token=undefined&b={{access_token}}',
    expected: 'access_token=undefined&b={{access_token}}',
    why: 'a missing token stays visible',
  },
  { text: 'access_token={{token}}', expected: 'access_token={{token}}', why: 'so does an unknown variable' },
])('$why: $text', ({ text, expected }) => {
  expect(new Mask('***').text(text)).toBe(expected);
});

const longSecret = 'a-long-enough-secret'.repeat(12);
const mail = (text: string) => bytes(text).toString('base64').replace(/.{76}/g, '$&\r\n');

test.each([
  { text: inspect(bytes('a sec-ret b')), expected: '<Buffer 61 20 ***20 62>', why: 'in a Buffer on the console' },
  { text: inspect(bytes(`${'x'.repeat(47)}sec-ret`)), expected: /78 \*{3}\.{3} 4 more bytes>/, why: 'cut in a Buffer' },
  {
    text: inspect(new Uint8Array(bytes('a sec-ret b'))),
    expected: /97, +32, +\*{3}32,\s+98/,
    why: 'in a list of bytes',
  },
  {
    text: inspect(new Uint8Array(bytes(`${'x'.repeat(97)}sec-ret`))),
    expected: /120, \*{3}\.{3} 4 more/,
    why: 'cut there',
  },
  { text: JSON.stringify(bytes('a sec-ret b')), expected: '[97,32,***32,98]', why: 'in the JSON of a Buffer' },
  { text: JSON.stringify(JSON.stringify(bytes('sec-ret'))), expected: '[***]', why: 'in the JSON of that' },
  { text: Buffer.from('a sec-ret b', 'utf16le').toString('latin1'), expected: 'a\0 \0*** \0b\0', why: 'in UTF-16' },
  {
    text: inspect(Buffer.from('sec-ret', 'utf16le').toString()),
    expected: "'***'",
    why: 'in UTF-16 on the console',
  },
])('hides a secret $why', ({ text, expected }) => {
  expect(maskWith('sec-ret').text(text)).toEqual(
    typeof expected === 'string' ? expect.stringContaining(expected) : expect.stringMatching(expected),
  );
});

test.each([
  { text: mail(`before ${longSecret} after`), why: 'as mails have it' },
  { text: JSON.stringify(mail(`before! ${longSecret}`)), why: 'in JSON' },
  { text: inspect({ mail: mail(`before!! ${longSecret}`) }), why: 'on the console' },
])('hides a secret in base64 of several lines $why', ({ text }) => {
  const masked = maskWith(longSecret).text(text);
  expect(masked).toContain('***');
  expect(masked.length).toBeLessThan(60);
});

test.each([
  '[12, 34, 56]',
  '<Buffer 61 62 ... 3 more bytes>',
  'Uint8Array(3) [ 1, 2, 3 ]',
  `${'x'.repeat(70)}\nyyyy`,
  'a\0b\0',
])('leaves %j alone', (text) => {
  expect(maskWith('sec-ret', 4711).text(text)).toBe(text);
});

test.each([
  { value: { text: `${'x'.repeat(9_990)}a-long-enough-secret` }, why: 'a text that console.log cuts' },
  { value: `${'x'.repeat(9_990)}a-long-enough-secret`, why: 'a text by itself' },
  { value: [`${'x'.repeat(9_990)}${bytes('12a-long-enough-secret').toString('base64')}`], why: 'base64' },
])('hides what a cut leaves of a secret in $why', ({ value }) => {
  const masked = maskWith('a-long-enough-secret').text(inspect(value));
  expect(masked).toMatch(/xx(?:M|MT|MTJ)?\*\*\*'\.\.\. \d+ more characters/);
});

test('leaves a beginning of a secret alone where nothing is cut', () => {
  expect(maskWith('xxxx-secret').text("'xxxx' ... and 3 more")).toBe("'xxxx' ... and 3 more");
});

test('learns secrets while it is in use', () => {
  const mask = new Mask();
  expect(mask.text('captured-1')).toBe('captured-1');
  mask.add('captured-1');
  expect(mask.text('captured-1')).toBe(unicodeMarker);
});

test('takes another marker', () => {
  const mask = new Mask(asciiMarker);
  mask.add('captured-1');
  expect(mask.text('captured-1')).toBe('******');
});

test('hides each of ten thousand secrets, learned one by one between texts', () => {
  const mask = new Mask('***');
  for (let index = 0; index < 10_000; index++) {
    mask.add(`captured-${index}-value`);
    expect(mask.text(`id: captured-${index}-value.`)).toBe('id: ***.');
  }
  expect(mask.text('captured-77-value captured-10000-value')).toBe('*** captured-10000-value');
});

test.each([
  'eyJ',
  '\\',
  '%25',
  '://a:',
  '://:@',
  ':@',
  '"password":"',
  '-----BEGIN PRIVATE KEY-----',
  'EAA',
  '\0',
  '<Buffer 61 ',
  'Array(1, ',
  '... 1 more byte secr',
  `${'x'.repeat(70)}\n`,
  'authorization: ',
  ' ',
])('comes to an end on a long body made of %j', (part) => {
  expect(maskWith('secret').text(part.repeat(Math.ceil(200_000 / part.length)))).toBeTypeOf('string');
});

test.each([
  '',
  'eyJ',
  '://u:',
  '"password":"',
  "'passwd': '",
  'api_key=',
  'EAA',
  'Bearer ',
  'authorization: ',
  'x-api-key: ',
])('takes a run of eight million characters behind %j', (start) => {
  expect(maskWith('secret').text(`${start}${'Ab12'.repeat(2_000_000)} secret.`)).not.toContain('secret');
});

test('finds a token in a long run of base64, padding included', () => {
  const run = Buffer.from(`${'x'.repeat(6_000_000)} EAA${'a1'.repeat(40)}`).toString('base64');
  expect(maskWith('secret').text(`data:${run};`)).toBe('data:***;');
});
