import type { Auth, Header, Request } from '../model/request.ts';
import { hashBody } from './body-hash.ts';
import { withoutQueryParam } from './query.ts';
import { type Signature, secrets, textOf, unsigned, withoutHeaders } from './signature.ts';
import type { SignTools } from './tools.ts';
import { urlParts } from './url-parts.ts';

const ownHeaders = ['authorization', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256'];

/** `X-Amz-Expires` is not among them: it is the user's to set. */
const ownParams = ['Security-Token', 'Date', 'Algorithm', 'Credential', 'SignedHeaders', 'Signature'];

/** AWS Signature Version 4, in headers or in the query. Service and region are those of API Gateway by default. */
export async function signAwsV4(
  request: Request,
  parameters: Auth['parameters'],
  tools: SignTools,
): Promise<Signature> {
  const accessKeyId = textOf(parameters['accessKey']);
  const secretAccessKey = textOf(parameters['secretKey']);
  if (accessKeyId === '' || secretAccessKey === '')
    return unsigned(request, `awsv4 auth has no ${accessKeyId === '' ? 'access' : 'secret'} key`);
  const sessionToken = textOf(parameters['sessionToken']);
  const isInQuery = Boolean(parameters['addAuthDataToQuery']);
  const { request: opened, body } = await tools.open(request);
  const bare = withoutOwn(opened);
  // With the signature in the query there is nothing that tells the hash (Amazon's rule).
  const bodyHash = body === undefined || isInQuery ? undefined : (await hashBody('sha256', body)).digest('hex');
  const toSign = {
    ...{ request: bare, bodyHash, isInQuery, now: tools.now() },
    service: textOf(parameters['service']) || 'execute-api',
    region: textOf(parameters['region']) || 'us-east-1',
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== '' && { sessionToken }) },
  };
  return {
    request: await withSignature(toSign),
    warnings: [],
    credentials: secrets(secretAccessKey, sessionToken, accessKeyId),
  };
}

function withoutOwn(request: Request): Request {
  const bare = withoutHeaders(request, ({ name }) => ownHeaders.includes(name.toLowerCase()));
  return ownParams.reduce((rest, name) => withoutQueryParam(rest, `X-Amz-${name}`), bare);
}

interface ToSign {
  readonly request: Request;
  readonly bodyHash: string | undefined;
  readonly isInQuery: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly service: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

async function withSignature(toSign: ToSign): Promise<Request> {
  const { default: aws4 } = await import('aws4');
  const { request, bodyHash, isInQuery, now, credentials, service, region } = toSign;
  const { host, path } = urlParts(request.url);
  const date = new Date(now).toISOString().replace(/[:-]|\.\d{3}/g, '');
  const dated = isInQuery ? `${path}${path.includes('?') ? '&' : '?'}X-Amz-Date=${date}` : path;
  const headers = {
    ...joined(request.headers),
    ...(bodyHash !== undefined && { 'X-Amz-Content-Sha256': bodyHash }),
    ...(!isInQuery && { 'X-Amz-Date': date }),
  };
  const signed = aws4.sign(
    { host, path: dated, method: request.method, headers, service, region, signQuery: isInQuery },
    credentials,
  );
  const withHeaders = {
    ...request,
    headers: [...request.headers, ...added(request.headers, signed.headers ?? {}, bodyHash !== undefined)],
  };
  return isInQuery ? withParams(withHeaders, signed.path ?? '') : withHeaders;
}

/** As they are signed: one value per name. */
function joined(headers: readonly Header[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, value } of headers) {
    const before = values[name];
    values[name] = before === undefined ? value : `${before},${value}`;
  }
  return values;
}

/** In Postman's order: the hash of a body stands first, the one that S3 wants without one after the host. */
function added(own: readonly Header[], signed: Readonly<Record<string, unknown>>, hasBody: boolean): Header[] {
  const hash = 'X-Amz-Content-Sha256';
  const names = ['Host', 'X-Amz-Security-Token', ...(hasBody ? [] : [hash]), 'X-Amz-Date', 'Authorization'];
  return [...(hasBody ? [hash] : []), ...names].flatMap((name) =>
    signed[name] === undefined || own.some((header) => header.name === name)
      ? []
      : [{ name, value: String(signed[name]), system: true }],
  );
}

const paramOrder = ['Security-Token', 'Expires', 'Date', 'Algorithm', 'Credential', 'SignedHeaders', 'Signature'];

/** The query keeps its own parameters as they are; those of the signature come after them. */
function withParams(request: Request, signedPath: string): Request {
  const has = (query: string | undefined, name: string): boolean => new URLSearchParams(query).has(name);
  const { query } = urlParts(request.url);
  const signed = signedPath.slice(signedPath.indexOf('?') + 1).split('&');
  const pairs = paramOrder.flatMap((name) =>
    has(query, `X-Amz-${name}`) ? [] : signed.filter((pair) => pair.startsWith(`X-Amz-${name}=`)),
  );
  const [, before = '', hash = ''] = /^([^#]*)(.*)$/s.exec(request.url) ?? [];
  const glue = query === undefined ? '?' : query === '' || query.endsWith('&') ? '' : '&';
  return { ...request, url: `${before}${glue}${pairs.join('&')}${hash}` };
}
