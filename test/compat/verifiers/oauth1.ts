import { createHash, createHmac, createVerify } from 'node:crypto';
import type { WireRequest } from '../wire.ts';
import { oauth1, rsaKeys } from './credentials.ts';
import { accepted, headerOf, refused, type Verdict } from './verdict.ts';

type Pair = readonly [name: string, value: string];

/** RFC 5849. The query says `sent-in` header, form or query; `plain` for headers that are not encoded. */
export function verifyOauth1(request: WireRequest, query: URLSearchParams): Verdict {
  const inHeader = headerPairs(request, query.has('plain'));
  const inQuery = decodePairs(request.path.split('?')[1] ?? '');
  const isForm = headerOf(request, 'content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  const inForm = isForm ? decodePairs(request.body.toString('utf8')) : [];
  const all = [...inHeader, ...inQuery, ...inForm];
  const place = { header: inHeader, form: inForm, query: inQuery }[query.get('sent-in') ?? 'header'] ?? [];
  const signature = place.find(([name]) => name === 'oauth_signature')?.[1];
  const get = (name: string): string => all.find(([own]) => own === name)?.[1] ?? '';
  if (signature === undefined) return refused('no signature where it belongs');
  if (get('oauth_consumer_key') !== oauth1.consumerKey) return refused('an unknown consumer');
  const hash = all.find(([name]) => name === 'oauth_body_hash')?.[1];
  const method = get('oauth_signature_method');
  if (
    hash !== undefined &&
    hash !==
      createHash(method.split('-')[1] ?? '')
        .update(request.body)
        .digest('base64')
  )
    return refused('another body was hashed');
  const base = [request.method, baseUrl(request), normalized(all)].map(encode).join('&');
  const tokenSecret = all.some(([name, value]) => name === 'oauth_token' && value !== '') ? oauth1.tokenSecret : '';
  const holds = isSignature(signature, method, base, `${encode(oauth1.consumerSecret)}&${encode(tokenSecret)}`);
  return holds ? accepted : refused(`the signature is wrong for ${base}`);
}

function isSignature(signature: string, method: string, base: string, key: string): boolean {
  if (method === 'PLAINTEXT') return signature === key;
  const [kind, hash = ''] = method.split('-');
  if (kind === 'HMAC') return createHmac(hash, key).update(base).digest('base64') === signature;
  return createVerify(method).update(base).verify(rsaKeys.publicKey, signature, 'base64');
}

function headerPairs(request: WireRequest, isPlain: boolean): Pair[] {
  const value = headerOf(request, 'authorization');
  if (value === undefined || !value.startsWith('OAuth ')) return [];
  const pairs = [...value.matchAll(/(\w+)="([^"]*)"/g)].map(
    ([, name = '', text = '']): Pair => [name, isPlain ? text : decodeURIComponent(text)],
  );
  return pairs.filter(([name]) => name !== 'realm');
}

function decodePairs(text: string): Pair[] {
  const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decode(name), decode(value.join('='))];
    });
}

function baseUrl(request: WireRequest): string {
  return `http://${headerOf(request, 'host')?.toLowerCase()}${request.path.split('?')[0]}`;
}

function normalized(pairs: readonly Pair[]): string {
  const encoded = pairs
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]): Pair => [encode(name), encode(value)]);
  encoded.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  return encoded.map(([name, value]) => `${name}=${value}`).join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
