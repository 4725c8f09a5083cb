/** How Postman's own API is reached, for what is named by UID or lies on its hosts. */
export interface PostmanApi {
  /** Sent in the header `X-Api-Key`, to Postman's hosts and to nobody else. */
  readonly key?: string | undefined;
  /** Where the API is; default `https://api.postman.com`. */
  readonly url?: string | undefined;
}

/** Kinds of documents that have a UID, and where the API keeps them. */
const folders: Readonly<Record<string, string>> = { collection: 'collections', environment: 'environments' };

const hosts = ['https://api.postman.com', 'https://api.getpostman.com'];

/** Is this the UID of a collection or an environment in Postman: its owner's id and a UUID? */
export function isUid(source: string, kind: string): boolean {
  return kind in folders && /^[\da-z]+-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(source);
}

/** Where a document with a UID lies. */
export function addressOf(uid: string, kind: string, { url }: PostmanApi): string {
  return `${(url ?? (hosts[0] as string)).replace(/\/+$/, '')}/${folders[kind]}/${uid}`;
}

/** The URL without a key in its query, and the key to send there, if it is Postman's. */
export function withKey(url: URL, api: PostmanApi): { readonly url: URL; readonly key: string | undefined } {
  if (!isPostman(url, api)) return { url, key: undefined };
  const bare = new URL(url);
  bare.searchParams.delete('apikey');
  return { url: bare, key: url.searchParams.get('apikey') ?? api.key };
}

/** Is this one of Postman's own hosts, or what stands for them? */
export function isPostman({ origin }: URL, { url }: PostmanApi): boolean {
  return hosts.includes(origin) || (url !== undefined && URL.canParse(url) && new URL(url).origin === origin);
}
