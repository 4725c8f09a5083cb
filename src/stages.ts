import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DeliveryContext, type Parcel, type Prepared, prepare, transmit } from './deliver.ts';
import { openPackages, type ReadPackage } from './load/packages.ts';
import { toRequest } from './load/request.ts';
import type { Collection, Item, Script } from './model/collection.ts';
import type { Exchange } from './model/exchange.ts';
import type { RequestDefinition } from './model/request.ts';
import type { Scope } from './model/scope.ts';
import type { Row, ScopeName } from './model/variable.ts';
import { createDynamic, type Dynamic } from './resolve/dynamic.ts';
import { createLookUp, textsIn } from './resolve/scopes.ts';
import type { LookUp } from './resolve/substitute.ts';
import { resolveUrl } from './resolve/url.ts';
import { sandboxOptions } from './sandbox-options.ts';
import { ResponseFiles } from './save/response-files.ts';
import { saverFor } from './saver.ts';
import { createSandbox, type Mutations, type Sandbox, type SandboxLevel, type ScriptResult } from './script/sandbox.ts';
import type { CookieStore } from './send/cookies.ts';
import { connectionSecrets } from './send/credentials.ts';
import type { ConnectionSettings } from './send/routes.ts';
import { createSender, type Sender } from './send/sender.ts';
import { createSigner, type Signer } from './sign/sign.ts';
import type { Turn } from './step.ts';
import { Vault } from './vault.ts';
import { version } from './version.ts';

/** What the stages of a run can be told. Times are milliseconds; 0 or absent means no limit. */
export interface StageOptions extends ConnectionSettings {
  /** The environment's name, for `pm.environment.name`. */
  readonly environmentName?: string | undefined;
  /** Longest time to wait for an answer. Default: ten minutes; 0 waits for ever. */
  readonly requestTimeout?: number | undefined;
  /**
   * Longest time for one script, waiting included. Absent: it may wait as long as it likes, but not keep the processor
   * for 10 seconds without a pause.
   */
  readonly scriptTimeout?: number | undefined;
  /** A script fails too that leaves something unfinished, or throws when its own code has ended. */
  readonly strict?: boolean | undefined;
  /** What keeps scripts in bounds (default: a context in this process). */
  readonly sandbox?: SandboxLevel | undefined;
  /** Most memory that isolated scripts may use, in megabytes (default: 128). */
  readonly sandboxMemory?: number | undefined;
  /** Longest time for the whole run; what is under way is given up and the run ends as failed. */
  readonly timeout?: number | undefined;
  readonly followRedirects?: boolean | undefined;
  /** Longest answer in decoded bytes; 0 for any. Default: 536,870,888 in memory, any length in a file. */
  readonly maxResponseBytes?: number | undefined;
  /** A folder for the bodies of answers to items (docs/responses.md). */
  readonly saveResponses?: string | undefined;
  /** Accept TLS certificates that cannot be verified. */
  readonly insecure?: boolean | undefined;
  /** Where the files are that a collection names, before the collection's own folder; default: the current directory. */
  readonly workingDirectory?: string | undefined;
  /** Allow files outside the working directory and the collection's folder. */
  readonly readOutside?: boolean | undefined;
  /** Where packages of `pm.require` are; default: `postman/packages` in the working directory. */
  readonly packageDirectory?: string | undefined;
  /** A store of tough-cookie's that the run takes its cookies from and puts them into. Default: one of its own. */
  readonly cookieStore?: CookieStore | undefined;
  /** The only domains whose cookies scripts may reach by `pm.cookies.jar()`. Default: all. */
  readonly cookieDomains?: readonly string[] | undefined;
  /** The text of a secret, by its name: what `{{vault:name}}` stands for. */
  readonly vault?: ((name: string) => string | undefined) | undefined;
  /** Scripts may read and change those secrets (`pm.vault`). */
  readonly allowVault?: boolean | undefined;
  /** Origins whose requests go elsewhere, e.g. `https://graph.facebook.com` to a simulator. */
  readonly origins?: ReadonlyMap<string, string> | undefined;
  /** Told every secret the run comes across, so that outputs can hide it. */
  readonly learnSecret?: ((secret: unknown) => void) | undefined;
  /** Why an item must not be sent; it is skipped for that reason. `target` is where it would go, as far as is known. */
  readonly reasonToSkip?: ((item: Item, target: () => URL | undefined) => string | undefined) | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** A number from 0 to below 1. */
  readonly random?: (() => number) | undefined;
}

