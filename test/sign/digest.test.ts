import { describe, expect, test } from 'vitest';
import type { Response } from '../../src/model/exchange.ts';
import type { Auth } from '../../src/model/request.ts';
import { createSigner, type SignResult } from '../../src/sign/sign.ts';
import type { Reply } from '../../src/sign/signature.ts';
import { context } from './signing.ts';
import { authorization, plain } from './vectors.ts';

describe('the examples of the RFCs', () => {
  const mufasa = { username: 'Mufasa', nonceCount: '00000001', qop: 'auth' };

  test('RFC 2617, 3.5', async () => {
    const parameters = {
      ...mufasa,
      password: 'Circle Of Life',
      realm: 'testrealm@host.com',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
      clientNonce: '0a4f113b',
      opaque: '5ccc069c403ebaf9f0171e9517f40e41',
    };
    expect(await authorization(plain('GET', 'http://host.test/dir/index.html'), { type: 'digest', parameters })).toBe(
      'Digest username="Mufasa", realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", ' +
        'uri="/dir/index.html", algorithm="MD5", qop=auth, nc=00000001, cnonce="0a4f113b", ' +
        'response="6629fae49393a05397450978507c4ef1", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
    );
  });

  test.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('RFC 7616, 3.9.1, with %s', async (algorithm, response) => {
    const parameters = {
      ...mufasa,
      algorithm,
      password: 'Circle of Life',
      realm: 'http-auth@example.org',
      nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
      clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
    };
    const header = await authorization(plain('GET', 'http://www.example.org/dir/index.html'), {
      type: 'digest',
      parameters,
    });
    expect(header).toContain(`response="${response}"`);
  });
});

const auth: Auth = { type: 'digest', parameters: { username: 'u', password: 'p' } };
const challenge = 'Digest realm="r", qop="auth", nonce="n1", opaque="o"';

describe('challenges', () => {
  test('a quoted comma, several qops and other schemes are understood', async () => {
    const { sign } = run();
    const value =
      'Basic realm="b", Digest realm="a \\"b\\", c", nonce="n", qop="auth-int, auth", algorithm=SHA-256, Bearer';
    expect(headerOf(await answered(await sign(auth), value))).toMatch(
      /realm="a \\"b\\", c", nonce="n", .*algorithm="SHA-256", qop=auth, nc=00000001/,
    );
  });

  test('of several the one with the algorithm of the auth is answered', async () => {
    const { sign } = run();
    const wanted: Auth = { ...auth, parameters: { ...auth.parameters, algorithm: 'SHA-256' } };
    const offered = ['MD5', 'SHA-256'].map((each) => `Digest realm="r", nonce="${each}", algorithm=${each}`);
    expect(headerOf(await answered(await sign(wanted), ...offered))).toContain('nonce="SHA-256"');
    expect(headerOf(await answered(await sign(auth), ...offered))).toContain('nonce="MD5"');
  });

  test('one by an unknown algorithm is left, with a warning', async () => {
    const { sign } = run();
    const reply = await answered(await sign(auth), 'Digest realm="r", nonce="n", algorithm=SHA-1');
    expect(reply).toEqual({
      kind: 'done',
      warnings: ['the server asks for a digest by SHA-1, which Postino does not know'],
    });
  });

  test('a server that asks again refuses, unless the nonce is stale', async () => {
    const { sign } = run();
    const second = await answered(await sign(auth), challenge);
    expect((await answered(second, challenge.replace('n1', 'n2'))).kind).toBe('done');
    expect(headerOf(await answered(second, `${challenge.replace('n1', 'n2')}, stale=TRUE`))).toContain('nonce="n2"');
  });

  test('the next requests start with what is known, and count', async () => {
    const { sign } = run();
    await answered(await sign(auth), challenge);
    expect(headerOf(await sign(auth))).toMatch(/nonce="n1".*nc=00000002/);
    for (let count = 0; count < 7; count++) await sign(auth);
    expect(headerOf(await sign(auth))).toContain('nc=0000000a');
    expect(headerOf(await sign(auth, 'http://other.test/'))).toBe(undefined);
  });

  test('a nonce that the server names for the next request is used', async () => {
    const { sign } = run();
    const second = await answered(await sign(auth), challenge);
    await reply(second, {
      ...refusal(),
      status: 200,
      headers: [{ name: 'Authentication-Info', value: 'nextnonce="n9", qop=auth' }],
    });
    expect(headerOf(await sign(auth))).toMatch(/nonce="n9".*nc=00000001/);
  });

  test('nothing is sent again with disableRetryRequest', async () => {
    const { sign } = run();
    const result = await sign({ ...auth, parameters: { ...auth.parameters, disableRetryRequest: true } });
    expect(result).toMatchObject({ kind: 'signed', answer: undefined });
  });
});

function run() {
  const signer = createSigner({ now: Date.now, random: Math.random });
  const owner = {};
  return {
    sign: (wanted: Auth, url = 'http://h.test/a?b'): Promise<SignResult> =>
      signer.sign(plain('GET', url), wanted, { ...context({}), owner }),
  };
}

function refusal(...challenges: readonly string[]): Response {
  const headers = challenges.map((value) => ({ name: 'WWW-Authenticate', value }));
  return {
    status: 401,
    reason: '',
    httpVersion: '1.1',
    headers,
    body: new Uint8Array(),
    downloadedBytes: 0,
    milliseconds: 1,
  };
}

async function reply(result: SignResult | Reply, response: Response): Promise<Reply> {
  if (result.kind !== 'signed' && result.kind !== 'again') throw new Error(`it is ${result.kind}`);
  return result.answer?.(response) ?? { kind: 'done' };
}

async function answered(result: SignResult | Reply, ...challenges: readonly string[]): Promise<Reply> {
  return reply(result, refusal(...challenges));
}

function headerOf(result: SignResult | Reply): string | undefined {
  if (result.kind !== 'signed' && result.kind !== 'again') return undefined;
  return result.request.headers.find(({ name }) => name === 'Authorization')?.value;
}
