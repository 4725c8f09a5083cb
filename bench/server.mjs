// The server of the benchmark, in a process of its own: a small JSON answer, and how often it was asked.
import { createServer } from 'node:http';

let count = 0;
const server = createServer((request, response) => {
  count++;
  request.resume();
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ id: count, name: 'Ada', path: request.url }));
});

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

process.on('message', () => {
  process.send({ count });
  count = 0;
});
process.on('disconnect', () => process.exit());
