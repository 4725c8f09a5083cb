declare module 'postman-collection-transformer' {
  const transformer: {
    /** Converts a collection between the versions of its format. */
    convert(
      collection: object,
      options: { readonly inputVersion: string; readonly outputVersion: string },
      callback: (error: Error | null | undefined, collection: unknown) => void,
    ): void;
  };
  export = transformer;
}
