declare module 'js-md4' {
  interface Md4 {
    update(data: Uint8Array): Md4;
    digest(): number[];
  }
  const md4: { create(): Md4 };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS.
  export default md4;
}
