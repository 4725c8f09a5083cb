import type { Call, Endpoints } from '../call.ts';
import { GraphError, invalidParameter } from '../graph-error.ts';
import type { AppNode, UploadNode } from '../node.ts';
import { requiredText } from '../parameters.ts';
import type { World } from '../world.ts';

const uploadTypes = ['application/pdf', 'image/jpeg', 'image/jpg', 'image/png', 'video/mp4'];
const largest = 100 * 1024 * 1024;
const handleSeconds = 30 * 24 * 60 * 60;

/** `POST /app/uploads`: opens a session for one file. */
export const uploadSessionEndpoints: Endpoints<AppNode> = {
  'POST uploads': { permissions: [], answer: openSession },
};

/** What an upload answers: bytes from an offset on, and how many are there. */
export const uploadEndpoints: Endpoints<UploadNode> = {
  GET: {
    permissions: [],
    answer: ({ node, incoming }) => {
      requireHeaderToken(incoming.headers);
      return { id: node.id, file_offset: node.bytes.length };
    },
  },
  POST: { permissions: [], answer: receiveBytes },
};

function openSession({ node, parameters, world }: Call<AppNode>): unknown {
  const size = Number(requiredText(parameters, 'file_length'));
  if (!Number.isSafeInteger(size) || size <= 0) throw invalidParameter('Param file_length must be a number of bytes');
  if (size > largest) throw invalidParameter(`Param file_length must be at most ${largest}`);
  const type = requiredText(parameters, 'file_type').toLowerCase();
  if (!uploadTypes.includes(type)) {
    throw invalidParameter(`Param file_type must be one of {${uploadTypes.join(', ')}} - got "${type}".`);
  }
  const name = Buffer.from(`1:attachment:${world.chance.hex('upload', 36)}`).toString('base64');
  const id = `upload:${name}?sig=ARZ${world.chance.text('signature', 12)}`;
  world.put({ kind: 'upload', id, app: node.id, type, size, bytes: new Uint8Array(), values: {} });
  return { id };
}

function receiveBytes({ node, incoming, session, world }: Call<UploadNode>): unknown {
  requireHeaderToken(incoming.headers);
  const text = incoming.headers.get('file_offset');
  if (text === null) throw invalidParameter('The header file_offset is required: 0, or where the upload broke off.');
  const offset = Number(text);
  if (!/^\d+$/.test(text) || offset > node.bytes.length) {
    throw invalidParameter(
      `Header file_offset must be at most ${node.bytes.length}, the bytes that are there - got "${text}".`,
    );
  }
  const bytes = Buffer.concat([node.bytes.subarray(0, offset), incoming.body]);
  if (bytes.length > node.size) {
    throw invalidParameter(`The upload has ${bytes.length} bytes, more than the file_length of ${node.size}`);
  }
  world.put({ ...node, bytes });
  if (bytes.length < node.size) return { id: node.id, file_offset: bytes.length };
  return { h: handleOf(node, bytes, session.user.id, world) };
}

/** `4::` and the type in base64, then what only Meta can read; the simulator remembers the bytes under it. */
function handleOf(node: UploadNode, bytes: Uint8Array, user: string, world: World): string {
  const type = Buffer.from(node.type).toString('base64');
  const until = world.seconds() + handleSeconds;
  const handle = `4::${type}:ARb${world.chance.text('handle', 24)}:e:${until}:${node.app}:${user}:ARa${world.chance.text('handle', 9)}`;
  world.notes.set(`handle/${handle}`, { type: node.type, bytes });
  return handle;
}

/** The file behind a handle; undefined for a handle that no upload gave. */
export function fileOfHandle(
  handle: string,
  world: World,
): { readonly type: string; readonly bytes: Uint8Array } | undefined {
  return world.notes.get(`handle/${handle}`) as ReturnType<typeof fileOfHandle>;
}

/** An upload takes its token from the header only. */
function requireHeaderToken(headers: Headers): void {
  if (/^(OAuth|Bearer)\s/i.test(headers.get('authorization') ?? '')) return;
  throw new GraphError(400, {
    message: '(#100) The access token of an upload must be in the header: Authorization: OAuth <token>',
    type: 'OAuthException',
    code: 100,
  });
}

/** Whether a text looks like a handle of an upload. */
export function isHandle(text: unknown): boolean {
  return typeof text === 'string' && /^\d+:.*:/.test(text);
}
