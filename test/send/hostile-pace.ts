import type { Socket } from 'node:net';

/** Goes on as fast as it is read, for as long as somebody is there. */
export function flood(socket: Socket, piece: string | Uint8Array): void {
  const bytes = Buffer.from(piece as string);
  const block = Buffer.concat(Array.from({ length: Math.ceil(20_000 / bytes.length) }, () => bytes));
  const write = (): void => {
    while (socket.writable && socket.write(block));
  };
  socket.on('drain', write);
  write();
}

/** A piece at a time, and the last one again and again. */
export function drip(socket: Socket, pieces: Iterable<string | Uint8Array>, milliseconds = 1000): void {
  const waiting = [...pieces];
  const timer = setInterval(() => {
    const next = waiting.length > 1 ? waiting.shift() : waiting[0];
    if (socket.writable) socket.write(next ?? '');
  }, milliseconds);
  socket.on('close', () => clearInterval(timer));
}
