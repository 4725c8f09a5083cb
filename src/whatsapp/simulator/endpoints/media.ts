import { createHash } from 'node:crypto';
import type { Call, Endpoints } from '../call.ts';
import { cloudError } from '../error-codes.ts';
import { GraphError, invalidParameter, unsupported } from '../graph-error.ts';
import { mediaLimitOf, mediaTypes } from '../media-types.ts';
import type { MediaNode, PhoneNumberNode } from '../node.ts';
import { optionalText, requiredText, requireMessagingProduct } from '../parameters.ts';
import { fileReply, Reply } from '../reply.ts';
import { messaging } from './permissions.ts';

const day = 24 * 60 * 60 * 1000;
/** Media is kept for 30 days, a download URL works for 5 minutes. */
const keptFor = 30 * day;
const urlSeconds = 5 * 60;

export const mediaUploadEndpoints: Endpoints<PhoneNumberNode> = {
  'POST media': { permissions: messaging, answer: upload },
};

export const mediaEndpoints: Endpoints<MediaNode> = {
  GET: { permissions: messaging, answer: describe },
  DELETE: {
    permissions: messaging,
    answer: (call) => {
      requireOwner(call, 'delete');
      call.world.remove(call.node.id);
      return { success: true };
    },
  },
};

async function upload({ node, parameters, world }: Call<PhoneNumberNode>): Promise<unknown> {
  requireMessagingProduct(parameters);
  const file = parameters.get('file');
  if (!(file instanceof Blob)) {
    throw invalidParameter('The parameter file is required: the file itself, as a part of multipart/form-data.');
  }
  const type = baseType(
    file.type === '' || file.type === 'application/octet-stream'
      ? (optionalText(parameters, 'type') ?? file.type)
      : file.type,
  );
  const limit = mediaLimitOf(type);
  if (limit === undefined) {
    throw invalidParameter(
      `Param file must be a file with one of the following types: ${mediaTypes.join(', ')}. Received file of type '${type || 'application/octet-stream'}'.`,
    );
  }
  if (file.size === 0) throw cloudError(131053, 'The file is empty');
  if (file.size > limit) {
    throw cloudError(131053, `The file is too large: ${file.size} bytes, at most ${limit} are allowed for ${type}`);
  }
  const id = world.newId('media');
  const bytes = new Uint8Array(await file.arrayBuffer());
  world.put({
    kind: 'media',
    id,
    account: node.account,
    phoneNumber: node.id,
    type,
    bytes,
    keptUntil: world.now() + keptFor,
    values: {},
  });
  return { id };
}

/** `image/jpeg; charset=…` is `image/jpeg`. */
function baseType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

function describe(call: Call<MediaNode>): unknown {
  requireOwner(call, 'get');
  const { node, incoming, world } = call;
  const until = world.seconds() + urlSeconds;
  const query = new URLSearchParams({
    mid: node.id,
    ext: String(until),
    hash: hashOf(node.id, until, world.seed.name),
  });
  return {
    messaging_product: 'whatsapp',
    url: `${incoming.url.origin}/whatsapp_business/attachments/?${query}`,
    mime_type: node.type,
    sha256: createHash('sha256').update(node.bytes).digest('hex'),
    file_size: String(node.bytes.length),
    id: node.id,
  };
}

/** Media that is gone, or belongs to another number than the caller names, is not there. */
function requireOwner({ node, parameters, world }: Call<MediaNode>, method: string): void {
  const named = optionalText(parameters, 'phone_number_id') ?? '';
  if (node.keptUntil <= world.now() || (named !== '' && named !== node.phoneNumber)) throw unsupported(method, node.id);
}

/** `GET` of a media URL: the bytes as they came; 404 once the five minutes are over. */
export function downloadMedia({ parameters, session, world }: Call<undefined>): Reply {
  const id = requiredText(parameters, 'mid');
  const until = Number(optionalText(parameters, 'ext'));
  const node = world.find(id);
  const isGenuine = optionalText(parameters, 'hash') === hashOf(id, until, world.seed.name);
  if (node?.kind !== 'media' || !isGenuine || until <= world.seconds() || node.keptUntil <= world.now()) {
    return new Reply(404, {
      error: {
        message: 'The media is not there, or its URL has expired: ask for a new one',
        type: 'OAuthException',
        code: 100,
      },
    });
  }
  if (!session.accounts.includes(node.account)) {
    throw new GraphError(403, {
      message: '(#10) This token cannot download the media',
      type: 'OAuthException',
      code: 10,
    });
  }
  return fileReply(node.type, node.bytes);
}

function hashOf(id: string, until: number, seed: string): string {
  return createHash('sha256').update(`${seed}/${id}/${until}`).digest('base64url').slice(0, 32);
}
