// The floor: the same requests in a bare undici loop, without scripts, variables other than rows, or a report.
import { readFileSync } from 'node:fs';
import { Client } from 'undici';

const [collectionPath, rowsPath, iterations = '1'] = process.argv.slice(2);
const { item } = JSON.parse(readFileSync(collectionPath, 'utf8'));
const [names, ...lines] = readLines(rowsPath);
const client = new Client(new URL(item[0].request.url).origin, { connect: { rejectUnauthorized: false } });

for (let iteration = 0; iteration < Number(iterations); iteration++) {
  const row = readRow(iteration);
  for (const { request } of item) {
    const { pathname, search } = new URL(request.url.replace(/\{\{(\w+)\}\}/g, (_, name) => row[name]));
    const { statusCode, body } = await client.request({ method: request.method, path: pathname + search });
    if (statusCode !== 200 || (await body.json()).name !== 'Ada') throw new Error('not the answer');
  }
}
await client.close();

function readLines(path) {
  if (!path) return [[], ''];
  const [head, ...rest] = readFileSync(path, 'utf8').trim().split('\n');
  return [head.split(','), ...rest];
}

function readRow(index) {
  const cells = lines[index % lines.length].split(',');
  return Object.fromEntries(names.map((name, place) => [name, cells[place]]));
}
