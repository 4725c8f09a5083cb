import { type AgentOptions, type ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** An agent of a user's own for each protocol; used as it is. */
export interface OwnAgents {
  readonly http?: HttpAgent | undefined;
  readonly https?: HttpAgent | undefined;
}

/** Makes a connection in another way than node does, told the name to ask the server's certificate for. */
export type Open = (servername: string | undefined) => Promise<Socket>;

type Opened = { readonly open?: Open; readonly servername?: string };
type Done = (error: Error | null, stream: Duplex) => void;

/** Keeps connections of one kind for the next requests. */
export class OpeningHttpAgent extends HttpAgent {
  override createConnection(options: ClientRequestArgs & Opened, done?: Done): Duplex | null | undefined {
    return options.open === undefined ? super.createConnection(options, done) : open(options, done);
  }
}

export class OpeningHttpsAgent extends HttpsAgent {
  override createConnection(options: RequestOptions & Opened, done?: Done): Duplex | null | undefined {
    return options.open === undefined ? super.createConnection(options, done) : open(options, done);
  }
}

function open({ open: make, servername }: Opened, done?: Done): undefined {
  make?.(servername).then(
    (socket) => done?.(null, socket),
    // Node takes an error alone; its types do not say so.
    (error: Error) => (done as ((error: Error) => void) | undefined)?.(error),
  );
  return undefined;
}

/** Agents that keep their connections, one of each protocol for each kind of connection. */
export class Agents {
  readonly http: HttpAgent;
  readonly https: HttpAgent;
  readonly #options: AgentOptions;
  readonly #keyLog: ((line: Uint8Array) => void) | undefined;
  readonly #others = new Map<string, HttpAgent>();

  constructor(options: AgentOptions, keyLog: ((line: Uint8Array) => void) | undefined) {
    this.#options = { keepAlive: true, ...options };
    this.#keyLog = keyLog;
    this.http = new OpeningHttpAgent(this.#options);
    this.https = this.#secure();
  }

  /** `kind` tells connections apart that must not be mixed up: by proxy, certificate and TLS settings. */
  find(isSecure: boolean, kind: string): HttpAgent {
    if (kind === '') return isSecure ? this.https : this.http;
    const key = `${isSecure} ${kind}`;
    let agent = this.#others.get(key);
    if (agent === undefined) {
      agent = isSecure ? this.#secure() : new OpeningHttpAgent(this.#options);
      this.#others.set(key, agent);
    }
    return agent;
  }

  close(): void {
    for (const agent of [this.http, this.https, ...this.#others.values()]) agent.destroy();
  }

  #secure(): HttpsAgent {
    const agent = new OpeningHttpsAgent(this.#options);
    if (this.#keyLog !== undefined) agent.on('keylog', this.#keyLog);
    return agent;
  }
}
