import { constants } from 'node:crypto';
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { Certificate } from '../../src/model/connection.ts';
import { certificatePath, readCertificate, type SecureServer, startSecureServer } from '../fixtures/secure-server.ts';
import { test } from './sending.ts';

let server: SecureServer;
let strict: SecureServer;

beforeAll(async () => {
  server = await startSecureServer();
  strict = await startSecureServer('http1', { rejectUnauthorized: true });
});
beforeEach(() => {
  server.answer = (_request, response) => void response.end('ok');
  server.received.length = 0;
  strict.received.length = 0;
});
afterAll(() => Promise.all([server.close(), strict.close()]));

const trustedCertificates = [readCertificate('authority.pem')];
const ada = { cert: { src: certificatePath('client.pem') }, key: { src: certificatePath('client-key.pem') } };
const bob = {
  cert: { src: certificatePath('other-client.pem') },
  key: { src: certificatePath('other-client-key.pem') },
};
const everywhere = ['<all_urls>'];

const forms: readonly (Certificate & { readonly what: string })[] = [
  { what: 'certificate and key in PEM', matches: everywhere, ...ada },
  { what: 'PKCS #12', matches: everywhere, pfx: { src: certificatePath('client.pfx') }, passphrase: 'pfx-passphrase' },
  {
    what: 'an encrypted key',
    matches: everywhere,
    cert: ada.cert,
    key: { src: certificatePath('client-key-encrypted.pem') },
    passphrase: 'client-passphrase',
  },
  { what: 'both in one file', matches: everywhere, cert: { src: certificatePath('client-both.pem') } },
  {
    what: 'texts instead of files',
    matches: everywhere,
    cert: { value: readCertificate('client.pem') },
    key: { value: readCertificate('client-key.pem') },
  },
];

test.for(forms)('a server that insists gets a client certificate: $what', async (certificate, { send, open }) => {
  const sender = open({ trustedCertificates, certificates: [certificate] });
  const { response, warnings } = await send({ url: strict.url }, sender);
  expect(response?.status).toBe(200);
  expect(warnings).toEqual([]);
  expect(strict.received.map(({ client }) => client)).toEqual(['Ada']);
});

test('a server that insists refuses who has none', async ({ send, open }) => {
  const { error } = await send({ url: strict.url }, open({ trustedCertificates }));
  expect(error?.code).toMatch(/^ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED$|^ECONNRESET$/);
});

test('the first certificate that fits a URL is shown, and each on its own connection', async ({ send, open }) => {
  const { port } = server;
  const sender = open({
    trustedCertificates,
    certificates: [
      { matches: ['http://127.0.0.1:*/*', `https://other.test:${port}/*`], ...bob },
      { matches: [`https://127.0.0.1:${port}/ada/*`], ...ada },
      { matches: [`https://127.0.0.1:${port}/*`], ...bob },
    ],
  });
  for (const path of ['/ada/1', '/1', '/ada/2', '/2']) await send({ url: `${server.url}${path}` }, sender);
  await send({ url: `https://localhost:${port}/3` }, sender);
  expect(server.received.map(({ url, client }) => `${url} ${client}`)).toEqual([
    '/ada/1 Ada',
    '/1 Bob',
    '/ada/2 Ada',
    '/2 Bob',
    '/3 undefined',
  ]);
});

test('a redirect to where another certificate belongs gets that one', async ({ send, open }) => {
  server.answer = ({ url }, response) => {
    if (url === '/start') response.writeHead(302, { Location: `https://localhost:${server.port}/end` });
    response.end();
  };
  const certificates = [{ matches: ['https://127.0.0.1:*/*'], ...ada }];
  await send({ url: `${server.url}/start` }, open({ trustedCertificates, certificates }));
  expect(server.received.map(({ client }) => client)).toEqual(['Ada', undefined]);
});