/** Nobody waits longer for one answer on purpose, and nothing should hang for ever. */
const tenMinutes = 600_000;

export type Scopes = Readonly<Record<ScopeName, Scope>>;

/** What a script works on. */
export interface ScriptSubject {
  readonly item: Item;
  readonly turn: Turn;
  readonly request: RequestDefinition;
  /** Absent before the request was sent. */
  readonly exchange?: Exchange | undefined;
}

/** The stages of one run: each is loaded when first needed and keeps its state (context, connections, cookies). */
export class Stages {
  readonly scopes: Scopes;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** How many scripts wait for this run. */
  readonly depth: number;
  readonly #collection: Collection;
  readonly #options: StageOptions;
  readonly #deadline: number | undefined;
  readonly #dynamic: Dynamic;
  readonly #secretNames: ReadonlySet<string>;
  readonly #vault: Vault;
  readonly #files: ResponseFiles | undefined;
  /** The stages that a nested run shares. */
  readonly #root: Stages;
  readonly #hear: ((mutations: Mutations) => void) | undefined;
  #sandbox: Promise<Sandbox> | undefined;
  #sender: Sender | undefined;
  #signer: Signer | undefined;
  #packages: ReadPackage | undefined;

  constructor(
    collection: Collection,
    scopes: Scopes,
    signal: AbortSignal,
    options: StageOptions,
    outer?: { readonly stages: Stages; readonly hear: (mutations: Mutations) => void },
  ) {
    this.#collection = collection;
    this.scopes = scopes;
    this.signal = signal;
    this.now = options.now ?? Date.now;
    this.#options = options;
    this.#root = outer === undefined ? this : outer.stages.#root;
    this.#hear = outer?.hear;
    this.depth = outer === undefined ? 0 : outer.stages.depth + 1;
    this.#deadline = options.timeout ? performance.now() + options.timeout : undefined;
    this.#vault =
      outer === undefined ? new Vault(options.vault, options.allowVault ?? false, this.#learn) : outer.stages.#vault;
    this.#files = options.saveResponses === undefined ? undefined : new ResponseFiles(options.saveResponses);
    this.#dynamic = createDynamic({ now: this.now, random: options.random ?? Math.random });
    const secrets = Object.values(scopes).flatMap((scope) => scope.toArray().filter(({ type }) => type === 'secret'));
    this.#secretNames = new Set(secrets.map(({ key }) => key));
    for (const { value } of secrets) this.#learn(value);
    for (const secret of connectionSecrets(options.certificates, options.proxy)) this.#learn(secret);
  }

  /** The same stages for a request that a script runs; `hear` is told what its scripts change. */
  nest(scopes: Scopes, signal: AbortSignal, hear: (mutations: Mutations) => void): Stages {
    const either = AbortSignal.any([this.signal, signal]);
    return new Stages(this.#collection, scopes, either, this.#options, { stages: this, hear });
  }

  /** Finds out before the run what it could not do without. */
  async check(): Promise<void> {
    if (this.#options.sandbox === 'isolated') await this.#openSandbox();
  }

  /** Waits, or until the run is ended. */
  async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.signal }).catch(() => undefined);
  }

