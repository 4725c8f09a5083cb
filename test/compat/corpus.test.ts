import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aimAt, findCollections, valueForEveryName } from './corpus.ts';
import { blurOutcome, type Outcome, type Ran } from './outcome.ts';
import { type RecordingServer, startRecordingServer } from './recording-server.ts';
import { type Newman, type RunFiles, startNewman } from './through-newman.ts';
import { runThroughPostino } from './through-postino.ts';

const shipped = findCollections('collections');
const corpus = findCollections(process.env['POSTINO_CORPUS']);

let server: RecordingServer;
let newman: Newman;
let folder: string;

beforeAll(async () => {
  server = await startRecordingServer();
  newman = startNewman();
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterAll(async () => {
  await newman.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

test('without a folder there is no corpus, with one there are its collections', () => {
  writeFileSync(join(folder, 'b.postman_collection.json'), '{}');
  writeFileSync(join(folder, 'a.postman_collection.json'), '{}');
  writeFileSync(join(folder, 'notes.txt'), '');
  expect(findCollections(undefined)).toEqual([]);
  expect(findCollections(folder).map((path) => basename(path))).toEqual([
    'a.postman_collection.json',
    'b.postman_collection.json',
  ]);
});

for (const path of [...shipped, ...corpus]) {
  test(`${basename(path)} gives the same requests`, { timeout: 120_000 }, async () => {
    const files = layOut(path);
    const blur = blurTimes(aimAt(path, server.port));
    const theirs = await observe(() => newman.run(files, {}), blur);
    const ours = await observe(() => runThroughPostino(files, {}), blur);
    expect(ours.requests.length).toBeGreaterThan(0);
    expect(ours.requests).toEqual(theirs.requests);
    expect(ours.assertions).toEqual(theirs.assertions);
    expect(ours.order).toEqual(theirs.order);
    expect(theirs.unsent.filter((name) => !documentation(path).has(name))).toEqual(ours.unsent);
  });
}

async function observe(start: () => Promise<Ran>, blur: (text: string) => string): Promise<Outcome> {
  server.take();
  const ran = await start();
  return blurOutcome({ ...ran, requests: server.take() }, { ports: server, folder }, blur);
}

/** Names the points in time that a run made itself: numbers of that size which the collection does not hold. */
function blurTimes(collection: string): (text: string) => string {
  const isTime = /(?<!\d)\d{10}(?:\d{3})?(?!\d)/g;
  return (text) => text.replace(isTime, (digits) => (collection.includes(digits) ? digits : '<time>'));
}

function layOut(path: string): RunFiles {
  const collection = aimAt(path, server.port);
  const values = Object.entries(valueForEveryName(collection, server.port)).map(([key, value]) => ({ key, value }));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {
    collection: write('aimed.json', collection),
    environment: write('values.json', JSON.stringify({ name: 'Values', values })),
    globals: undefined,
    rows: undefined,
    workingDir: folder,
  };
}

/** Entries without a URL: newman tries and fails, Postino skips and tells (docs/differences.md: documentation-entries). */
function documentation(path: string): ReadonlySet<string> {
  const names = new Set<string>();
  JSON.parse(aimAt(path, server.port), (_key, value) => {
    if (value?.request?.method === 'VIEW' || value?.request?.url === '' || value?.request?.url?.raw === '')
      names.add(value.name);
    return value;
  });
  return names;
}
