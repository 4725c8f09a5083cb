const nothing = (): readonly never[] => [];

/** `require('os')`: what a program in a browser can say of its machine, as in Postman. */
export const os = {
  endianness: () => 'LE',
  hostname: () => '',
  loadavg: nothing,
  uptime: () => 0,
  freemem: () => Number.MAX_VALUE,
  totalmem: () => Number.MAX_VALUE,
  cpus: nothing,
  type: () => 'Browser',
  release: () => '',
  networkInterfaces: () => ({}),
  getNetworkInterfaces: () => ({}),
  arch: () => 'javascript',
  platform: () => 'browser',
  tmpdir: () => '/tmp',
  tmpDir: () => '/tmp',
  homedir: () => '/',
  EOL: '\n',
};
