declare module 'chai' {
  const chai: { use(plugin: unknown): void };
  export = chai;
}

declare module 'chai-postman' {
  export default function createPlugin(collection: object, lodash: object, ajv: unknown): unknown;
}

declare module 'lodash/*' {
  const method: (...parameters: readonly never[]) => unknown;
  export default method;
}
