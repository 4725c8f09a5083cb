import { LoadError } from '../../errors.ts';
import { decodeText } from './decode.ts';
import { isPostman, type PostmanApi, withKey } from './postman-api.ts';

const answerMilliseconds = 60_000;

const mostRedirects = 5;

/** Fetches a document; `origin` names it in messages. Only Postman's hosts are sent its API key. */
export async function fetchText(address: string, origin: string, postman: PostmanApi = {}): Promise<string> {
  if (!URL.canParse(address)) {
    throw new LoadError('not-found', `${origin} is not a URL`, { hint: 'Check the address' });
  }
  const answer = await fetchAnswer(address, postman).catch((cause) => {
    const hint = 'Check the address, the network and whether the server is up';
    throw new LoadError('not-readable', `${origin} cannot be fetched: ${reasonOf(cause)}`, { hint, cause });
  });
  if (answer.status !== 200) throw badStatus(origin, answer, isPostman(new URL(address), postman));
  return answer.text;
}

/** What a server answers to the request for a document. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly text: string;
}

/** Asks for a document, whatever the answer. Only Postman's hosts are sent its API key, also after redirects. */
export async function fetchAnswer(address: string, postman: PostmanApi): Promise<Answer> {
  const response = await follow(new URL(address), postman, AbortSignal.timeout(answerMilliseconds));
  const { status, statusText } = response;
  return { status, statusText, text: decodeText(new Uint8Array(await response.arrayBuffer())) };
}

/** Follows redirects one by one: `fetch` would take the API key along to whoever is redirected to. */
async function follow(address: URL, postman: PostmanApi, signal: AbortSignal, redirects = 0): Promise<Response> {
  const { url, key } = withKey(address, postman);
  if (key === undefined) return fetch(...withoutCredentials(url, signal));
  const response = await fetch(url, { headers: { ...accept, 'X-Api-Key': key }, redirect: 'manual', signal });
  const location = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || location === null) return response;
  if (redirects === mostRedirects) throw new Error(`more than ${mostRedirects} redirects`);
  await response.body?.cancel();
  return follow(new URL(location, url), postman, signal, redirects + 1);
}

const accept = { accept: 'application/json, */*' };

/** `fetch` refuses a URL with user and password; they go into the header they stand for. */
function withoutCredentials(address: URL, signal: AbortSignal): [URL, RequestInit] {
  if (address.username === '' && address.password === '') return [address, { headers: accept, signal }];
  const url = new URL(address);
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  return [url, { headers: { ...accept, authorization }, signal }];
}

function badStatus(origin: string, { status, statusText, text }: Answer, hasKey: boolean): LoadError {
  const code = status === 404 || status === 410 ? 'not-found' : 'not-readable';
  const needsLogin = status === 401 || status === 403;
  const login = hasKey
    ? 'Check the API key in POSTMAN_API_KEY or --postman-api-key'
    : 'Download the file, or give an address that may read it';
  const hint = needsLogin ? login : 'Check the address';
  const answer = [`${status} ${statusText}`.trim(), hasKey && messageIn(text)].filter(Boolean).join(', ');
  return new LoadError(code, `${origin} cannot be fetched: it answered ${answer}`, { hint });
}

/** What Postman's API says about an error. */
function messageIn(body: string): string | undefined {
  const [, message] = /^\s*\{\s*"error"\s*:\s*\{[^{}]*"message"\s*:\s*"([^"\\]{1,300})"/.exec(body) ?? [];
  return message;
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: NodeJS.ErrnoException & { errors?: readonly unknown[] } };
  if (name === 'TimeoutError') return `no answer within ${answerMilliseconds / 1000} seconds`;
  const code = cause?.code ?? (cause?.errors?.[0] as NodeJS.ErrnoException | undefined)?.code;
  const words = code === undefined ? undefined : reasons[code];
  return words ?? code ?? cause?.message ?? message;
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ENOTFOUND: 'the host name is unknown (ENOTFOUND)',
  EAI_AGAIN: 'the host name cannot be resolved now (EAI_AGAIN)',
  ECONNRESET: 'the connection was cut (ECONNRESET)',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
};
