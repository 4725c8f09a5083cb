import { cloudError } from '../error-codes.ts';
import { type Content, missing } from './required.ts';

const longestCaption = 1024;

/** Media comes by id or by link; used for headers too. */
export function checkMedia(content: Content, type: string): void {
  const { id, link, caption } = content;
  if (id === undefined && link === undefined) throw missing(type, 'id or link');
  if (id !== undefined && link !== undefined) throw cloudError(131009, `Param ${type} must have one of id and link`);
  if (link !== undefined && !isWebAddress(link))
    throw cloudError(131009, `Param ${type}['link'] must be an http or https URL`);
  if (id !== undefined && !/^\d+$/.test(String(id))) {
    throw cloudError(131009, `Param ${type}['id'] is not a valid WhatsApp Business Account media attachment ID`);
  }
  if (typeof caption === 'string' && caption.length > longestCaption) {
    throw cloudError(131009, `Param ${type}['caption'] must be at most ${longestCaption} characters long.`);
  }
}

function isWebAddress(link: unknown): boolean {
  return typeof link === 'string' && /^https?:$/.test(URL.canParse(link) ? new URL(link).protocol : '');
}