test("a request's own certificate counts where the run has none, and only for its server", async ({
  send,
  open,
  folder,
}) => {
  for (const name of ['client.pem', 'client-key.pem']) await copyFile(certificatePath(name), join(folder, name));
  const certificate = { matches: [], cert: { src: 'client.pem' }, key: { src: 'client-key.pem' } };
  const sender = open({ insecure: true, certificates: [{ matches: ['https://localhost:*/*'], ...bob }] });
  server.answer = ({ url }, response) => {
    if (url === '/start') response.writeHead(302, { Location: `https://sub.localhost:${server.port}/end` });
    response.end();
  };
  await send({ url: `${server.url}/start`, certificate }, sender);
  await send({ url: `https://localhost:${server.port}/`, certificate }, sender);
  expect(server.received.map(({ client }) => client)).toEqual(['Ada', undefined, 'Bob']);
});

test("a request's own certificate may not lead out of the working directory", async ({ send, open, folder }) => {
  const outside = { matches: [], ...ada };
  const first = await send({ url: server.url, certificate: outside }, open({ trustedCertificates }));
  expect(first.warnings).toEqual([
    `certificate "key" load error: "${ada.key.src}", lies outside the working directory`,
    `certificate "cert" load error: "${ada.cert.src}", lies outside the working directory`,
  ]);
  await symlink(ada.key.src, join(folder, 'link.pem'));
  const link = { matches: [], cert: { src: 'link.pem' }, key: { src: 'link.pem' } };
  expect((await send({ url: server.url, certificate: link }, open({ trustedCertificates }))).warnings).toHaveLength(2);
  await send({ url: server.url, certificate: outside }, open({ trustedCertificates, readOutside: true }));
  expect(server.received.map(({ client }) => client)).toEqual([undefined, undefined, 'Ada']);
});

test.for([
  {
    what: 'a missing file',
    cert: { src: 'nowhere.pem' },
    told: 'certificate "cert" load error: "nowhere.pem", no such file',
  },
  { what: 'a folder', cert: { src: 'folder' }, told: expect.stringContaining('certificate "cert" load error: EISDIR') },
  {
    what: 'no key',
    cert: { src: certificatePath('client.pem') },
    key: undefined,
    told: expect.stringContaining('it has no key'),
  },
  { what: 'no file at all', cert: undefined, key: undefined, told: 'certificate mine is not used: it names no file' },
])(
  'the request goes on without a certificate, and says so: $what',
  async ({ cert, told, ...rest }, { send, open, folder }) => {
    await mkdir(join(folder, 'folder'));
    const certificates = [{ name: 'mine', matches: everywhere, cert, key: ada.key, ...rest }];
    const { response, warnings } = await send({ url: server.url }, open({ trustedCertificates, certificates }));
    expect(response?.status).toBe(200);
    expect(warnings).toEqual([told]);
  },
);

test.for([
  {
    what: 'a wrong passphrase',
    key: { src: certificatePath('client-key-encrypted.pem') },
    passphrase: 'secret-and-wrong',
  },
  { what: 'no passphrase', key: { src: certificatePath('client-key-encrypted.pem') } },
  { what: "another one's key", key: bob.key },
  { what: 'no key in the file', key: ada.cert },
])(
  'a certificate that cannot be used fails the request by name: $what',
  async ({ what: _, ...rest }, { send, open }) => {
    const certificates = [{ name: 'mine', matches: everywhere, cert: ada.cert, ...rest }];
    const { error } = await send({ url: server.url }, open({ trustedCertificates, certificates }));
    expect(error).toMatchObject({
      message: expect.stringMatching(/^the client certificate mine cannot be used: /),
      hint: expect.stringContaining('passphrase'),
    });
    expect(JSON.stringify(error)).not.toContain('secret-and-wrong');
    expect(server.received).toEqual([]);
  },
);

test('a broken PKCS #12 file fails the request by name', async ({ send, open }) => {
  const pfx = { src: certificatePath('client.pfx') };
  for (const passphrase of ['wrong', undefined]) {
    const certificates = [{ matches: everywhere, pfx, passphrase }];
    const { error } = await send({ url: server.url }, open({ trustedCertificates, certificates }));
    expect(error?.message).toContain(`the client certificate ${pfx.src} cannot be used: mac verify failure`);
  }
});

