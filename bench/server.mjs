// The server of the benchmark, in a process of its own: a small JSON answer, and how often it was asked.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';

let count = 0;
const read = (name) => readFileSync(new URL(`../test/fixtures/certificates/${name}`, import.meta.url));
const answer = (request, response) => {
  count++;
  request.resume();
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ id: count, name: 'Ada', path: request.url }));
};
const servers = [
  createServer(answer),
  createSecureServer({ key: read('server-key.pem'), cert: read('server.pem') }, answer),
];

let ready = 0;
for (const server of servers) {
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    ready++;
    if (ready === servers.length) process.send({ ports: servers.map((each) => each.address().port) });
  });
}

process.on('message', () => {
  process.send({ count });
  count = 0;
});
process.on('disconnect', () => process.exit());
