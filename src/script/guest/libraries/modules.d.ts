declare module 'chai' {
  const chai: {
    use(plugin: unknown): void;
    readonly config: { useProxy: boolean; readonly deepEqual: unknown; readonly proxyExcludedKeys: readonly string[] };
    readonly util: {
      addMethod: (...parameters: readonly unknown[]) => void;
      overwriteMethod: (...parameters: readonly unknown[]) => void;
      readonly addLengthGuard: (method: unknown, name: string, isChainable: boolean) => void;
      readonly proxify: (assertion: object) => object;
      readonly eql: unknown;
    };
    readonly Assertion: unknown;
  };
  export = chai;
}

declare module 'chai-postman' {
  function createPlugin(collection: object, lodash: object, ajv: unknown): unknown;
  export = createPlugin;
}

declare module 'lodash/*' {
  const method: (...parameters: readonly never[]) => unknown;
  export = method;
}

declare module 'postino:text' {
  export const TextDecoder: new (charset: string) => { decode(bytes: Uint8Array): string };
}

declare module 'liquid-json' {
  export function parse(text: string, reviver?: unknown): unknown;
}
