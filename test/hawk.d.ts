declare module 'hawk' {
  interface Credentials {
    readonly id: string;
    readonly key: string;
    readonly algorithm: string;
  }
  const hawk: {
    readonly server: {
      authenticate(
        request: object,
        credentials: (id: string) => Credentials,
        options: { readonly timestampSkewSec: number; nonceFunc: (key: string, nonce: string, time: string) => void },
      ): Promise<{ readonly artifacts: object }>;
      authenticatePayload(
        payload: Uint8Array,
        credentials: Credentials,
        artifacts: object,
        contentType: string | undefined,
      ): void;
    };
  };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS.
  export default hawk;
}
