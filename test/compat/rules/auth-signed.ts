import { expect } from 'vitest';
import type { Difference, Rule } from '../rule.ts';

export type Parameters = Readonly<Record<string, unknown>>;

export function auth(type: string, parameters: Parameters = {}): object {
  return { type, [type]: Object.entries(parameters).map(([key, value]) => ({ key, value, type: 'any' })) };
}

/** A request to the server that verifies signatures of a scheme; `query` tells it what to ask for. */
export function signed(type: string, parameters: Parameters, query = '', more: object = {}): object {
  const url = `http://server.test/verify/${type}/a%20b${query === '' ? '' : `?${query}`}`;
  return { method: 'GET', url, auth: auth(type, parameters), ...more };
}

/** Both sides are accepted by a server that verifies the signature, and send the same but for time and chance. */
export function accepts(rule: string, request: object, more: Partial<Rule> = {}): Rule {
  return { rule, request, test: status(200), passes: true, blur: blurSignatures, ...more };
}

/** Both sides are refused, or nothing is asked of them: only what they send is compared. */
export function sends(rule: string, request: object, more: Partial<Rule> = {}): Rule {
  return { rule, request, blur: blurSignatures, ...more };
}

/** Postino is accepted where newman is not. */
export function better(rule: string, id: string, request: object, more: Partial<Rule> = {}): Rule {
  return { ...sends(rule, request, { test: status(200), ...more }), differs: onlyPostino(id) };
}

function onlyPostino(id: string): Difference {
  return {
    id,
    newman: { passed: false },
    postino: { passed: true, requests: expect.any(Array), assertions: expect.any(Array) },
  };
}

export function status(code: number): string {
  return `pm.test('answered ${code}', () => pm.expect(pm.response.code, pm.response.text()).to.equal(${code}));`;
}

export const bodies = {
  raw: { mode: 'raw', raw: 'grüezi', options: { raw: { language: 'text' } } },
  json: { mode: 'raw', raw: '{"a":1}', options: { raw: { language: 'json' } } },
  form: {
    mode: 'urlencoded',
    urlencoded: [
      { key: 'a', value: 'b c' },
      { key: 'd', value: 'ü' },
    ],
  },
  graphql: { mode: 'graphql', graphql: { query: '{ a }', variables: '{"b":1}' } },
  file: { mode: 'file', file: { src: 'body.bin' } },
} as const;

export const files = { 'body.bin': 'the content of a file' };

/** Evens out what is made of time and chance: nonces, times, and the signatures over them. */
function blurSignatures(text: string): string {
  return withoutLengths(withAuthorizationFirst(text))
    .replace(/\b(c?nonce|response|mac|ts)=(\\?")[^"\\]*\\?"/g, '$1=$2<$1>$2')
    .replace(/\boauth_(nonce|timestamp|signature)(=(?:\\")?)[^"\\&,]*/g, 'oauth_$1$2<$1>')
    .replace(/X-Amz-(Date|Signature)(","|=)[^"&]*/g, 'X-Amz-$1$2<$1>')
    .replace(/(Credential=\w+(?:\/|%2F))\d{8}/g, '$1<date>')
    .replace(/\bSignature=[0-9a-f]{64}/g, 'Signature=<signature>')
    .replace(
      /timestamp=\d{8}T[\d:+]+;nonce=[^;]*;signature=[\w+/]+=/g,
      'timestamp=<time>;nonce=<nonce>;signature=<signature>',
    )
    .replace(/NTLM (TlRMTVNTUAAD[\w+/]*=*)/g, (_, message: string) => `NTLM ${withoutResponses(message)}`)
    .replace(/\b(eyJ[\w-]+)\.([\w-]+)\.([\w-]+)/g, (_, header: string, claims: string) => tokenText(header, claims));
}

/** newman has it later, and the length earlier, where a challenge is answered (`challenge-order`). */
function withAuthorizationFirst(text: string): string {
  const outcome = JSON.parse(text) as { requests: { path: string; headers: [string, string][] }[] };
  const requests = outcome.requests.map((request) =>
    /^\/verify\/(digest|ntlm)/.test(request.path)
      ? { ...request, headers: request.headers.toSorted((a, b) => rank(a) - rank(b)) }
      : request,
  );
  return JSON.stringify({ ...outcome, requests });
}

function rank([name]: readonly [string, string]): number {
  return name === 'Authorization' ? 0 : name === 'Content-Length' ? 2 : 1;
}

/** A signature in a form is longer where it has more to be escaped. */
function withoutLengths(text: string): string {
  return text.includes('&oauth_signature=')
    ? text.replace(/"Content-Length","\d+"/g, '"Content-Length","<length>"')
    : text;
}

/** An authenticate message without its two responses. */
function withoutResponses(message: string): string {
  const bytes = Buffer.from(message, 'base64');
  for (const at of [12, 20]) {
    const [length, offset] = [bytes.readUInt16LE(at), bytes.readUInt32LE(at + 4)];
    bytes.fill(0, offset, offset + length);
  }
  return bytes.toString('hex');
}

/** What a token says; times and its id are evened out. */
function tokenText(...parts: readonly string[]): string {
  const texts = parts.map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  return texts
    .join('.')
    .replaceAll('"', "'")
    .replace(/'(iat|exp)':\d+/g, "'$1':<$1>")
    .replace(/'jti':'[^']*'/, "'jti':<jti>");
}
