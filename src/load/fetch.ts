import { LoadError } from '../errors.ts';
import { decodeText } from './decode.ts';

const answerMilliseconds = 60_000;

/** Fetches a document; `origin` names it in messages. */
export async function fetchText(address: string, origin: string): Promise<string> {
  if (!URL.canParse(address)) {
    throw new LoadError('not-found', `${origin} is not a URL`, { hint: 'Check the address' });
  }
  const { url, headers } = withoutCredentials(address);
  let response: Response;
  let bytes: ArrayBuffer;
  try {
    response = await fetch(url, { headers, signal: AbortSignal.timeout(answerMilliseconds) });
    bytes = await response.arrayBuffer();
  } catch (cause) {
    const hint = 'Check the address, the network and whether the server is up';
    throw new LoadError('not-readable', `${origin} cannot be fetched: ${reasonOf(cause)}`, { hint, cause });
  }
  if (response.status !== 200) throw badStatus(origin, response);
  return decodeText(new Uint8Array(bytes));
}

/** `fetch` refuses a URL with user and password; they go into the header they stand for. */
function withoutCredentials(address: string): { readonly url: URL; readonly headers: Record<string, string> } {
  const url = new URL(address);
  const accept = { accept: 'application/json, */*' };
  if (url.username === '' && url.password === '') return { url, headers: accept };
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return { url, headers: { ...accept, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } };
}

function badStatus(origin: string, { status, statusText }: Response): LoadError {
  const code = status === 404 || status === 410 ? 'not-found' : 'not-readable';
  const needsLogin = status === 401 || status === 403;
  const hint = needsLogin ? 'Download the file, or give an address that may read it' : 'Check the address';
  return new LoadError(code, `${origin} cannot be fetched: it answered ${`${status} ${statusText}`.trim()}`, { hint });
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
