import type { ItemSource, Rule, RuleOptions } from '../rule.ts';

const secure = 'https://secure.test';
const vault = 'https://vault.test';

const seen = `console.log(pm.response.code, pm.response.headers.get('Content-Type'));
console.log(pm.request.method, pm.request.url.toString());`;

const trusting: RuleOptions = { sslExtraCaCerts: 'authority.pem' };
const lax: RuleOptions = { insecure: true };
const ada = { cert: { src: 'client.pem' }, key: { src: 'client-key.pem' } };
const bob = { cert: { src: 'other-client.pem' }, key: { src: 'other-client-key.pem' } };

/** A rule with a list of certificates. */
function listed(rule: string, list: unknown, items: readonly string[], more: Partial<Rule> = {}): Rule {
  return {
    rule,
    hasCertificates: true,
    files: { 'list.json': typeof list === 'string' ? list : JSON.stringify(list) },
    items: items.map((url): ItemSource => ({ name: url, request: url })),
    ...more,
    options: { ...lax, sslClientCertList: 'list.json', ...more.options },
  };
}

const matching = [
  ['<all_urls>', 'every URL'],
  ['https://secure.test/*', 'one host and port'],
  ['https://*:*/*', 'any host and port'],
  ['*://*:*/*', 'any scheme'],
  ['http+https://*:<secure port>/*', 'two schemes'],
  ['https://secure.test/a/*', 'a path'],
  ['https://secure.test/a/?', 'one character of a path'],
  ['https://*.test/*', 'the end of a host'],
  ['https://127.0.0.1/*', 'the usual port'],
  ['https://127.0.0.1:1/*', 'another port'],
  ['http://*:*/*', 'http alone'],
  ['secure.test', 'nothing, for it is no pattern'],
  ['', 'an empty one'],
] as const;

const certificateForms = [
  ['certificate and key', { ...ada }],
  ['PKCS #12', { pfx: { src: 'client.pfx' }, passphrase: 'pfx-passphrase' }],
  [
    'an encrypted key',
    { cert: { src: 'client.pem' }, key: { src: 'client-key-encrypted.pem' }, passphrase: 'client-passphrase' },
  ],
  ['paths as texts', { cert: 'client.pem', key: 'client-key.pem' }],
  ['a passphrase that is not needed', { ...ada, passphrase: 'nothing' }],
  ['a certificate of another', { ...bob }],
] as const;

const unusable = [
  ['a wrong passphrase', { cert: ada.cert, key: { src: 'client-key-encrypted.pem' }, passphrase: 'wrong' }],
  ['no passphrase', { cert: ada.cert, key: { src: 'client-key-encrypted.pem' } }],
  ["another one's key", { cert: ada.cert, key: bob.key }],
  ['a key that is none', { cert: ada.cert, key: { src: 'client.pem' } }],
  ['a wrong passphrase of PKCS #12', { pfx: { src: 'client.pfx' }, passphrase: 'wrong' }],
  ['PKCS #12 that is none', { pfx: { src: 'client.pem' } }],
] as const;

const goingOn = [
  ['a certificate that is not there', { cert: { src: 'nowhere.pem' }, key: ada.key }],
  ['a key that is not there', { cert: ada.cert, key: { src: 'nowhere.pem' } }],
  ['PKCS #12 that is not there', { pfx: { src: 'nowhere.pfx' } }],
  ['a certificate without a key', { cert: ada.cert }],
  ['a key without a certificate', { key: ada.key }],
  ['nothing', {}],
] as const;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'LOCK'];

const behaviors = [
  ['strictSSL off', { strictSSL: false }, {}],
  ['strictSSL on', { strictSSL: true }, lax],
  ['strictSSL that is no boolean', { strictSSL: 'false' }, lax],
  ['TLS 1.3 off', { tlsDisabledProtocols: ['TLSv1_3'] }, lax],
  ['every version off', { tlsDisabledProtocols: ['TLSv1', 'TLSv1_1', 'TLSv1_2', 'TLSv1_3'] }, lax],
  ['no version off', { tlsDisabledProtocols: [] }, lax],
  ['ciphers', { tlsCipherSelection: ['ECDHE-ECDSA-AES128-GCM-SHA256'], tlsDisabledProtocols: ['TLSv1_3'] }, lax],
  ['unknown ciphers', { tlsCipherSelection: ['nonsense'] }, lax],
  ["the server's order of ciphers", { tlsPreferServerCiphers: true }, lax],
  ['no header', { disabledSystemHeaders: { host: true, connection: true, 'accept-encoding': true } }, lax],
] as const;

