import { resolve } from 'node:path';
import { openPackages, type ReadPackage } from '../load/packages.ts';
import type { Collection } from '../model/collection.ts';
import { createDynamic, type Dynamic } from '../resolve/dynamic.ts';
import { ResponseFiles } from '../save/response-files.ts';
import { createSandbox, type Sandbox } from '../script/sandbox.ts';
import { connectionSecrets } from '../send/route/credentials.ts';
import { createSender, type Sender } from '../send/sender.ts';
import { createSigner, type Signer } from '../sign/sign.ts';
import { version } from '../version.ts';
import { collectionSecrets } from './collection-secrets.ts';
import type { StageOptions } from './options.ts';
import { sandboxOptions } from './sandbox-options.ts';
import { Vault } from './vault.ts';

/** Nobody waits longer for one answer on purpose, and nothing should hang for ever. */
const tenMinutes = 600_000;

/** What a run has once, nested runs included: each is opened when first needed and keeps its state to the run's end. */
export class Resources {
  readonly now: () => number;
  readonly dynamic: Dynamic;
  readonly vault: Vault;
  /** Where bodies of answers are saved, if they are. */
  readonly files: ResponseFiles | undefined;
  readonly #collection: Collection;
  readonly #options: StageOptions;
  readonly #random: () => number;
  readonly #deadline: number | undefined;
  #sandbox: Promise<Sandbox> | undefined;
  #sender: Sender | undefined;
  #signer: Signer | undefined;
  #packages: ReadPackage | undefined;

  constructor(collection: Collection, options: StageOptions) {
    this.#collection = collection;
    this.#options = options;
    this.#random = options.random ?? Math.random;
    this.#deadline = options.timeout ? performance.now() + options.timeout : undefined;
    this.now = options.now ?? Date.now;
    this.dynamic = createDynamic({ now: this.now, random: this.#random });
    this.vault = new Vault(options.vault, options.allowVault ?? false, this.learn);
    this.files = options.saveResponses === undefined ? undefined : new ResponseFiles(options.saveResponses);
    for (const secret of connectionSecrets(options.certificates, options.proxy)) this.learn(secret);
    if (options.learnSecret !== undefined) for (const secret of collectionSecrets(collection)) this.learn(secret);
  }

  /** Tells a secret to whoever hides secrets. */
  readonly learn = (secret: unknown): void => {
    if (secret !== undefined && secret !== null && secret !== '') this.#options.learnSecret?.(secret);
  };

  get sandbox(): Promise<Sandbox> {
    this.#sandbox ??= createSandbox(sandboxOptions(this.#options, this.#deadline));
    return this.#sandbox;
  }

  get signer(): Signer {
    this.#signer ??= createSigner({ now: this.now, random: this.#random });
    return this.#signer;
  }

  /** Files beside the collection come before those of the working directory. */
  get packages(): ReadPackage {
    const { workingDirectory = '.', packageDirectory = 'postman/packages' } = this.#options;
    const here = resolve(workingDirectory);
    this.#packages ??= openPackages({
      roots: [...new Set([this.#collection.directory ?? here, here])],
      packages: resolve(workingDirectory, packageDirectory),
    });
    return this.#packages;
  }

  get sender(): Sender {
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
      random: this.#random,
    });
    return this.#sender;
  }

  async close(): Promise<void> {
    await Promise.all([this.#sandbox?.then((sandbox) => sandbox.dispose()), this.#sender?.close()]);
  }
}
