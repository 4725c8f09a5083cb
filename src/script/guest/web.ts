import { atob, btoa } from './base64.ts';
import { isLoading, load } from './libraries.ts';

/** Web and node globals that are made when a script first names them. */
export const webGlobals: Readonly<Record<string, () => unknown>> = {
  atob: () => atob,
  btoa: () => btoa,
  // Libraries look for a global Buffer while they load, and do without.
  Buffer: () => (isLoading() ? undefined : (load('buffer') as { Buffer: unknown }).Buffer),
};