const fields = {
  url: `${secure}/echo/form`,
  method: 'POST',
  body: {
    mode: 'urlencoded',
    urlencoded: [
      { key: 'a', value: '1' },
      { key: 'b', value: 'ü' },
    ],
  },
};

export const tlsRules: readonly Rule[] = [
  { rule: 'an authority that nobody knows is refused', request: `${secure}/json`, test: seen },
  { rule: 'insecure takes any certificate', request: `${secure}/json`, test: seen, options: lax },
  {
    rule: 'an extra authority is trusted',
    request: `${secure}/json`,
    hasCertificates: true,
    options: trusting,
    test: seen,
  },
  {
    rule: 'an extra authority of another changes nothing',
    request: `${secure}/json`,
    hasCertificates: true,
    options: { sslExtraCaCerts: 'client.pem' },
  },
  {
    rule: 'extra authorities that are not there end the run before it begins',
    request: `${secure}/json`,
    options: { ...trusting, ...lax },
    differs: {
      id: 'certificate-files',
      newman: { refused: false, requests: [{ path: '/json' }] },
      postino: { order: [], refused: true, passed: false, requests: [] },
    },
  },
  ...methods.map((method) => ({
    rule: `${method} over https`,
    request: {
      method,
      url: `${secure}/echo?a=1`,
      header: [{ key: 'X-A', value: '1' }],
      body: { mode: 'raw', raw: 'abc' },
    },
    options: lax,
    test: seen,
  })),
  { rule: 'a form over https', request: fields, options: lax, test: seen },
  {
    rule: 'a name is asked for, an address is not',
    items: [{ request: `${vault}/1` }, { request: `${secure}/2` }],
    options: lax,
  },
  {
    rule: 'a Host header of its own is the name that is asked for',
    request: { url: `${secure}/json`, header: [{ key: 'Host', value: 'named.test' }] },
    options: lax,
  },
  {
    rule: 'cookies that are for https alone',
    items: [
      { request: `${secure}/set-cookies?cookie=${encodeURIComponent('a=1; Secure; Path=/')}` },
      { request: `${secure}/json` },
      { request: 'http://server.test/json' },
    ],
    options: lax,
  },
  {
    rule: 'https is redirected to http and back',
    request: `${secure}/redirect/302?to=${encodeURIComponent(`http://server.test/redirect/307?to=${encodeURIComponent(`${vault}/end`)}`)}`,
    options: lax,
    test: seen,
  },
  {
    rule: 'a script asks over https',
    request: 'http://server.test/json',
    options: lax,
    test: `pm.sendRequest('${secure}/json', (error, response) => {
  console.log(error === null, response.code);
});`,
  },
  {
    rule: 'a script is told of a certificate that is refused',
    request: 'http://server.test/json',
    test: `pm.sendRequest('${secure}/json', (error) => {
  console.log(error.code);
});`,
  },
  ...behaviors.map(([what, protocolProfileBehavior, options]) => ({
    rule: `a request chooses ${what}`,
    request: `${secure}/json`,
    protocolProfileBehavior,
    options,
    test: seen,
  })),
  ...matching.map(([pattern, what]) =>
    listed(
      `a certificate for ${what} (${pattern})`,
      [{ matches: [pattern], ...ada }],
      [`${secure}/a/b`, `${vault}/b`, `${secure}/a`],
    ),
  ),
  ...certificateForms.map(([what, certificate]) =>
    listed(`a certificate as ${what}`, [{ matches: ['<all_urls>'], ...certificate }], [`${secure}/a`]),
  ),
  ...unusable.map(([what, certificate]) =>
    listed(
      `a certificate that cannot be used: ${what}`,
      [{ matches: ['<all_urls>'], ...certificate }],
      [`${secure}/a`],
    ),
  ),
  ...goingOn.map(([what, certificate]) =>
    listed(`a request goes on with ${what}`, [{ matches: ['<all_urls>'], ...certificate }], [`${secure}/a`]),
  ),
  listed(
    'the first certificate that fits',
    [
      { matches: [`${secure}/a/*`], ...ada },
      { matches: ['https://*:*/*'], ...bob },
    ],
    [`${secure}/a/1`, `${secure}/b`, `${secure}/a/2`, `${vault}/a/1`],
  ),
  listed(
    'several patterns of one certificate',
    [{ matches: [`${secure}/a`, `${vault}/*`], ...ada }],
    [`${secure}/a`, `${vault}/b`, `${secure}/c`],
  ),
  listed('no pattern at all', [{ ...ada }], [`${secure}/a`], {
    differs: {
      id: 'match-patterns',
      newman: { requests: [] },
      postino: { requests: [{ tls: { client: null } }] },
    },
  }),
  listed('an empty list', [], [`${secure}/a`]),
  listed(
    'http needs no certificate',
    [{ matches: ['<all_urls>'], cert: { src: 'nowhere.pem' } }],
    ['http://server.test/a'],
  ),
  listed('a list that is no JSON', '[{', [`${secure}/a`]),
  listed('a list that is none', '{}', [`${secure}/a`]),
  listed('a list that is not there', [], [`${secure}/a`], { options: { sslClientCertList: 'nowhere.json' } }),
  listed(
    'every * of a path stands for any characters',
    [{ matches: ['https://*:*/*/b/*'], ...ada }],
    [`${secure}/a/b/c`],
    {
      differs: {
        id: 'match-patterns',
        newman: { requests: [{ tls: { client: null } }] },
        postino: { requests: [{ tls: { client: 'Ada' } }] },
      },
    },
  ),
  listed(
    'one certificate for all that the list leaves',
    [{ matches: [`${secure}/a`], ...ada }],
    [`${secure}/a`, `${secure}/b`],
    {
      options: { sslClientCert: 'other-client.pem', sslClientKey: 'other-client-key.pem' },
    },
  ),
  {
    rule: 'one certificate for all',
    hasCertificates: true,
    items: [{ request: `${secure}/a` }, { request: `${vault}/b` }],
    options: { ...lax, sslClientCert: 'client.pem', sslClientKey: 'client-key.pem' },
  },
  {
    rule: 'one certificate with a passphrase',
    hasCertificates: true,
    request: `${secure}/a`,
    options: {
      ...trusting,
      sslClientCert: 'client.pem',
      sslClientKey: 'client-key-encrypted.pem',
      sslClientPassphrase: 'client-passphrase',
    },
  },
  {
    rule: 'a certificate of the command that is not there ends the run before it begins',
    request: `${secure}/a`,
    options: { ...lax, sslClientCert: 'nowhere.pem', sslClientKey: 'nowhere-key.pem' },
    differs: {
      id: 'certificate-files',
      newman: { refused: false, requests: [{ path: '/a' }] },
      postino: { order: [], refused: true, passed: false, requests: [] },
    },
  },
  listed(
    'a redirect gets the certificate that is for it',
    [{ matches: ['https://127.0.0.1:*/*'], ...ada }],
    [`${secure}/redirect/302?to=${encodeURIComponent(`${vault}/end`)}`],
    {
      differs: {
        id: 'redirected-certificates',
        newman: { requests: [{ tls: { client: 'Ada' } }, { path: '/end', tls: { client: 'Ada' } }] },
        postino: { requests: [{ tls: { client: 'Ada' } }, { path: '/end', tls: { client: null } }] },
      },
    },
  ),
  {
    rule: 'a request names a certificate itself',
    hasCertificates: true,
    request: { url: `${secure}/a`, certificate: { name: 'mine', ...ada } },
    options: lax,
    differs: {
      id: 'request-certificates',
      newman: { requests: [{ tls: { client: null } }] },
      postino: { requests: [{ tls: { client: 'Ada' } }] },
    },
  },
  {
    rule: 'HTTP/2 is spoken where it is asked for',
    request: `${secure}/a`,
    protocolProfileBehavior: { protocolVersion: 'http2' },
    options: lax,
    differs: {
      id: 'http-versions',
      newman: { requests: [{ path: '/a' }], passed: true },
      postino: { requests: [], passed: false, unsent: ['request'] },
    },
  },
  {
    rule: 'auto comes down to HTTP/1 where no more is spoken',
    items: [
      { request: `${secure}/a`, protocolProfileBehavior: { protocolVersion: 'auto' } },
      {
        request: { method: 'POST', url: `${secure}/b`, body: { mode: 'raw', raw: 'abc' } },
        protocolProfileBehavior: { protocolVersion: 'auto' },
      },
    ],
    options: lax,
  },
];
