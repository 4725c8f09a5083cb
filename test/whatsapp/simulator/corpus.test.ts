import { describe, expect, test } from 'vitest';
import { type Simulator, simulate } from '../../../src/whatsapp/simulator/simulate.ts';
import { call, noon } from '../graph.ts';
import { collectionsIn, requestsOf } from './corpus.ts';
import { refusals } from './corpus-refusals.ts';

/** Meta's own collections are no part of the project; where they are at hand, every request is made, in their order. */
const folder = process.env['POSTINO_CORPUS'];

test('every refusal is listed with its reason', () => {
  expect(refusals.filter(({ why }) => why.length < 10)).toEqual([]);
});

describe.runIf(folder !== undefined)(
  "Meta's collections: nothing fails, nothing is unknown, every refusal is listed",
  () => {
    for (const file of collectionsIn(folder)) {
      test(file, async () => {
        const graph = await simulate({ now: () => noon });
        const found = await refusalsIn(file, graph);
        await graph.close();
        const listed = refusals
          .filter((each) => file.includes(each.collection))
          .map(({ name, code }) => `${name}: ${code}`);
        expect(found.filter(({ told }) => !listed.includes(told))).toEqual([]);
        expect(listed.filter((each) => !found.some(({ told }) => told === each))).toEqual([]);
      });
    }
  },
);

async function refusalsIn(
  file: string,
  graph: Simulator,
): Promise<readonly { readonly told: string; readonly json: unknown }[]> {
  const found: { told: string; json: unknown }[] = [];
  const own = await prepare(graph);
  for (let place = 0; ; place++) {
    const request = requestsOf(folder ?? '', file, own)[place];
    if (request === undefined) return found;
    const { name, method, path, headers, body } = request;
    const { status, json } = await call(graph, path, { method, headers, ...(body === undefined ? {} : { body }) });
    expect(status, `${name}: ${JSON.stringify(json)}`).toBeLessThan(500);
    capture(json, path, own);
    if (path.endsWith('/deregister')) await register(graph);
    const { error } = json as { error?: { code: number } };
    if (status !== 200) found.push({ told: `${name}: ${error?.code}`, json });
  }
}

const number = '/v25.0/400000000000102';
const product = { messaging_product: 'whatsapp' };

/** What is sent after a deregistration would be refused, and nothing else be seen. */
async function register(graph: Simulator): Promise<void> {
  await call(graph, `${number}/register`, { json: { ...product, pin: '123456' } });
}

const media: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['IMAGE_OBJECT_ID'],
  'audio/ogg': ['AUDIO_OBJECT_ID'],
  'application/pdf': ['DOCUMENT_OBJECT_ID'],
  'image/webp': ['MEDIA_OBJECT_ID'],
  'video/mp4': ['VIDEO_OBJECT_ID'],
};

/** What a person has before running a collection: tokens, media, a received message. */
async function prepare(graph: Simulator): Promise<Record<string, string>> {
  const inbound = graph.variables['Inbound-Message-ID'] ?? '';
  const own: Record<string, string> = {
    'User-Access-Token': graph.tokens['system-user'] ?? '',
    'OAuth-User-Token': graph.tokens['user'] ?? '',
    INCOMING_MSG_ID: inbound,
    WHATSAPP_MESSAGE_ID: inbound,
  };
  for (const [type, names] of Object.entries(media)) {
    const body = new FormData();
    body.set('messaging_product', 'whatsapp');
    body.set('file', new Blob(['x'], { type }), 'file');
    const { id } = (await call(graph, `${number}/media`, { body })).json as { id: string };
    for (const name of names) own[name] = id;
  }
  return own;
}

/** The ids that a person would copy into variables. */
function capture(json: unknown, path: string, own: Record<string, string>): void {
  const { id, url, h } = json as { id?: string; url?: string; h?: string };
  if (h !== undefined) own['IMAGE_HANDLE_ID'] = h;
  if (path.endsWith('/media') && id !== undefined) own['Media-ID'] = id;
  if (path.includes('/uploads') && id !== undefined) own['Upload-ID'] = id;
  if (path.includes('phone_number_id=') && url !== undefined) own['Media-URL'] = url;
}
