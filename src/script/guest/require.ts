import { openChai } from './chai.ts';
import { collectionLibrary, load } from './libraries.ts';

const bundled = ['lodash', 'ajv', 'buffer'];

/** `require` of scripts: the libraries that come with the sandbox. */
export function requireLibrary(name: unknown): unknown {
  if (name === 'chai') return openChai();
  if (name === 'postman-collection') return collectionLibrary();
  if (typeof name === 'string' && bundled.includes(name)) return load(name);
  throw new Error(`Cannot find module '${String(name)}': this sandbox does not have it yet`);
}
