import type { Connection, Timings } from '../model/connection.ts';
import type { Hop } from '../model/exchange.ts';
import type { Style } from './style.ts';

/** Where the time of each hop went, and over which connection; the hop is named if there are several. */
export function hopLines(hops: readonly Hop[], style: Style): string[] {
  return hops.flatMap((hop) => {
    const name = hops.length === 1 ? '' : `${hop.method} ${hop.url} `;
    const about = [`HTTP/${hop.httpVersion}`, ...connectionFacts(hop.connection)].join(', ');
    const isSecure = hop.connection?.tlsProtocol !== undefined;
    return [`  ${style.line(`${name}${about}`)}`, `  ${phases(hop.timings, isSecure)}`].map((line) =>
      style.paint.dim(line),
    );
  });
}

function connectionFacts(connection: Connection | undefined): readonly string[] {
  if (connection === undefined) return ['no connection'];
  const { reused, remoteAddress, remotePort, tlsProtocol, cipher, proxy } = connection;
  const address = remoteAddress?.includes(':') ? `[${remoteAddress}]` : remoteAddress;
  return [
    `${reused ? 'kept' : 'new'} connection${address === undefined ? '' : ` to ${address}:${remotePort}`}`,
    ...(proxy === undefined ? [] : [`through ${proxy}`]),
    ...(tlsProtocol === undefined ? [] : [[tlsProtocol, cipher].filter(Boolean).join(' ')]),
  ];
}

/** newman's phases under its names. */
function phases(timings: Timings, isSecure: boolean): string {
  const told: readonly (readonly [string, number])[] = [
    ['prepare', timings.prepare],
    ['wait', timings.wait],
    ['dns', timings.dns],
    ['tcp', timings.tcp],
    ...(isSecure ? [['tls', timings.secureHandshake] as const] : []),
    ['first byte', timings.firstByte],
    ['download', timings.download],
    ['process', timings.process],
  ];
  return told.map(([name, milliseconds]) => `${name} ${Math.round(milliseconds * 10) / 10}ms`).join(', ');
}
