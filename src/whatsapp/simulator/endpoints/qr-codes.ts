import type { Call, Endpoints } from '../call.ts';
import { digest } from '../chance.ts';
import type { Field } from '../fields.ts';
import { invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { PhoneNumberNode } from '../node.ts';
import { optionalText, requiredText } from '../parameters.ts';
import { askedFields, readPlain } from '../read-node.ts';
import type { World } from '../world.ts';
import { management } from './permissions.ts';

interface QrCode {
  readonly code: string;
  readonly prefilled_message: string;
}

const longestMessage = 140;
const mostCodes = 2000;
const known = ['code', 'prefilled_message', 'deep_link_url', 'qr_image_url', 'creation_time'];
const shown: readonly Field[] = ['code', 'prefilled_message', 'deep_link_url'].map((name) => ({
  name,
  parameters: new Map(),
  fields: undefined,
}));

const changed = keep<readonly QrCode[] | undefined>('qr-codes', undefined);

/** QR codes and their short links: codes of a number, no nodes of their own. */
export const qrCodeEndpoints: Endpoints<PhoneNumberNode> = {
  'GET message_qrdls': {
    permissions: management,
    answer: (call) => {
      const code = optionalText(call.parameters, 'code') ?? '';
      const codes = codesOf(call).filter((each) => code === '' || each.code === code);
      return { data: codes.map((each) => show(each, askedFields(call.parameters) ?? shown, call)) };
    },
  },
  'POST message_qrdls': { permissions: management, answer: createOrUpdate },
  'GET message_qrdls/*': {
    permissions: management,
    answer: (call) => ({ data: [show(requireCode(call, call.rest), askedFields(call.parameters) ?? shown, call)] }),
  },
  'DELETE message_qrdls/*': {
    permissions: management,
    answer: (call) => {
      const gone = requireCode(call, call.rest);
      changed.put(
        call.world,
        call.node.id,
        codesOf(call).filter(({ code }) => code !== gone.code),
      );
      return { success: true };
    },
  },
};

function createOrUpdate(call: Call<PhoneNumberNode>): unknown {
  const { node, parameters, world } = call;
  const prefilled_message = requiredText(parameters, 'prefilled_message');
  if (prefilled_message.length > longestMessage) {
    throw invalidParameter(`Param prefilled_message must be at most ${longestMessage} characters long.`);
  }
  const code = optionalText(parameters, 'code') ?? '';
  if (code !== '') {
    requireCode(call, code);
    const codes = codesOf(call).map((each) => (each.code === code ? { code, prefilled_message } : each));
    changed.put(world, node.id, codes);
    return show({ code, prefilled_message }, shown, call);
  }
  if (codesOf(call).length >= mostCodes)
    throw invalidParameter(`A phone number can have at most ${mostCodes} QR codes`);
  const format = imageFormat(
    parameters.has('generate_qr_image') ? optionalText(parameters, 'generate_qr_image') : undefined,
  );
  const made = { code: newCode(world), prefilled_message };
  changed.put(world, node.id, [...codesOf(call), made]);
  const image = format === undefined ? {} : { qr_image_url: imageUrl(made.code, format, call) };
  return { ...show(made, shown, call), ...image };
}

function imageFormat(text: string | undefined): 'SVG' | 'PNG' | undefined {
  if (text === undefined || text === '') return undefined;
  if (text === 'SVG' || text === 'PNG') return text;
  throw invalidParameter(`Param generate_qr_image must be one of {SVG, PNG} - got "${text}".`);
}

function codesOf({ node, world }: Call<PhoneNumberNode>): readonly QrCode[] {
  const numbers = world.seed.accounts.flatMap(({ phone_numbers = [] }) => phone_numbers);
  return changed.of(world, node.id) ?? numbers.find(({ id }) => id === node.id)?.qr_codes ?? [];
}

function requireCode(call: Call<PhoneNumberNode>, code: string): QrCode {
  const found = codesOf(call).find((each) => each.code === code);
  if (found !== undefined) return found;
  throw invalidParameter(`The QR code "${code}" does not exist, or belongs to another phone number`);
}

function show(code: QrCode, fields: readonly Field[], call: Call<PhoneNumberNode>): Record<string, unknown> {
  const image = fields.find(({ name }) => name === 'qr_image_url');
  const format = imageFormat(image?.parameters.get('format')) ?? 'SVG';
  const values = {
    ...code,
    deep_link_url: `https://wa.me/message/${code.code}`,
    ...(image === undefined ? {} : { qr_image_url: imageUrl(code.code, format, call) }),
  };
  return readPlain(values, fields, known, 'WhatsAppBusinessQRCode');
}

/** 14 letters and digits. */
function newCode(world: World): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return [...digest(world.chance.hex('qr-code', 32)).subarray(0, 14)].map((byte) => alphabet[byte % 32]).join('');
}

/** A picture that can be fetched; what it shows looks like a QR code and is none. */
function imageUrl(code: string, format: 'SVG' | 'PNG', { incoming, world }: Call<PhoneNumberNode>): string {
  const name = `qr-${code}.${format.toLowerCase()}`;
  world.files.set(
    name,
    format === 'SVG' ? { type: 'image/svg+xml', bytes: Buffer.from(picture(code)) } : { type: 'image/png', bytes: dot },
  );
  return `${incoming.url.origin}/files/${name}`;
}

function picture(code: string): string {
  const size = 21;
  const bits = digest(code);
  const squares = Array.from({ length: size * size }, (_, place) => place)
    .filter((place) => ((bits[(place >> 3) % bits.length] ?? 0) >> (place & 7)) & 1)
    .map((place) => `<rect x="${place % size}" y="${Math.floor(place / size)}" width="1" height="1"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${squares.join('')}</svg>`;
}

/** One black pixel. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
