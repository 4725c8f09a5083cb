import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { answer } from './answers.ts';
import type { WireRequest } from './wire.ts';

/** Makes tunnels, and answers itself what it is asked by a whole URL. Who comes as `refused` is sent away. */
export function createProxy(note: (request: WireRequest) => void): Server {
  const take = ({ method = '', url = '', rawHeaders }: IncomingMessage, body: Buffer): WireRequest => {
    const headers = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : []));
    note({ method, path: url, headers, body });
    return { method, path: url.replace(/^http:\/\/[^/]*/, ''), headers, body };
  };
  const proxy = createServer(async (message, response) => {
    const request = take(message, Buffer.concat(await message.toArray()));
    response.sendDate = false;
    if (message.headers['proxy-authorization'] === `Basic ${btoa('refused:word')}`) response.writeHead(407).end();
    else await answer(request, response);
  });
  // A connection that is closed under a request would fail it.
  proxy.keepAliveTimeout = 0;
  proxy.on('connect', (message: IncomingMessage, client: Socket) => {
    take(message, Buffer.alloc(0));
    const [host = '', port] = message.url?.split(':') ?? [];
    const onward = connect(Number(port), host === 'localhost' ? '127.0.0.1' : host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      client.pipe(onward).pipe(client);
    });
    onward.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => onward.destroy());
  });
  return proxy;
}
