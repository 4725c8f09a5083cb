import { cloudError } from '../error-codes.ts';
import { isMediaOf, type MediaKind } from '../media-types.ts';
import type { PhoneNumberNode } from '../node.ts';
import { isObject } from '../parameters.ts';
import type { World } from '../world.ts';

const mediaKinds: readonly string[] = ['audio', 'document', 'image', 'sticker', 'video'] satisfies MediaKind[];

/** Media and flows that a message names must be there, and belong to the account. */
export function checkReferences(type: string, content: unknown, node: PhoneNumberNode, world: World): void {
  if (!isObject(content)) return;
  if (mediaKinds.includes(type)) checkMedia(type as MediaKind, content, node, world);
  if (type !== 'interactive') return;
  checkHeader(content['header'], node, world);
  const action = isObject(content['action']) ? content['action'] : {};
  if (content['type'] === 'flow') checkFlow(isObject(action['parameters']) ? action['parameters'] : {}, node, world);
}

function checkMedia(
  kind: MediaKind,
  content: Readonly<Record<string, unknown>>,
  node: PhoneNumberNode,
  world: World,
): void {
  if (content['id'] === undefined) return;
  const media = world.find(String(content['id']));
  if (media?.kind !== 'media' || media.account !== node.account || media.keptUntil <= world.now()) {
    throw cloudError(131009, `Param ${kind}['id'] is not a valid WhatsApp Business Account media attachment ID`);
  }
  if (isMediaOf(kind, media.type)) return;
  throw cloudError(131053, `The media ${media.id} is ${media.type}, which a message of type ${kind} cannot carry`);
}

function checkHeader(header: unknown, node: PhoneNumberNode, world: World): void {
  if (!isObject(header)) return;
  const kind = String(header['type']);
  const media = header[kind];
  if (mediaKinds.includes(kind) && isObject(media)) checkMedia(kind as MediaKind, media, node, world);
}

/** A draft can be sent in draft mode only; deprecated and blocked flows not at all. */
function checkFlow(parameters: Readonly<Record<string, unknown>>, node: PhoneNumberNode, world: World): void {
  const { flow_id: id, flow_name: name, mode = 'published' } = parameters;
  const flow = world
    .all('flow')
    .find((each) => each.account === node.account && (id === undefined ? each.name === name : each.id === String(id)));
  if (flow === undefined) throw cloudError(131009, `Flow ${String(id ?? name)} does not exist in this account`);
  if (flow.status === 'BLOCKED') throw cloudError(132068, `The flow ${flow.name} is blocked`);
  if (flow.status === 'THROTTLED') throw cloudError(132069, `The flow ${flow.name} is throttled`);
  const isSendable = flow.status === 'PUBLISHED' || (flow.status === 'DRAFT' && mode === 'draft');
  if (!isSendable)
    throw cloudError(
      131009,
      `The flow ${flow.name} is ${flow.status.toLowerCase()}: it cannot be sent in mode ${String(mode)}`,
    );
}
