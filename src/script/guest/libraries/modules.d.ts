declare module 'chai' {
  const chai: { use(plugin: unknown): void };
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
