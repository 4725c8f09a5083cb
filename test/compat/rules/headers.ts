import { expect } from 'vitest';
import type { Rule } from '../rule.ts';

type HeaderSource = readonly [key: string | null, value: unknown, disabled?: boolean];

function get(...headers: readonly HeaderSource[]): object {
  return { method: 'GET', url: 'http://server.test/', header: listHeaders(headers) };
}

function post(raw: string, ...headers: readonly HeaderSource[]): object {
  return { method: 'POST', url: 'http://server.test/', header: listHeaders(headers), body: { mode: 'raw', raw } };
}

function listHeaders(headers: readonly HeaderSource[]): object[] {
  return headers.map(([key, value, disabled = false]) => ({ key, value, disabled }));
}

function withoutSystem(...names: readonly string[]): object {
  return { disabledSystemHeaders: Object.fromEntries(names.map((name) => [name, true])) };
}

export const headerRules: readonly Rule[] = [
  { rule: 'system headers come in Postman’s order', request: get() },
  { rule: 'own headers come before the system headers, in order', request: get(['B', '1'], ['A', '2'], ['C', '3']) },
  { rule: 'the case of a name is kept', request: get(['x-lower', '1'], ['X-UPPER', '2'], ['x-MiXed', '3']) },
  { rule: 'two headers of one name are two lines', request: get(['X-A', '1'], ['X-B', '2'], ['X-A', '3']) },
  { rule: 'of names that differ in case the last one counts', request: get(['x-a', '1'], ['X-B', '2'], ['X-A', '3']) },
  { rule: 'three spellings of one name', request: get(['x-a', '1'], ['X-A', '2'], ['x-A', '3'], ['X-A', '4']) },
  { rule: 'a disabled header is not sent', request: get(['X-A', '1', true], ['X-B', '2']) },
  { rule: 'a disabled and an enabled header of one name', request: get(['X-A', '1', true], ['X-A', '2']) },
  { rule: 'a header with an empty name is not sent', request: get(['', '1'], ['X-B', '2']) },
  { rule: 'a header with a null name is not sent', request: get([null, '1'], ['X-B', '2']) },
  { rule: 'an empty value is sent', request: get(['X-Empty', '']) },
  {
    rule: 'a null value',
    differs: {
      id: 'null-header',
      newman: { requests: [{ headers: expect.arrayContaining([['X-Null', 'null']]) }] },
      postino: { requests: [{ headers: expect.arrayContaining([['X-Null', '']]) }] },
    },
    request: get(['X-Null', null]),
  },
  { rule: 'a number as value', request: get(['X-Number', 5]) },
  { rule: 'blanks around a value', request: get(['X-Blanks', '  a  b  ']) },
  { rule: 'blanks around a name', request: get([' X-Blanks ', '1']) },
  { rule: 'a value that holds a colon and commas', request: get(['X-List', 'a: b, c; d="e"']) },
  { rule: 'a latin-1 value', request: get(['X-Latin', 'zürich']) },
  { rule: 'a value beyond latin-1', request: get(['X-Beyond', '日本']) },
  { rule: 'a value with a line feed', request: get(['X-Feed', 'a\nb']) },
  { rule: 'an unknown variable in a value stays', request: get(['X-Unknown', '{{nobody}}']) },
  { rule: 'headers as one text', request: { method: 'GET', url: 'http://server.test/', header: 'X-A: 1\nX-B: 2' } },
  { rule: 'an invalid name is not sent', request: get(['Invalid Header Name', '1']) },
  { rule: 'an own User-Agent stands in place of the system’s', request: get(['User-Agent', 'mine'], ['X-A', '1']) },
  { rule: 'an own user-agent in lower case', request: get(['user-agent', 'mine'], ['X-A', '1']) },
  { rule: 'a disabled own User-Agent brings the system’s back', request: get(['User-Agent', 'mine', true]) },
  { rule: 'an empty own Accept', request: get(['Accept', '']) },
  {
    rule: 'own Accept, Accept-Encoding and Cache-Control',
    request: get(['accept', 'text/html'], ['Accept-Encoding', 'br'], ['Cache-Control', 'max-age=0']),
  },
  { rule: 'an own Postman-Token', request: get(['Postman-Token', 'mine']) },
  { rule: 'an own Host', request: get(['X-A', '1'], ['Host', 'other.test'], ['X-B', '2']) },
  { rule: 'an own Connection: close', request: get(['Connection', 'close']) },
  { rule: 'an own Connection: keep-alive', request: get(['connection', 'keep-alive']) },
  {
    rule: 'an own Content-Type stays where it is',
    request: post('{}', ['Content-Type', 'application/vnd.api+json'], ['X-A', '1']),
  },
  {
    rule: 'a disabled Content-Type brings the computed one back',
    request: post('{}', ['Content-Type', 'application/json', true], ['X-A', '1']),
  },
  { rule: 'an own Content-Type without a body', request: get(['Content-Type', 'application/json']) },
  { rule: 'an own Content-Length that is right', request: post('abc', ['Content-Length', '3']) },
  { rule: 'an own Cookie', request: get(['Cookie', 'a=1; b=2']) },
  { rule: 'two own Cookie headers are joined', request: get(['Cookie', 'a=1'], ['X-A', '1'], ['Cookie', 'b=2']) },
  { rule: 'an own Expect', request: post('abc', ['Expect', '100-continue']) },
  { rule: 'an own Keep-Alive', request: get(['Keep-Alive', 'timeout=5']) },
  { rule: 'an own Upgrade', request: get(['Upgrade', 'h2c']) },
  { rule: 'an own TE', request: get(['TE', 'trailers']) },
  { rule: 'an own Transfer-Encoding: chunked', request: post('abc', ['Transfer-Encoding', 'chunked']) },
  { rule: 'an own Referer and Origin', request: get(['Referer', 'http://other.test/'], ['Origin', 'null']) },
  {
    rule: 'system headers can be switched off one by one',
    request: get(),
    protocolProfileBehavior: withoutSystem('user-agent', 'postman-token'),
  },
  {
    rule: 'a switched-off system header that the user sets is sent',
    request: get(['User-Agent', 'mine']),
    protocolProfileBehavior: withoutSystem('user-agent'),
  },
  {
    rule: 'Accept, Accept-Encoding and Cache-Control can be switched off',
    request: get(),
    protocolProfileBehavior: withoutSystem('accept', 'accept-encoding', 'cache-control'),
  },
  { rule: 'Connection can be switched off', request: get(), protocolProfileBehavior: withoutSystem('connection') },
  { rule: 'Host can be switched off', request: get(), protocolProfileBehavior: withoutSystem('host') },
  {
    rule: 'Content-Type can be switched off',
    request: post('{}'),
    protocolProfileBehavior: withoutSystem('content-type'),
  },
  {
    rule: 'Content-Length of an empty POST can be switched off',
    request: { method: 'POST', url: 'http://server.test/' },
    protocolProfileBehavior: withoutSystem('content-length'),
  },
  {
    rule: 'switching off understands lower-case names only',
    request: get(),
    protocolProfileBehavior: withoutSystem('User-Agent', 'Accept'),
  },
  {
    rule: 'a folder’s behaviour is inherited, the request’s own wins',
    items: [
      {
        name: 'folder',
        protocolProfileBehavior: withoutSystem('accept'),
        item: [
          { name: 'inherits', request: get() },
          { name: 'own', request: get(), protocolProfileBehavior: withoutSystem('user-agent') },
        ],
      },
    ],
  },
  {
    rule: 'the collection’s behaviour is inherited',
    request: get(),
    collection: { protocolProfileBehavior: withoutSystem('user-agent') },
  },
];
