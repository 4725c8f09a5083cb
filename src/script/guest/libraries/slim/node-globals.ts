// What libraries written for node expect to be global.
export const process = {
  env: {},
  argv: [],
  browser: true,
  version: '',
  versions: {},
  nextTick: (act: (...parameters: readonly unknown[]) => void, ...parameters: readonly unknown[]): void => {
    Promise.resolve().then(() => act(...parameters));
  },
};
