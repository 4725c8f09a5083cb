import { generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import { describe, expect } from 'vitest';
import type { Auth } from '../../src/model/request.ts';
import { createSender } from '../../src/send/sender.ts';
import { createSigner, type SignResult } from '../../src/sign/sign.ts';
import { type Answer, type Received, type TestServer, test as withServer } from '../fixtures/server.ts';
import { context } from './signing.ts';
import { plain } from './vectors.ts';

interface Client {
  /** Milliseconds since 1970, of the client's clock. */
  now: number;
  readonly learned: string[];
  sign(parameters: Auth['parameters']): Promise<SignResult>;
}

const test = withServer.extend<{ client: Client }>({
  client: async ({ task: _ }, use) => {
    const options = { requestTimeout: 0, insecure: false, workingDirectory: '.', userAgent: 'test' };
    const sender = createSender({ ...options, now: () => performance.now(), random: Math.random });
    const signer = createSigner({ now: () => client.now, random: Math.random });
    const signal = new AbortController().signal;
    const learned: string[] = [];
    const own = { ...context({}), learn: (secret: unknown) => learned.push(String(secret)) };
    const send = (request: Parameters<typeof sender.send>[0]) => sender.send(request, { signal, source: 'item' });
    const client: Client = {
      now: 1_700_000_000_000,
      learned,
      sign: (parameters) =>
        signer.sign(plain('GET', 'http://api.test/'), { type: 'oauth2', parameters }, { ...own, send }),
    };
    await use(client);
    await sender.close();
  },
});

const client = { clientId: 'id', clientSecret: 'se:cret', scope: 'a b' };

function token(name: string, more: object = {}): Answer {
  const body = JSON.stringify({ access_token: name, token_type: 'Bearer', ...more });
  return { headers: [['Content-Type', 'application/json']], body };
}

function tokenOf(result: SignResult): string | undefined {
  if (result.kind === 'refused') throw new Error(result.error.message);
  return result.request.headers.find(({ name }) => name === 'Authorization')?.value;
}

function formOf({ body }: Received): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
}

function grant(server: TestServer, more: object = {}): Auth['parameters'] {
  return { grant_type: 'client_credentials', accessTokenUrl: `${server.url}/token`, ...client, ...more };
}

describe('the request for a token', () => {
  test('by client credentials, in the header', async ({ server, client }) => {
    server.answer = () => token('t1');
    expect(tokenOf(await client.sign(grant(server)))).toBe('Bearer t1');
    const [request] = server.received as [Received];
    expect(request).toMatchObject({ method: 'POST', url: '/token' });
    expect(request.headers).toContain(`Authorization: Basic ${Buffer.from('id:se:cret').toString('base64')}`);
    expect(formOf(request)).toEqual({ grant_type: 'client_credentials', scope: 'a b' });
    expect(client.learned).toEqual(expect.arrayContaining(['se:cret', 't1']));
  });

  test('with the client in the body', async ({ server, client }) => {
    server.answer = () => token('t1');
    await client.sign(grant(server, { client_authentication: 'body', audience: 'aud', resource: 'res' }));
    const [request] = server.received as [Received];
    expect(request.headers.filter((line) => /^authorization/i.test(line))).toEqual([]);
    expect(formOf(request)).toEqual({
      grant_type: 'client_credentials',
      scope: 'a b',
      audience: 'aud',
      resource: 'res',
      client_id: 'id',
      client_secret: 'se:cret',
    });
  });

  test('by a password', async ({ server, client }) => {
    server.answer = () => token('t1');
    await client.sign(grant(server, { grant_type: 'password_credentials', username: 'u', password: 'p' }));
    expect(formOf(server.received[0] as Received)).toMatchObject({
      grant_type: 'password',
      username: 'u',
      password: 'p',
    });
  });

  test('by a refresh token, also where the grant itself needs a browser', async ({ server, client }) => {
    server.answer = () => token('t1');
    const more = { grant_type: 'authorization_code', refreshToken: 'r1', refreshTokenUrl: `${server.url}/refresh` };
    expect(tokenOf(await client.sign(grant(server, more)))).toBe('Bearer t1');
    expect(server.received[0]?.url).toBe('/refresh');
    expect(formOf(server.received[0] as Received)).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'r1' });
  });

  test('by an assertion that is signed here', async ({ server, client }) => {
    server.answer = () => token('t1');
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' });
    await client.sign(grant(server, { grant_type: 'jwt_bearer', privateKey, payload: '{"sub":"someone"}' }));
    const form = formOf(server.received[0] as Received);
    expect(form['grant_type']).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const currentDate = new Date(client.now);
    const { payload } = await jwtVerify(form['assertion'] ?? '', pair.publicKey, { currentDate });
    expect(payload).toMatchObject({ iss: 'id', sub: 'someone', aud: `${server.url}/token` });
  });

  test('with rows of Postman’s for body, header and URL', async ({ server, client }) => {
    server.answer = () => token('t1');
    const tokenRequestParams = [
      { key: 'in_body', value: '1', enabled: true, send_as: 'request_body' },
      { key: 'X-In-Header', value: '2', enabled: true, send_as: 'request_header' },
      { key: 'in_url', value: '3 4', enabled: true, send_as: 'request_url' },
      { key: 'off', value: '5', enabled: false, send_as: 'request_body' },
    ];
    await client.sign(grant(server, { tokenRequestParams }));
    const [request] = server.received as [Received];
    expect(request.url).toBe('/token?in_url=3+4');
    expect(request.headers).toContain('X-In-Header: 2');
    expect(formOf(request)).toEqual({ grant_type: 'client_credentials', scope: 'a b', in_body: '1' });
  });
});

