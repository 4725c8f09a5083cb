import { cloudError } from '../error-codes.ts';
import { isObject } from '../parameters.ts';
import { checkInteractive } from './interactive.ts';
import { checkMedia } from './media-content.ts';
import { type Content, missing, requireText } from './required.ts';

/** What every kind of message must hold. */
const checks: Readonly<Record<string, (content: Content, type: string) => void>> = {
  audio: (content, type) => {
    checkMedia(content, type);
    const { voice } = content;
    if (voice !== undefined && typeof voice !== 'boolean')
      throw cloudError(131009, "Param audio['voice'] must be a boolean");
  },
  document: checkMedia,
  image: checkMedia,
  sticker: checkMedia,
  video: checkMedia,
  text: checkText,
  location: (content) => {
    checkCoordinate(content, 'latitude', 90);
    checkCoordinate(content, 'longitude', 180);
  },
  reaction: (content) => {
    requireText(content, 'reaction', 'message_id');
    if (typeof content['emoji'] !== 'string') throw missing('reaction', 'emoji');
  },
  interactive: checkInteractive,
  template: (content) => {
    requireText(content, 'template', 'name');
    const language = content['language'];
    if (!isObject(language)) throw missing('template', 'language');
    requireText(language, 'template.language', 'code');
  },
};

export const messageTypes: readonly string[] = [...Object.keys(checks), 'contacts'];

/** Refuses content that lacks what its type needs. */
export function checkContent(type: string, content: unknown): void {
  if (type === 'contacts') checkContacts(content);
  else if (isObject(content)) checks[type]?.(content, type);
  else throw cloudError(131009, `Param ${type} must be a JSON object`);
}

const longestText = 4096;

function checkText(content: Content): void {
  const body = requireText(content, 'text', 'body');
  if (body.length > longestText) {
    throw cloudError(131009, `Param text['body'] must be at most ${longestText} characters long.`);
  }
}

function checkCoordinate(content: Content, name: string, largest: number): void {
  if (content[name] === undefined || content[name] === '') throw missing('location', name);
  const value = Number(content[name]);
  if (!(Math.abs(value) <= largest)) throw cloudError(131009, `Param location['${name}'] must be a number of degrees`);
}

function checkContacts(content: unknown): void {
  if (!Array.isArray(content) || content.length === 0)
    throw cloudError(131009, 'Param contacts must be a filled array');
  for (const contact of content as readonly unknown[]) {
    const name = isObject(contact) ? contact['name'] : undefined;
    if (!isObject(name)) throw missing('contacts', 'name');
    requireText(name, 'contacts.name', 'formatted_name');
  }
}