  /** Runs a script and applies its variable changes. */
  async execute(script: Script, { item, turn, request, exchange }: ScriptSubject): Promise<ScriptResult> {
    const sandbox = await this.#root.#openSandbox();
    if (script.source.includes('replaceIn')) await this.#dynamic.prepare(textsIn(script.source, this.scopes, turn.row));
    const result = await sandbox.execute(script, {
      phase: script.phase,
      iteration: turn.iteration,
      iterationCount: turn.iterations,
      item: { id: item.id, name: item.name, path: [this.#collection.name, ...item.path] },
      scopes: this.scopes,
      environmentName: this.#options.environmentName,
      data: turn.row,
      dynamic: this.#dynamic.value,
      request,
      response: exchange?.response,
      cookies: exchange?.cookies ?? [],
      sendRequest: (definition) => this.#sendFromScript(definition),
      cookieJar: this.#root.#openSender().jar,
      readPackage: (name, user) => this.#root.#openPackages()(name, user),
      runRequest: async (call) => (await import('./nested.ts')).runNested(this, this.#collection, turn, call),
      vault: (method, key, value) => this.#vault.act(method, key, value),
      isNested: this.depth > 0,
      signal: this.signal,
    });
    for (const [name, mutations] of Object.entries(result.mutations)) {
      for (const mutation of mutations) {
        this.scopes[name as ScopeName].apply(mutation);
        if (mutation.kind === 'set' && this.#secretNames.has(mutation.key)) this.#learn(mutation.value);
      }
    }
    this.#hear?.(result.mutations);
    return result;
  }

  /** Resolves and signs an item's request. */
  async prepare(item: Item, request: RequestDefinition, turn: Turn): Promise<Prepared> {
    // Scripts may change anything of a request but its way to the server.
    const { certificate, proxy } = item.request;
    const parcel: Parcel = {
      definition: { ...request, auth: request.auth ?? item.auth, certificate, proxy },
      behavior: item.behavior,
      lookUp: this.#lookUp(turn.row),
      source: 'item',
      authOwner: item.auth ?? item,
      save: this.#files && saverFor(item, turn, this.#files),
    };
    return prepare(parcel, this.#delivery());
  }

  /** Sends what was prepared. Whatever goes wrong is in the exchange. */
  async transmit(prepared: Prepared): Promise<Exchange> {
    return transmit(prepared, this.#delivery());
  }

  /** Why this item is not sent: it cannot be, or whoever runs it does not want it. */
  reasonToSkip(item: Item, row: Row): string | undefined {
    return item.skip ?? this.#options.reasonToSkip?.(item, () => this.#targetOf(item, row));
  }

  async close(): Promise<void> {
    await Promise.all([this.#sandbox?.then((sandbox) => sandbox.dispose()), this.#sender?.close()]);
  }

  #lookUp(data: Row): LookUp {
    return createLookUp({ ...this.scopes, data, vault: this.#vault.lookUp, dynamic: this.#dynamic });
  }

  #targetOf(item: Item, row: Row): URL | undefined {
    const resolved = resolveUrl(item.request.url, item.behavior, this.#lookUp(row));
    if (resolved.kind === 'failed' || !URL.canParse(resolved.url)) return undefined;
    const url = new URL(resolved.url);
    const origin = this.#options.origins?.get(url.origin) ?? url.origin;
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
    const root = this.#root;
    root.#signer ??= createSigner({ now: this.now, random: this.#options.random ?? Math.random });
    const sender = root.#openSender();
    return { dynamic: this.#dynamic, signer: root.#signer, sender, signal: this.signal, learn: this.#learn };
  }

  #openSandbox(): Promise<Sandbox> {
    this.#sandbox ??= createSandbox(sandboxOptions(this.#options, this.#deadline));
    return this.#sandbox;
  }

  /** Files beside the collection come before those of the working directory. */
  #openPackages(): ReadPackage {
    const { workingDirectory = '.', packageDirectory = 'postman/packages' } = this.#options;
    const here = resolve(workingDirectory);
    this.#packages ??= openPackages({
      roots: [...new Set([this.#collection.directory ?? here, here])],
      packages: resolve(workingDirectory, packageDirectory),
    });
    return this.#packages;
  }

  #openSender(): Sender {
    const options = this.#options;
    this.#sender ??= createSender({
      requestTimeout: options.requestTimeout ?? tenMinutes,
      insecure: options.insecure ?? false,
      followRedirects: options.followRedirects ?? true,
      maxResponseBytes: options.maxResponseBytes,
      workingDirectory: options.workingDirectory ?? resolve('.'),
      collectionDirectory: this.#collection.directory,
      readOutside: options.readOutside ?? false,
      origins: options.origins ?? new Map(),
      cookieStore: options.cookieStore,
      cookieDomains: options.cookieDomains,
      certificates: options.certificates,
      trustedCertificates: options.trustedCertificates,
      keyLog: options.keyLog,
      proxy: options.proxy,
      agents: options.agents,
      protocolVersion: options.protocolVersion,
      userAgent: `Postino/${version}`,
      now: () => performance.now(),
      random: options.random ?? Math.random,
    });
    return this.#sender;
  }

  readonly #learn = (secret: unknown): void => {
    if (secret !== undefined && secret !== null && secret !== '') this.#options.learnSecret?.(secret);
  };
}
