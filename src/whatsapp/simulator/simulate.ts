import type { AddressInfo } from 'node:net';
import { OptionError } from '../../errors.ts';
import { createClock } from './clock.ts';
import { defaultSeed } from './default-seed.ts';
import { verificationCode } from './endpoints/registration.ts';
import { parseFaults } from './faults.ts';
import type { Seed } from './seed.ts';
import { loadSeed } from './seed-file.ts';
import { createGraphServer } from './server.ts';
import { malformedToken } from './token.ts';
import type { Delivery } from './webhooks/courier.ts';
import { type IncomingMessage, receive } from './webhooks/incoming.ts';
import { World } from './world.ts';

/** How to start a simulator; everything may be left out. */
export interface SimulateOptions {
  /** Port on 127.0.0.1; 0 or absent for a free one. */
  readonly port?: number | undefined;
  /** The world to start with, or the path of a YAML file that holds it; a bakery with tokens of every kind unless given. */
  readonly seed?: Seed | string | undefined;
  /** Milliseconds since 1970. A clock of one's own moves only as it says and by `advance`; the computer's clock unless given. */
  readonly now?: (() => number) | undefined;
  /** How many times faster than the computer's clock time goes by; 1 unless given. */
  readonly speed?: number | undefined;
  /** Real milliseconds that every answer takes at least. */
  readonly latency?: number | undefined;
  /** Faults to answer with, as `--fail` takes them: `130429@messages:10%`, `http-503:x3`, `131026@statuses`. */
  readonly fail?: readonly string[] | undefined;
  /** Whether Meta's limits hold: throughput, pair rate, calls per hour, registrations, edits. Off unless given. */
  readonly limits?: boolean | undefined;
}

/** A Graph API that runs on this machine. */
export interface Simulator {
  /** What takes the place of `https://graph.facebook.com`, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Access tokens by what they are good for: `system-user`, `expired`, … */
  readonly tokens: Readonly<Record<string, string>>;
  /** The secret of every app, by its id: proves tokens, signs webhooks. */
  readonly appSecrets: Readonly<Record<string, string>>;
  /** The environment variables that a person would fill in, ready to use. */
  readonly variables: Readonly<Record<string, string>>;
  /** Lets a WhatsApp user write to a number; gives the message's id. Its webhook goes out. */
  readonly receive: (message: IncomingMessage) => string;
  /** Moves the simulator's clock on, and does what has fallen due: approvals, statuses. */
  readonly advance: (milliseconds: number) => void;
  /** Resolves when every webhook sent so far has arrived or was given up. */
  readonly settled: () => Promise<void>;
  /** The webhooks so far, oldest first. */
  readonly deliveries: () => readonly Delivery[];
  readonly close: () => Promise<void>;
}

/**
 * Starts a Graph API simulator. Same seed, same clock, same calls: same answers. Throws an `OptionError` for a port in
 * use or a fault that cannot be read, a `LoadError` for a seed file that cannot be used.
 */
export async function simulate(options: SimulateOptions = {}): Promise<Simulator> {
  const faults = parseFaults(options.fail ?? []);
  const seed = typeof options.seed === 'string' ? await loadSeed(options.seed) : (options.seed ?? defaultSeed);
  const world = new World(seed, createClock(options.now, options.speed), faults, options.limits);
  const server = createGraphServer(world, options.latency ?? 0);
  await new Promise<void>((listening, refused) => {
    const refuse = (cause: unknown) => refused(notListening(options.port ?? 0, cause));
    server.once('error', refuse);
    try {
      server.listen(options.port ?? 0, '127.0.0.1', listening);
    } catch (cause) {
      // Node throws for a number that is no port.
      refuse(cause);
    }
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    tokens: Object.fromEntries([...world.tokens, malformedToken].map(({ name, text }) => [name, text])),
    appSecrets: Object.fromEntries(world.all('app').map(({ id, secret }) => [id, secret])),
    variables: variablesOf(url, world),
    receive: (message) => {
      const id = receive(message, world);
      world.agenda.runDue();
      return id;
    },
    advance: (milliseconds) => {
      world.clock.advance(milliseconds);
      world.agenda.runDue();
    },
    settled: () => world.courier.settled(),
    deliveries: () => world.courier.deliveries,
    close: () =>
      new Promise((closed) => {
        world.close();
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function notListening(port: number, cause: unknown): OptionError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new OptionError(
    'bad-option',
    `cannot listen on port ${port} of 127.0.0.1: ${port > 65_535 ? 'the last port is 65535' : reason}`,
    {
      hint: 'Choose another port with --port, or leave it out for a free one',
      cause,
    },
  );
}

function variablesOf(url: string, world: World): Readonly<Record<string, string>> {
  const inbound = world.messages.find(({ direction }) => direction === 'inbound');
  const token = world.tokens[0];
  const app = world.all('app').find(({ id }) => id === token?.app);
  return {
    'Graph-URL': url,
    ...(app && { 'App-Secret': app.secret }),
    ...(token && { 'User-Access-Token': token.text }),
    ...(inbound && { 'Recipient-Phone-Number': `+${inbound.user}`, 'Inbound-Message-ID': inbound.id }),
    'Two-Step-PIN': '123456',
    'Verification-Code': verificationCode,
    'Authorization-Code': 'simulator-code',
    'Backup-Password': 'simulator-password',
  };
}
