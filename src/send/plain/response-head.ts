import type { Header } from '../../model/request.ts';
import type { Head } from '../transport.ts';
import { BodyReader } from './body-reader.ts';

/** The head of an answer, and what reads the body after it. */
export interface PlainAnswer {
  readonly head: Head;
  readonly body: BodyReader;
  readonly keepsAlive: boolean;
  /** How long the server says that it keeps the connection, in milliseconds. */
  readonly idleMilliseconds: number | undefined;
}

const statusLine = /^HTTP\/(1\.[01]) ([2-5]\d\d)(?: ([\t\x20-\x7e\x80-\xff]+))$/;
const field = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*$/;
const blanks = /^[\t ]+|[\t ]+$/g;

/** Reads the text before the empty line. Nothing for a head that is out of the ordinary: node's own parser judges it. */
export function readHead(text: string, method: string): PlainAnswer | undefined {
  const lines = text.split('\r\n');
  const status = statusLine.exec(lines[0] ?? '');
  if (status === null) return undefined;
  const [, httpVersion = '', code = '', reason = ''] = status;
  const headers: Header[] = [];
  const framing: Framing = { keepsAlive: httpVersion === '1.1' };
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (!field.test(line)) return undefined;
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(blanks, '');
    if (!noteFraming(framing, name, value)) return undefined;
    headers.push({ name, value });
  }
  const { length, isChunked = false, idleMilliseconds } = framing;
  if (length !== undefined && isChunked) return undefined;
  const head = { status: Number(code), reason, httpVersion, headers };
  const hasBody = method !== 'HEAD' && head.status !== 204 && head.status !== 304;
  const body = new BodyReader(!hasBody ? 0 : isChunked ? 'chunked' : (length ?? 'until-close'));
  return { head, body, keepsAlive: framing.keepsAlive && body.hasEnd, idleMilliseconds };
}

interface Framing {
  keepsAlive: boolean;
  length?: number;
  isChunked?: boolean;
  idleMilliseconds?: number;
}

/** Takes note of the headers that say where the body ends. False for what only a full parser should judge. */
function noteFraming(framing: Framing, name: string, value: string): boolean {
  switch (name.length) {
    case 10:
      return noteConnection(framing, name.toLowerCase(), value.toLowerCase());
    case 14:
      if (name.toLowerCase() !== 'content-length') return true;
      if (framing.length !== undefined || !/^\d{1,15}$/.test(value)) return false;
      framing.length = Number(value);
      return true;
    case 17:
      if (name.toLowerCase() !== 'transfer-encoding') return true;
      if (framing.isChunked || value.toLowerCase() !== 'chunked') return false;
      framing.isChunked = true;
      return true;
    default:
      return name.length !== 7 || name.toLowerCase() !== 'upgrade';
  }
}

function noteConnection(framing: Framing, name: string, value: string): boolean {
  if (name === 'connection') {
    if (value !== 'keep-alive' && value !== 'close') return false;
    framing.keepsAlive = value === 'keep-alive';
  } else if (name === 'keep-alive') {
    const seconds = /^timeout=(\d+)/.exec(value)?.[1];
    if (seconds !== undefined) framing.idleMilliseconds = Number(seconds) * 1000;
  }
  return true;
}
