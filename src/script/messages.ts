/** What passes between host and guest: primitives only, on an object without prototype. */
export interface Mailbox {
  /** What the host wants: set before it enters, as JSON. */
  input: string;
  /** What the guest tells: one JSON array per line. */
  output: string;
  /** The compiled script to run; made in the guest's context by the host. */
  code: (() => () => Promise<unknown>) | undefined;
  /** The reason of a promise that nobody handles. */
  reason: unknown;
}

/** What the guest is told when a script starts; everything else it asks for when touched. */
export interface Start {
  readonly phase: 'prerequest' | 'test';
  readonly iteration: number;
  readonly iterationCount: number;
  readonly item: { readonly id: string; readonly name: string; readonly path: readonly string[] };
  /** The name of the collection, folder or request whose script this is. */
  readonly place: string;
  /** Are the names from before `pm` there? Not after `"use sandbox2";`. */
  readonly hasLegacy: boolean;
  readonly environmentName?: string | undefined;
  readonly globalsName?: string | undefined;
  /** Absent when there is no answer, and before the request was sent. */
  readonly response?: ResponseFacts | undefined;
  /** Another script waits for this one. */
  readonly isNested: boolean;
}

/** What a response says without its body and headers. `answer` is the number by which the host knows its rest. */
export interface ResponseFacts {
  readonly answer: number;
  readonly status: number;
  readonly reason: string;
  readonly milliseconds: number;
  readonly bytes: number;
}

/** An error on its way to the host, which finds line and column in the stack. */
export interface ToldError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** Why a request got no answer; a number in errors of the web. */
  readonly code?: string | number;
  /** What else node says of a request without an answer: system call, address, port. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A key of `crypto.subtle`: all that is needed to make it again. Bytes are Latin-1. */
export interface KeyFacts {
  readonly type: string;
  readonly extractable: boolean;
  readonly algorithm: unknown;
  readonly usages: readonly string[];
  readonly format: 'raw' | 'spki' | 'pkcs8';
  readonly bytes: string;
}

/** What a method of `crypto.subtle` gave. */
export type CryptoAnswer =
  | { readonly kind: 'bytes'; readonly bytes: string }
  | { readonly kind: 'key'; readonly key: KeyFacts }
  | { readonly kind: 'pair'; readonly publicKey: KeyFacts; readonly privateKey: KeyFacts }
  | { readonly kind: 'value'; readonly value: unknown };

/** What the host wants of the guest. */
export type Order =
  | { readonly kind: 'run'; readonly start: Start }
  | { readonly kind: 'answer'; readonly serial: number; readonly error: ToldError | null; readonly answer?: unknown }
  | { readonly kind: 'rejected' }
  /** Back to the script that waits for this one. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'finish' };

/** A value of `console` in parts that JSON can carry: primitives stay, the rest is `[tag, …]`; objects are numbered. */
export type Encoded = string | number | boolean | null | readonly [string, ...unknown[]];
