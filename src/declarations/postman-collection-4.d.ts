// biome-ignore-all lint/style/noDefaultExport: these libraries are CommonJS, whose one export is the default.

/** The edition of Postman's collection library whose objects newman 6 hands to its users: the part used here. */
declare module 'postman-collection-4' {
  export interface Property {
    id: string;
    name: string;
    parent(): ItemGroup | undefined;
    forEachParent(visit: (parent: ItemGroup) => void): void;
    toJSON(): Record<string, unknown>;
  }
  export interface PropertyList {
    readonly members: readonly Property[];
    count(): number;
  }
  export class ItemGroup implements Property {
    id: string;
    name: string;
    items: { readonly members: readonly (Item | ItemGroup)[] };
    parent(): ItemGroup | undefined;
    forEachParent(visit: (parent: ItemGroup) => void): void;
    toJSON(): Record<string, unknown>;
    static isItemGroup(value: unknown): value is ItemGroup;
  }
  export class Collection extends ItemGroup {
    constructor(definition: unknown);
    forEachItem(visit: (item: Item) => void): void;
    static isCollection(value: unknown): boolean;
  }
  export interface Script extends Property {
    exec?: readonly string[];
    src?: unknown;
    _lastExecutionId?: string;
  }
  export interface Event extends Property {
    listen: string;
    script?: Script;
  }
  export class Item implements Property {
    constructor(definition: unknown);
    id: string;
    name: string;
    request: Request;
    events: { listeners(name: string, options?: { excludeDisabled: boolean }): Event[] };
    parent(): ItemGroup | undefined;
    forEachParent(visit: (parent: ItemGroup) => void): void;
    getPath(): string[];
    getAuth(): RequestAuth | undefined;
    toJSON(): Record<string, unknown>;
  }
  export interface Sizes {
    readonly body: number;
    readonly header: number;
    readonly total: number;
  }
  export interface AuthParameter {
    readonly key: string;
    type: string;
  }
  export interface RequestAuth {
    parameters(): { one(key: string): AuthParameter | undefined; each(visit: (each: AuthParameter) => void): void };
  }
  export class Url {
    constructor(definition: unknown);
    toString(): string;
  }
  export class Request {
    constructor(definition: unknown);
    auth?: RequestAuth;
    method: string;
    url: Url;
    headers: PropertyList;
    body?: { mode: string; toString(): string };
    size(): Sizes;
    toJSON(): Record<string, unknown>;
  }
  export class Response {
    constructor(definition: unknown);
    id: string;
    code: number;
    stream: Uint8Array;
    responseTime: number;
    headers: PropertyList;
    cookies: PropertyList;
    reason(): string;
    text(): string;
    size(): Sizes;
    contentInfo(): Record<string, string> | undefined;
    static timingPhases(timings: unknown): Record<string, number> | undefined;
  }
  export class CookieList {
    constructor(parent: unknown, cookies: readonly unknown[]);
  }
  export class VariableScope {
    constructor(definition: unknown);
    id: string;
    name?: string;
    values: { readonly members: readonly { key: string; value: unknown; disabled?: boolean }[] };
    get(key: string): unknown;
    has(key: string): boolean;
    set(key: string, value: unknown, type?: string): void;
    unset(key: string): void;
    clear(): void;
    toJSON(): Record<string, unknown>;
    static isVariableScope(value: unknown): value is VariableScope;
  }
  const sdk: {
    Collection: typeof Collection;
    ItemGroup: typeof ItemGroup;
    Item: typeof Item;
    Url: typeof Url;
    Request: typeof Request;
    Response: typeof Response;
    CookieList: typeof CookieList;
    VariableScope: typeof VariableScope;
  };
  export default sdk;
}

declare module 'serialised-error' {
  /** An error as plain data with checksum, id, time and parsed stack: what newman's summary holds. */
  export default class SerialisedError {
    constructor(error: unknown, decorate?: boolean);
    name: string;
    message: string;
    test?: string;
    stack?: string;
    stacktrace: readonly { readonly lineNumber?: number; readonly columnNumber?: number }[];
  }
}

declare module 'liquid-json' {
  const json: { parse(text: string): unknown };
  export default json;
}

declare module 'cli-progress' {
  const progress: {
    readonly Bar: new (
      options: object,
    ) => {
      start(total: number, value: number): void;
      increment(): void;
      stop(): void;
    };
  };
  export default progress;
}

declare module 'lodash/camelCase.js' {
  export default function camelCase(text: string): string;
}
