import { setTimeout as sleep } from 'node:timers/promises';
import { toRequest } from '../load/collection/request.ts';
import type { Collection, Item, Script } from '../model/collection.ts';
import type { Exchange } from '../model/exchange.ts';
import type { RequestDefinition } from '../model/request.ts';
import type { Scope } from '../model/scope.ts';
import type { Row, ScopeName } from '../model/variable.ts';
import { createLookUp, textsIn } from '../resolve/scopes.ts';
import type { LookUp } from '../resolve/substitute.ts';
import { resolveUrl } from '../resolve/url.ts';
import type { Mutations, RequestCall, RequestRun, ScriptResult } from '../script/contract.ts';
import { type DeliveryContext, type Parcel, type Prepared, prepare, transmit } from './deliver.ts';
import type { StageOptions } from './options.ts';
import { Resources } from './resources.ts';
import { saverFor } from './saver.ts';
import type { Turn } from './turn.ts';

export type Scopes = Readonly<Record<ScopeName, Scope>>;

/** What a script works on. */
export interface ScriptSubject {
  readonly item: Item;
  readonly turn: Turn;
  readonly request: RequestDefinition;
  /** Absent before the request was sent. */
  readonly exchange?: Exchange | undefined;
}

/** What stages work with: those of a run, or of a request that a script of that run runs. */
interface StageInput {
  readonly collection: Collection;
  readonly scopes: Scopes;
  readonly signal: AbortSignal;
  readonly options: StageOptions;
  /** Runs another request of the collection, with these stages, for a script. */
  readonly runRequest: (stages: Stages, turn: Turn, call: RequestCall) => Promise<RequestRun>;
}

/** Of a nested run: the stages around it, and who is told what its scripts change. */
interface Outer {
  readonly resources: Resources;
  readonly depth: number;
  readonly hear: (mutations: Mutations) => void;
  readonly secretNames: ReadonlySet<string>;
}

/** What is done with one item: its scripts run, its request resolved and signed, sent. */
export class Stages {
  readonly scopes: Scopes;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** How many scripts wait for this run. */
  readonly depth: number;
  readonly #input: StageInput;
  readonly #resources: Resources;
  readonly #secretNames: ReadonlySet<string>;
  readonly #hear: ((mutations: Mutations) => void) | undefined;

  constructor(input: StageInput, outer?: Outer) {
    const { collection, scopes, signal, options } = input;
    this.#input = input;
    this.#resources = outer?.resources ?? new Resources(collection, options);
    this.#hear = outer?.hear;
    this.scopes = scopes;
    this.signal = signal;
    this.now = this.#resources.now;
    this.depth = outer === undefined ? 0 : outer.depth + 1;
    const secrets = Object.values(scopes).flatMap((scope) => scope.toArray().filter(({ type }) => type === 'secret'));
    // A script that removed a secret before it runs a request has not made its name harmless.
    this.#secretNames = new Set([...(outer?.secretNames ?? []), ...secrets.map(({ key }) => key)]);
    for (const { value } of secrets) this.#resources.learn(value);
  }

