import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { Mask } from '../../src/mask/mask.ts';
import { sign } from './signing.ts';
import { plain } from './vectors.ts';

const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString();
const oauth1 = {
  consumerKey: 'c',
  consumerSecret: 'consumer-secret',
  token: 'user-token',
  tokenSecret: 'token-secret',
};
const aws = { accessKey: 'access-key-1', secretKey: 'secret-key-1', sessionToken: 'session-token-1' };

const cases: readonly { type: string; parameters: Readonly<Record<string, unknown>>; hidden: RegExp }[] = [
  {
    type: 'digest',
    parameters: { username: 'u', password: 'pass-word', realm: 'r', nonce: 'n' },
    hidden: /response="[\w%+/]/,
  },
  { type: 'hawk', parameters: { authId: 'i', authKey: 'hawk-key' }, hidden: /mac="[\w%+/]/ },
  { type: 'oauth1', parameters: { ...oauth1, addParamsToHeader: true }, hidden: /oauth_signature="[\w%+/]/ },
  { type: 'oauth1', parameters: oauth1, hidden: /oauth_signature=[\w%+/]/ },
  { type: 'oauth1', parameters: { ...oauth1, signatureMethod: 'PLAINTEXT' }, hidden: /oauth_signature=[\w%+/]/ },
  { type: 'awsv4', parameters: aws, hidden: /Signature=[\w%+/]/ },
  { type: 'awsv4', parameters: { ...aws, addAuthDataToQuery: true }, hidden: /X-Amz-Signature=[\w%+/]/ },
  {
    type: 'edgegrid',
    parameters: { accessToken: 'access-token', clientToken: 'client-token', clientSecret: 'client-secret' },
    hidden: /signature=[\w%+/]/,
  },
  { type: 'jwt', parameters: { algorithm: 'HS256', secret: 'jwt-secret' }, hidden: /eyJ/ },
  { type: 'jwt', parameters: { algorithm: 'RS256', privateKey, addTokenTo: 'queryParam' }, hidden: /eyJ/ },
  { type: 'asap', parameters: { kid: 'k', iss: 'i', aud: 'a', privateKey }, hidden: /eyJ/ },
];

test.each(cases)('$type $parameters: neither secrets nor signature leave', async ({ type, parameters, hidden }) => {
  const result = await sign(plain('GET', 'http://h.test/a'), { type, parameters });
  if (result.kind === 'refused') throw new Error(result.error.message);
  const { url, headers } = result.request;
  const lines = [url, ...headers.map(({ name, value }) => `${name}: ${value}`)];
  expect(lines.join('\n')).toMatch(hidden);
  const mask = new Mask();
  for (const credential of result.credentials) mask.add(credential);
  const shown = lines.map((line) => mask.text(line)).join('\n');
  expect(shown).not.toMatch(hidden);
  const secrets = Object.entries(parameters).filter(([name]) =>
    /secret|password|privateKey|authKey|[tT]oken$/.test(name),
  );
  for (const [, secret] of secrets) {
    expect(shown).not.toContain(secret);
    expect(mask.text(`it is ${secret}.`)).not.toContain(secret);
  }
});
