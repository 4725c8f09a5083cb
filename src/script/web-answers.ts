import { randomBytes, randomUUID } from 'node:crypto';
import { decodeBytes } from './charset.ts';

/** What the guest's web globals ask the host for; undefined where the question is another. Bytes travel as Latin-1. */
export function answerWeb(operation: string, argument: string): string | undefined {
  switch (operation) {
    case 'btoa':
      return Buffer.from(argument, 'latin1').toString('base64');
    case 'atob':
      return Buffer.from(argument, 'base64').toString('latin1');
    case 'encode':
      return Buffer.from(argument, 'utf8').toString('latin1');
    case 'decode':
      return decode(argument);
    case 'random':
      return randomBytes(Number(argument)).toString('latin1');
    case 'uuid':
      return randomUUID();
    case 'url':
      return parseUrl(argument);
    case 'url part':
      return changeUrl(argument);
    default:
      return undefined;
  }
}

/** The text after a blank, or what is wrong after an exclamation mark. */
function decode(question: string): string {
  const [label, options, bytes] = JSON.parse(question) as [string, object, string];
  try {
    const text = decodeBytes(Buffer.from(bytes, 'latin1'), label, options);
    return text === undefined ? '!label' : ` ${text}`;
  } catch {
    return '!data';
  }
}

function parseUrl(question: string): string {
  const [url, base] = JSON.parse(question) as [string, string?];
  return URL.canParse(url, base) ? partsOf(new URL(url, base)) : '';
}

function changeUrl(question: string): string {
  const [href, name, value] = JSON.parse(question) as [string, keyof URL, string];
  const url = new URL(href);
  try {
    Object.assign(url, { [name]: value });
  } catch {
    return '';
  }
  return partsOf(url);
}

function partsOf(url: URL): string {
  const { href, origin, protocol, username, password, host, hostname, port, pathname, search, hash } = url;
  return JSON.stringify({ href, origin, protocol, username, password, host, hostname, port, pathname, search, hash });
}
