declare module 'node-oauth1' {
  type Pair = readonly [name: string, value: string | null];
  const oauth1: {
    percentEncode(text: string): string;
    /** Form-decoded pairs; a name without `=` has the value null. Throws a URIError on broken escapes. */
    decodeForm(form: string): Pair[];
    getAuthorizationHeader(realm: string | undefined, parameters: readonly Pair[], isPlain?: boolean): string;
    SignatureMethod: {
      /** Throws where the method is unknown or the key unusable. */
      sign(
        message: { readonly action: string; readonly method: string; readonly parameters: readonly Pair[] },
        accessor: { readonly consumerSecret: string; readonly tokenSecret: string; readonly privateKey: string },
      ): string;
    };
  };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS.
  export default oauth1;
}
