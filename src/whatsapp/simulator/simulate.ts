import type { AddressInfo } from 'node:net';
import { OptionError } from '../../errors.ts';
import { defaultSeed } from './default-seed.ts';
import { verificationCode } from './endpoints/phone-number.ts';
import type { Seed } from './seed.ts';
import { createGraphServer } from './server.ts';
import { malformedToken } from './token.ts';
import { World } from './world.ts';

export interface SimulateOptions {
  /** Port on 127.0.0.1; 0 or absent for a free one. */
  readonly port?: number | undefined;
  /** The world to start with; a bakery with tokens of every kind unless given. */
  readonly seed?: Seed | undefined;
  /** Milliseconds since 1970; the computer's clock unless given. */
  readonly now?: (() => number) | undefined;
}

/** A Graph API that runs on this machine. */
export interface Simulator {
  /** What takes the place of `https://graph.facebook.com`, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Access tokens by what they are good for: `system-user`, `expired`, … */
  readonly tokens: Readonly<Record<string, string>>;
  /** The environment variables that a person would fill in, ready to use. */
  readonly variables: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Starts a Graph API simulator. Same seed, same clock, same calls: same answers. Throws an `OptionError` for a port in use. */
export async function simulate(options: SimulateOptions = {}): Promise<Simulator> {
  const seed = options.seed ?? defaultSeed;
  const world = new World(seed, options.now ?? Date.now);
  const server = createGraphServer(world);
  await new Promise<void>((listening, refused) => {
    server.once('error', (cause) => refused(notListening(options.port ?? 0, cause)));
    server.listen(options.port ?? 0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const tokens = Object.fromEntries([...world.tokens, malformedToken].map(({ name, text }) => [name, text]));
  return {
    url,
    port,
    tokens,
    variables: variablesOf(url, world),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function notListening(port: number, cause: Error): OptionError {
  return new OptionError('bad-option', `cannot listen on port ${port} of 127.0.0.1: ${cause.message}`, {
    hint: 'Choose another port with --port, or leave it out for a free one',
    cause,
  });
}

function variablesOf(url: string, world: World): Readonly<Record<string, string>> {
  const inbound = world.messages.find(({ direction }) => direction === 'inbound');
  const token = world.tokens[0];
  return {
    'Graph-URL': url,
    ...(token && { 'User-Access-Token': token.text }),
    ...(inbound && { 'Recipient-Phone-Number': `+${inbound.user}`, 'Inbound-Message-ID': inbound.id }),
    'Two-Step-PIN': '123456',
    'Verification-Code': verificationCode,
  };
}
