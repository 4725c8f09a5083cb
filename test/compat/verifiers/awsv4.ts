import { createHash, createHmac } from 'node:crypto';
import type { WireRequest } from '../wire.ts';
import { aws } from './credentials.ts';
import { accepted, headerOf, paramsOf, refused, type Verdict } from './verdict.ts';

/** AWS Signature Version 4, in headers or in the query. `scope` in the query is what the signature has to be for. */
export function verifyAwsV4(request: WireRequest, query: URLSearchParams): Verdict {
  const isInQuery = query.has('X-Amz-Signature');
  const params = isInQuery ? fromQuery(query) : paramsOf(headerOf(request, 'authorization'));
  const credential = params.get('Credential') ?? '';
  const [key, ...scope] = credential.split('/');
  const date = isInQuery ? (query.get('X-Amz-Date') ?? '') : (headerOf(request, 'x-amz-date') ?? '');
  const wanted = query.get('scope') ?? 'us-east-1/execute-api';
  if (key !== aws.accessKey) return refused(`no key of mine: ${key}`);
  if (scope.join('/') !== `${date.slice(0, 8)}/${wanted}/aws4_request`) return refused(`signed for ${scope.join('/')}`);
  const bodyHash = createHash('sha256').update(request.body).digest('hex');
  const told = headerOf(request, 'x-amz-content-sha256');
  if (told !== undefined && told !== bodyHash) return refused('another body was hashed');
  const signedNames = (params.get('SignedHeaders') ?? '').split(';');
  const payload = isInQuery && wanted.endsWith('/s3') ? 'UNSIGNED-PAYLOAD' : isInQuery ? hashOf('') : bodyHash;
  const canonical = [
    request.method,
    canonicalPath(request.path.split('?')[0] ?? '', wanted.endsWith('/s3')),
    canonicalQuery(query),
    ...signedNames.map((name) => `${name}:${headerOf(request, name)?.trim().replace(/\s+/g, ' ')}`),
    '',
    signedNames.join(';'),
    payload,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope.join('/'), hashOf(canonical)].join('\n');
  const signature = hmac(
    scope.reduce<string | Buffer>((own, part) => hmac(own, part), `AWS4${aws.secretKey}`),
    toSign,
  );
  return signature.toString('hex') === params.get('Signature') ? accepted : refused(`wrong for ${canonical}`);
}

function fromQuery(query: URLSearchParams): ReadonlyMap<string, string> {
  return new Map(['Credential', 'SignedHeaders', 'Signature'].map((name) => [name, query.get(`X-Amz-${name}`) ?? '']));
}

/** S3's paths are encoded once, all others twice. */
function canonicalPath(path: string, isS3: boolean): string {
  const encoded = path.split('/').map((part) => encode(isS3 ? decodeURIComponent(part) : part));
  return encoded.join('/');
}

function canonicalQuery(query: URLSearchParams): string {
  const pairs = [...query].filter(([name]) => name !== 'X-Amz-Signature').map((pair) => pair.map(encode));
  pairs.sort(([a = '', x = ''], [b = '', y = '']) => (a === b ? compare(x, y) : compare(a, b)));
  return pairs.map((pair) => pair.join('=')).join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
