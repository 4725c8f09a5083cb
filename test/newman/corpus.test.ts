import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aimAt, findCollections, valueForEveryName } from '../compat/corpus.ts';
import { type RecordingServer, startRecordingServer } from '../compat/recording-server.ts';
import { normalise } from './normalise.ts';
import { type Played, playBoth, type Results } from './played.ts';
import { warningsOf, withoutWarnings } from './warnings.ts';

const collections = [...findCollections('collections'), ...findCollections(process.env['POSTINO_CORPUS'])];

let server: RecordingServer;
let folder: string;
let newman: Results;
let postino: Results;

beforeAll(async () => {
  server = await startRecordingServer();
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  const aimed = collections.map((path) => ({ name: basename(path), text: prepare(aimAt(path, server.port)) }));
  for (const { name, text } of aimed) writeFileSync(join(folder, name), text);
  const values = Object.entries(valueForEveryName(aimed.map(({ text }) => text).join(), server.port));
  writeFileSync(
    join(folder, 'environment.json'),
    JSON.stringify({ id: 'e', name: 'Values', values: values.map(([key, value]) => ({ key, value })) }),
  );
  [newman, postino] = await playBoth('corpus-scenarios.mjs', { CORPUS_FOLDER: folder });
}, 300_000);

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/**
 * Leaves out pages of documentation, which newman takes for requests (docs/differences.md: documentation-entries), and
 * all files: with some of them newman hangs over a wrong `Content-Length` (content-length).
 */
function prepare(collection: string): string {
  return JSON.stringify(JSON.parse(collection), (key, value) => {
    if (key === 'src') return 'nowhere.txt';
    return Array.isArray(value) ? value.filter((each) => !isPage(each)) : value;
  });
}

function isPage(value: { request?: { method?: string; url?: string | { raw?: string } } } | null): boolean {
  const { method, url } = value?.request ?? {};
  return method === 'VIEW' || url === '' || (typeof url === 'object' && url.raw === '');
}

const names = collections.map((path) => basename(path));

test.for(names)('%s: the same events and exports', (name) => {
  const [theirs, ours] = [newman[name] as Played, postino[name] as Played];
  expect(ours.error).toEqual(theirs.error);
  const [theirEvents, ourEvents] = [theirs, ours].map(({ log }) => withoutWarnings(log));
  expect(normalise(ourEvents)).toEqual(normalise(theirEvents));
  expect(warningsOf(ours)).toEqual(warningsOf(theirs));
  for (const file of ['collection', 'cookie-jar', 'environment', 'globals']) {
    expect(normalise(contentOf(ours, file))).toEqual(normalise(contentOf(theirs, file)));
  }
});

test.for(names)('%s: the same reports', (name) => {
  const [theirs, ours] = [newman[name] as Played, postino[name] as Played];
  for (const file of ['json', 'junit']) {
    expect(normalise(contentOf(ours, file))).toEqual(normalise(contentOf(theirs, file)));
  }
  expect(normalise(ours.summary)).toEqual(normalise(theirs.summary));
  expect(ours.screen).toBe(theirs.screen);
});

function contentOf({ files }: Played, name: string): string {
  const file = files.find((each) => each.name === name);
  if (file === undefined) throw new Error(`${name} was not written`);
  return file.text;
}