test('certificates are for https alone', async ({ server: plain, send, open }) => {
  const certificates = [{ matches: everywhere, cert: { src: 'nowhere.pem' } }];
  const { response, warnings } = await send({ url: plain.url }, open({ certificates }));
  expect(response?.status).toBe(200);
  expect(warnings).toEqual([]);
});

test('authorities are added to those that are trusted anyway', async ({ send, open }) => {
  expect((await send({ url: server.url })).error?.code).toBe('SELF_SIGNED_CERT_IN_CHAIN');
  const sender = open({ trustedCertificates: [readCertificate('other-client.pem'), readCertificate('authority.pem')] });
  expect((await send({ url: server.url }, sender)).response?.status).toBe(200);
  expect((await send({ url: server.url }, open({ trustedCertificates: [] }))).error?.code).toBe(
    'SELF_SIGNED_CERT_IN_CHAIN',
  );
});

test('a certificate that is not for servers is refused', async ({ send, open }) => {
  const key = readCertificate('client-key.pem');
  const wrong = await startSecureServer('http1', { key, cert: readCertificate('client.pem') });
  expect((await send({ url: wrong.url }, open({ trustedCertificates }))).error?.code).toBe('INVALID_PURPOSE');
  await wrong.close();
});

test('a request chooses protocols and ciphers', async ({ send, open }) => {
  const sender = open({ trustedCertificates });
  const behaviors = [
    {},
    { tlsDisabledProtocols: ['TLSv1_3'] },
    {
      tlsDisabledProtocols: ['TLSv1_3'],
      tlsCipherSelection: ['ECDHE-ECDSA-AES128-GCM-SHA256'],
      tlsPreferServerCiphers: true,
    },
  ];
  const exchanges = [];
  for (const behavior of behaviors) exchanges.push(await send({ url: server.url, behavior }, sender));
  expect(server.received.map(({ tls }) => tls)).toEqual(['TLSv1.3', 'TLSv1.2', 'TLSv1.2']);
  expect(exchanges[2]?.hops[0]?.connection).toMatchObject({
    tlsProtocol: 'TLSv1.2',
    cipher: 'ECDHE-ECDSA-AES128-GCM-SHA256',
  });
});

test.for([
  { behavior: { tlsCipherSelection: ['nonsense'] }, code: 'ERR_SSL_NO_CIPHER_MATCH' },
  {
    behavior: { tlsDisabledProtocols: ['TLSv1_3', 'TLSv1_2', 'TLSv1_1', 'TLSv1'] },
    code: 'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  },
])('a choice that leaves nothing is an error: $code', async ({ behavior, code }, { send, open }) => {
  expect((await send({ url: server.url, behavior }, open({ trustedCertificates }))).error?.code).toBe(code);
});

test('the secrets of each connection are told to the key log', async ({ send, open, folder }) => {
  const lines: string[] = [];
  const sender = open({ trustedCertificates, keyLog: (line) => void lines.push(Buffer.from(line).toString()) });
  await send({ url: server.url }, sender);
  await send({ url: server.url }, sender);
  expect(lines.join('')).toMatch(/^CLIENT_TRAFFIC_SECRET_0 [\da-f]{64} [\da-f]+\n/m);
  expect(lines.filter((line) => line.startsWith('CLIENT_TRAFFIC_SECRET_0'))).toHaveLength(1);
  await writeFile(join(folder, 'key.log'), lines.join(''));
  expect(await readFile(join(folder, 'key.log'), 'utf8')).toContain('CLIENT_HANDSHAKE_TRAFFIC_SECRET');
});

test("a user's own agents are used as they are", async ({ send, open }) => {
  const agent = new Agent({
    keepAlive: true,
    ca: readCertificate('authority.pem'),
    secureOptions: constants.SSL_OP_NO_TLSv1_3,
  });
  await send({ url: server.url }, open({ agents: { https: agent } }));
  expect(server.received.map(({ tls }) => tls)).toEqual(['TLSv1.2']);
  expect(Object.values(agent.freeSockets)).toHaveLength(1);
  agent.destroy();
});