  /** The same stages for a request that a script runs, until `signal`; `hear` is told what its scripts change. */
  nest(scopes: Scopes, signal: AbortSignal, hear: (mutations: Mutations) => void): Stages {
    const outer = { resources: this.#resources, depth: this.depth, hear, secretNames: this.#secretNames };
    return new Stages({ ...this.#input, scopes, signal }, outer);
  }

  /** Learns what a variable becomes that has the name of a secret, however long it stays so. */
  readonly hearValue = (key: string, value: unknown): void => {
    if (this.#secretNames.has(key)) this.#resources.learn(value);
  };

  /** Finds out before the run what it could not do without. */
  async check(): Promise<void> {
    if (this.#input.options.sandbox === 'isolated') await this.#resources.sandbox;
  }

  /** Waits, or until the run is ended. */
  async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.signal }).catch(() => undefined);
  }

  /** Runs a script and applies its variable changes. */
  async execute(script: Script, { item, turn, request, exchange }: ScriptSubject): Promise<ScriptResult> {
    const { collection, options, runRequest } = this.#input;
    const { dynamic, sender, vault } = this.#resources;
    const sandbox = await this.#resources.sandbox;
    if (script.source.includes('replaceIn')) await dynamic.prepare(textsIn(script.source, this.scopes, turn.row));
    const result = await sandbox.execute(script, {
      phase: script.phase,
      iteration: turn.iteration,
      iterationCount: turn.iterations,
      item: { id: item.id, name: item.name, path: [collection.name, ...item.path] },
      scopes: this.scopes,
      environmentName: options.environmentName,
      globalsName: options.globalsName,
      data: turn.row,
      dynamic: dynamic.value,
      request,
      response: exchange?.response,
      cookies: exchange?.cookies ?? [],
      sendRequest: (definition) => this.#sendFromScript(definition),
      cookieJar: sender.jar,
      readPackage: (name, user) => this.#resources.packages(name, user),
      runRequest: (call) => runRequest(this, turn, call),
      vault: (method, key, value) => vault.act(method, key, value),
      hearValue: this.hearValue,
      isNested: this.depth > 0,
      signal: this.signal,
    });
    for (const [name, mutations] of Object.entries(result.mutations)) {
      for (const mutation of mutations) this.scopes[name as ScopeName].apply(mutation);
    }
    this.#hear?.(result.mutations);
    return result;
  }

  /** Resolves and signs an item's request. */
  async prepare(item: Item, request: RequestDefinition, turn: Turn): Promise<Prepared> {
    // Scripts may change anything of a request but its way to the server; a body they can replace, not take away.
    const { body, certificate, proxy } = item.request;
    const { files } = this.#resources;
    const parcel: Parcel = {
      definition: { body, ...request, auth: request.auth ?? item.auth, certificate, proxy },
      behavior: item.behavior,
      lookUp: this.#lookUp(turn.row),
      source: 'item',
      authOwner: item.auth ?? item,
      save: files && saverFor(item, turn, files),
    };
    return prepare(parcel, this.#delivery());
  }

  /** Sends what was prepared. Whatever goes wrong is in the exchange. */
  async transmit(prepared: Prepared): Promise<Exchange> {
    return transmit(prepared, this.#delivery());
  }

  /** Why this item is not sent: it cannot be, or whoever runs it does not want it. */
  reasonToSkip(item: Item, row: Row): string | undefined {
    return item.skip ?? this.#input.options.reasonToSkip?.(item, () => this.#targetOf(item, row));
  }

  async close(): Promise<void> {
    await this.#resources.close();
  }

  #lookUp(data: Row): LookUp {
    const { vault, dynamic } = this.#resources;
    const { local, environment, collection, globals } = this.scopes;
    return createLookUp({ local, data, environment, collection, globals, vault: vault.lookUp, dynamic });
  }

  #targetOf(item: Item, row: Row): URL | undefined {
    const resolved = resolveUrl(item.request.url, item.behavior, this.#lookUp(row));
    if (resolved.kind === 'failed' || !URL.canParse(resolved.url)) return undefined;
    const url = new URL(resolved.url);
    const origin = this.#input.options.origins?.get(url.origin) ?? url.origin;
    return URL.canParse(origin) ? new URL(url.pathname, origin) : undefined;
  }

  /** Variables in what a script sends are not filled in (Postman's rule); bodies of GET are kept. */
  async #sendFromScript(definition: unknown): Promise<Exchange> {
    const request = toRequest(definition);
    const parcel: Parcel = {
      definition: request,
      behavior: { disableBodyPruning: true },
      lookUp: () => undefined,
      source: 'script',
      authOwner: request,
    };
    return this.transmit(await prepare(parcel, this.#delivery()));
  }

  #delivery(): DeliveryContext {
    const { dynamic, signer, sender, learn } = this.#resources;
    return { dynamic, signer, sender, signal: this.signal, learn };
  }
}
