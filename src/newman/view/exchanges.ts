import type { Exchange, Response } from '../../model/exchange.ts';
import { headerOf } from './header.ts';

const exchanges = new WeakMap<object, Exchange>();

/** Remembers which exchange an event tells of, so that the summary need not build objects nobody asked for. */
export function rememberExchange<Told extends object>(told: Told, exchange: Exchange): Told {
  exchanges.set(told, exchange);
  return told;
}

export function exchangeOf(told: object): Exchange | undefined {
  return exchanges.get(told);
}

/** Bytes of a body as Postman counts them: what the server declared if it was compressed, else what came out. */
export function bodySizeOf({ headers, body }: Response): number {
  const encoding = headerOf(headers, 'content-encoding')?.toLowerCase() ?? '';
  const declared = headerOf(headers, 'content-length');
  const isCompressed = encoding.includes('gzip') || encoding.includes('deflate');
  return isCompressed && declared !== undefined && /^\d+$/.test(declared) ? Number(declared) : body.byteLength;
}
