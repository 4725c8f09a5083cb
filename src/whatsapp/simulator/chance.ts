import { createHash } from 'node:crypto';

/**
 * Everything that looks random in the simulator. The same name and the same order of questions of one purpose give
 * the same answers, whatever else was asked in between.
 */
export interface Chance {
  /** So many bytes, base64url without padding. */
  readonly text: (purpose: string, bytes: number) => string;
  /** So many hexadecimal digits. */
  readonly hex: (purpose: string, digits: number) => string;
  /** At least 0, less than 1. */
  readonly fraction: (purpose: string) => number;
}

export function createChance(name: string): Chance {
  const drawn = new Map<string, number>();
  const draw = (purpose: string): Buffer => {
    const count = drawn.get(purpose) ?? 0;
    drawn.set(purpose, count + 1);
    return digest(`${name}/${purpose}/${count}`);
  };
  return {
    text: (purpose, bytes) => draw(purpose).subarray(0, bytes).toString('base64url'),
    hex: (purpose, digits) => draw(purpose).toString('hex').slice(0, digits),
    fraction: (purpose) => draw(purpose).readUInt32BE() / 2 ** 32,
  };
}

/** 64 bytes that depend on the text only. */
export function digest(text: string): Buffer {
  return createHash('sha512').update(text).digest();
}

/** A whole number from `least` to `most` that depends on the text only. */
export function numberFrom(text: string, least: number, most: number): number {
  return least + (digest(text).readUInt32BE() % (most - least + 1));
}
