import { createRequire } from 'node:module';

/** The parts of postman-collection that say how variables and URLs are to be resolved. */
interface Oracle {
  readonly Property: {
    replaceSubstitutions(text: string, definitions: readonly unknown[]): string;
    replaceSubstitutionsIn(value: unknown, definitions: readonly unknown[]): unknown;
  };
  readonly VariableList: new (parent: undefined, variables: unknown) => object;
  readonly Url: new (definition: unknown) => object;
  readonly Item: new (definition: unknown) => OracleItem;
  readonly RequestAuth: new (definition: unknown) => OracleProperty;
}

interface OracleProperty {
  toObjectResolved(scope: null, definitions: readonly unknown[], options: { ignoreOwnVariables: boolean }): unknown;
  toJSON(): Record<string, unknown>;
}

interface OracleItem extends OracleProperty {
  readonly request: { toJSON(): Record<string, unknown> };
}

const require = createRequire(import.meta.url);

export const postman: Oracle = require('postman-collection');

// Its words come from a faker of its own, which says the same every time once it is seeded.
createRequire(require.resolve('postman-collection'))('@faker-js/faker/locale/en').seed(1);

/** The encoder itself, which takes a URL object as well as a text. */
export const toNodeUrl: (url: object, disableEncoding: boolean) => { readonly href: string } =
  require('postman-url-encoder').toNodeUrl;

/** The names of Postman's dynamic variables. */
export const dynamicNames: readonly string[] = Object.keys(
  require('postman-collection/lib/superstring/index.js').Substitutor.DEFAULT_VARS,
);
