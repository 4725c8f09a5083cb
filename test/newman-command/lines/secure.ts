import { lines } from '../line.ts';

/** Command lines for a server over TLS that asks for client certificates. */
export const secureLines = [
  // Node's own warning holds the number of the process.
  ...lines(
    `
run secure.json
run secure.json --ssl-client-cert client.pem --ssl-client-key client-key.pem
`,
    {},
    { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' }, isAlone: true },
  ),
  ...lines(
    `
run secure.json
run secure.json -k
run secure.json --insecure
run secure.json --ssl-extra-ca-certs authority.pem
run secure.json --ssl-extra-ca-certs=authority.pem
run secure.json --ssl-extra-ca-certs client.pem
run secure.json --ssl-extra-ca-certs authority.pem --ssl-client-cert client.pem --ssl-client-key client-key.pem
run secure.json -k --ssl-client-cert client.pem --ssl-client-key client-key.pem
run secure.json -k --ssl-client-cert=client.pem --ssl-client-key=client-key.pem
run secure.json -k --ssl-client-cert client.pem --ssl-client-key client-key-encrypted.pem --ssl-client-passphrase client-passphrase
run secure.json -k --ssl-client-cert client.pem --ssl-client-key client-key.pem --ssl-client-passphrase unneeded
run secure.json -k --ssl-client-cert other-client.pem --ssl-client-key other-client-key.pem
run secure.json -k --ssl-client-cert-list certificates.json
run secure.json -k --ssl-client-cert-list elsewhere.json
run secure.json -k --ssl-client-cert-list elsewhere.json --ssl-client-cert client.pem --ssl-client-key client-key.pem
run secure.json -k --ssl-client-cert-list certificates.json --ssl-client-cert other-client.pem --ssl-client-key other-client-key.pem
run one.json --ssl-client-cert client.pem --ssl-client-key client-key.pem
run one.json --ssl-client-cert-list certificates.json --ssl-extra-ca-certs authority.pem
run secure.json -k --working-dir sub --ssl-client-cert client.pem --ssl-client-key client-key.pem
`,
  ),
  ...lines(
    `
run secure.json --ssl-client-cert
run secure.json --ssl-client-key
run secure.json --ssl-client-passphrase
run secure.json --ssl-client-cert-list
run secure.json --ssl-extra-ca-certs
run secure.json --ssl-client-cert-list none.json
run secure.json --ssl-client-cert-list plain.txt
run secure.json --ssl-client-cert-list e.json
`,
    { postino: 'exit-code-2' },
  ),
  ...lines(
    `
run secure.json -k --ssl-client-cert client.pem --ssl-client-key client-key-encrypted.pem --ssl-client-passphrase wrong
run secure.json -k --ssl-client-cert client.pem --ssl-client-key client-key-encrypted.pem
run secure.json -k --ssl-client-cert client.pem --ssl-client-key other-client-key.pem
run secure.json -k --ssl-client-cert plain.txt --ssl-client-key client-key.pem
`,
    { command: 'own-words' },
  ),
  ...lines(
    `
run secure.json -k --ssl-client-cert client.pem
`,
    { command: 'late-warnings' },
  ),
  ...lines(
    `
run secure.json -k --ssl-client-cert none.pem --ssl-client-key client-key.pem
run secure.json -k --ssl-client-cert client.pem --ssl-client-key none.pem
`,
    { command: 'late-warnings', postino: 'certificate-files' },
  ),
  ...lines(
    `
run secure.json --ssl-extra-ca-certs plain.txt
run secure.json --ssl-extra-ca-certs none.pem
`,
    { postino: 'certificate-files' },
  ),
  ...lines(
    `
run secure.json -k --ssl-client-key client-key.pem
run secure.json -k --ssl-client-passphrase client-passphrase
`,
    { postino: 'meaningless-words' },
  ),
];
