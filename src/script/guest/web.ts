import { atob, btoa } from './base64.ts';
import { Blob } from './blob.ts';
import { structuredClone } from './clone.ts';
import { Crypto, crypto } from './crypto.ts';
import { CryptoKey } from './crypto-key.ts';
import { DOMException } from './dom-exception.ts';
import { isLoading, load } from './libraries.ts';
import { SubtleCrypto } from './subtle-crypto.ts';
import { TextDecoder, TextEncoder } from './text-coding.ts';
import { URL } from './url.ts';
import { URLSearchParams } from './url-search-params.ts';

/** Web and node globals, each put in place when a script first names it. */
export const webGlobals: Readonly<Record<string, () => unknown>> = {
  atob: () => atob,
  Blob: () => Blob,
  btoa: () => btoa,
  // Libraries look for a global Buffer while they load, and do without.
  Buffer: () => (isLoading() ? undefined : (load('buffer') as { Buffer: unknown }).Buffer),
  Crypto: () => Crypto,
  crypto: () => crypto,
  CryptoKey: () => CryptoKey,
  DOMException: () => DOMException,
  structuredClone: () => structuredClone,
  SubtleCrypto: () => SubtleCrypto,
  TextDecoder: () => TextDecoder,
  TextEncoder: () => TextEncoder,
  URL: () => URL,
  URLSearchParams: () => URLSearchParams,
};