describe('a token', () => {
  test('is fetched once for all requests with the same parameters', async ({ server, client }) => {
    server.answer = () => token(`t${server.received.length}`);
    const results = await Promise.all([1, 2, 3].map(() => client.sign(grant(server))));
    results.push(await client.sign(grant(server)));
    expect(results.map(tokenOf)).toEqual(Array(4).fill('Bearer t1'));
    expect(tokenOf(await client.sign(grant(server, { scope: 'other' })))).toBe('Bearer t2');
  });

  test('is fetched again before it expires', async ({ server, client }) => {
    server.answer = () => token(`t${server.received.length}`, { expires_in: 3600 });
    await client.sign(grant(server));
    client.now += 3_500_000;
    expect(tokenOf(await client.sign(grant(server)))).toBe('Bearer t1');
    client.now += 80_000;
    expect(tokenOf(await client.sign(grant(server)))).toBe('Bearer t2');
  });

  test('is refreshed where there is a refresh token, which may change or be used up', async ({ server, client }) => {
    server.answer = () => token(`t${server.received.length}`, { expires_in: 10, refresh_token: 'r1' });
    await client.sign(grant(server));
    client.now += 10_000;
    expect(tokenOf(await client.sign(grant(server)))).toBe('Bearer t2');
    expect(formOf(server.received[1] as Received)).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'r1' });
    server.answer = (request) =>
      formOf(request)['grant_type'] === 'refresh_token'
        ? { status: 400, body: '{"error":"invalid_grant"}' }
        : token('t9');
    client.now += 10_000;
    expect(tokenOf(await client.sign(grant(server)))).toBe('Bearer t9');
  });

  test('that the API refuses is fetched anew, once', async ({ server, client }) => {
    server.answer = () => token(`t${server.received.length}`);
    await client.sign(grant(server));
    const second = await client.sign(grant(server));
    const refusal = { status: 401, reason: '', httpVersion: '1.1', headers: [], body: Buffer.alloc(0) };
    const answer = second.kind === 'signed' ? second.answer : undefined;
    const reply = await answer?.({ ...refusal, downloadedBytes: 0, milliseconds: 1 });
    expect(reply).not.toHaveProperty('answer');
    expect(reply).toMatchObject({ kind: 'again', credentials: ['t2'] });
  });

  test('may come as a form', async ({ server, client }) => {
    const headers = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
    server.answer = () => ({ headers, body: 'access_token=t1&token_type=bearer' });
    expect(tokenOf(await client.sign(grant(server)))).toBe('Bearer t1');
  });
});

describe('what goes wrong is told', () => {
  test('with the URL and the server’s words', async ({ server, client }) => {
    const body = '{"error":"invalid_client","error_description":"no such client"}';
    server.answer = () => ({ status: 401, body });
    const result = await client.sign(grant(server));
    expect(result).toMatchObject({ kind: 'refused', error: { code: 'oauth2-token', hint: expect.any(String) } });
    expect(result.kind === 'refused' && result.error.message).toBe(
      `GET http://api.test/: oauth2 auth got no token from ${server.url}/token: the server answered 401 Unauthorized: ` +
        'invalid_client: no such client',
    );
    server.answer = () => token('t1');
    expect(tokenOf(await client.sign(grant(server)))).toBe('Bearer t1');
  });

  test('when nobody answers', async ({ server, client }) => {
    server.answer = () => ({ instead: 'reset' });
    const result = await client.sign(grant(server));
    expect(result).toMatchObject({
      kind: 'refused',
      error: { message: expect.stringContaining(`${server.url}/token`) },
    });
  });

  test('when a browser would be needed', async ({ server, client }) => {
    for (const grant_type of ['authorization_code', 'authorization_code_with_pkce', 'implicit', undefined]) {
      const result = await client.sign(grant(server, { grant_type }));
      expect(result).toMatchObject({ kind: 'refused', error: { code: 'unsupported' } });
      expect(result.kind === 'refused' && result.error.message).toContain(grant_type ?? 'authorization_code');
    }
    expect(server.received).toEqual([]);
  });

  test('when there is no URL to ask', async ({ server, client }) => {
    const result = await client.sign(grant(server, { accessTokenUrl: '' }));
    expect(result).toMatchObject({ kind: 'refused', error: { message: expect.stringContaining('accessTokenUrl') } });
  });
});
