import type { Exchange, Hop } from '../../model/exchange.ts';
import type { Header } from '../../model/request.ts';

/** What became of an exchange hop by hop, in the form of newman's `history`; it knows times only when it is to be verbose. */
export function historyOf({ hops }: Exchange, isVerbose: boolean): object {
  const data = hops.map((hop) => ({
    request: {
      method: hop.method,
      href: hop.url,
      headers: toPairs(hop.headers),
      proxy: hop.connection?.proxy && { href: hop.connection.proxy },
      httpVersion: hop.httpVersion,
    },
    response: hop.response && {
      statusCode: hop.response.status,
      headers: toPairs(hop.response.headers),
      httpVersion: hop.response.httpVersion,
    },
    timings: isVerbose && hop.response !== undefined ? toOffsets(hop) : undefined,
    session: undefined,
  }));
  return { execution: { verbose: false, sessions: {}, data } };
}

function toPairs(headers: readonly Header[]): readonly object[] {
  return headers.map(({ name, value }) => ({ key: name, value }));
}

/** When each phase had ended, in milliseconds since the start: what newman's `Response.timingPhases` takes apart. */
function toOffsets({ timings }: Hop): object {
  const { prepare, wait, dns, tcp, secureHandshake, firstByte, download, process: processing } = timings;
  const socket = prepare + wait;
  const lookup = socket + dns;
  const connect = lookup + tcp;
  const secure = connect + secureHandshake;
  const response = secure + firstByte;
  const end = response + download;
  const isSecure = secureHandshake > 0;
  return {
    start: 0,
    requestStart: prepare,
    offset: {
      request: prepare,
      socket,
      lookup,
      connect,
      ...(isSecure && { secureConnect: secure }),
      response,
      end,
      done: end + processing,
    },
  };
}
