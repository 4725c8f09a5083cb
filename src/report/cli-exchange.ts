import { filesize } from 'filesize';
import prettyMilliseconds from 'pretty-ms';
import { bodyLength, type Exchange, type Response, type SentRequest } from '../model/exchange.ts';
import type { BodyDefinition, Header, Param } from '../model/request.ts';
import { showBody } from './body.ts';
import { hopLines } from './cli-hops.ts';
import { hideEvery, hideHeader, hideUpTo } from './hidden.ts';
import { indentJson, oneLine, splitLines } from './layout.ts';
import type { Style } from './style.ts';

/** How much of a request and a response is told. */
interface Extent {
  readonly headers: 'all' | 'interesting';
  readonly lines: number;
  readonly characters: number;
}

/** On a failure: enough to see what went wrong. */
export const excerpt: Extent = { headers: 'interesting', lines: 12, characters: 4_000 };

/** With `--verbose`: everything but the rest of long bodies. */
export const whole: Extent = { headers: 'all', lines: 200, characters: 20_000 };

/** Request and response in full lines. */
export function exchangeLines(
  { request, response, redirects, hops }: Exchange,
  extent: Extent,
  style: Style,
): string[] {
  const { marks, paint } = style;
  const lines = [
    `${paint.cyan(marks.to)} ${style.line(`${request.method} ${request.url}`)}`,
    ...requestLines(request, extent, style),
  ];
  for (const { status, to } of redirects)
    lines.push(`${paint.cyan(marks.from)} ${status} ${paint.dim(`to ${style.line(to)}`)}`);
  if (response !== undefined) lines.push(...responseLines(response, extent, style));
  if (extent.headers === 'all') lines.push(...hopLines(hops, style));
  return lines;
}

/** `250ms`, `1.2s`, `2m 3s`. */
export function duration(milliseconds: number): string {
  const rounded = Math.round(milliseconds);
  // Most answers: the library takes 0.2 ms for one, at first.
  return rounded < 1000 ? `${rounded}ms` : prettyMilliseconds(rounded);
}

/** `310 B`, `1.24 kB`. */
export function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : filesize(bytes, { standard: 'si' });
}

/** The URL without its scheme. */
export function shortUrl(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

function requestLines({ headers, body }: SentRequest, extent: Extent, style: Style): string[] {
  const told = extent.headers === 'all' ? headers : headers.filter(({ system }) => !system).slice(0, 8);
  const content = extent.headers === 'all' ? bodyLines(requestText(body, extent, style), extent, style) : [];
  return [...told.map((header) => headerLine(header, style)), ...content].map((line) => `  ${line}`);
}

function responseLines(response: Response, extent: Extent, style: Style): string[] {
  const { marks, paint } = style;
  const type = response.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const saved = response.saved && `saved to ${response.saved.path}`;
  const about = [type, size(bodyLength(response)), duration(response.milliseconds), saved].filter(
    (each) => each !== undefined,
  );
  const status = style.line(`${response.status} ${response.reason}`.trim());
  const first = `${paint.cyan(marks.from)} ${status}  ${paint.dim(style.line(about.join(', ')))}`;
  const headers = extent.headers === 'all' ? response.headers.map((header) => headerLine(header, style)) : [];
  return [
    first,
    ...[...headers, ...bodyLines(responseText(response, extent, style), extent, style)].map((line) => `  ${line}`),
  ];
}

function headerLine(header: Header, { hide, line, paint }: Style): string {
  return paint.dim(`${line(header.name)}: ${oneLine(hideHeader(header, hide))}`);
}

/** Text that is already hidden, and whether there is more of it. */
interface HiddenText {
  readonly text: string;
  readonly isCut: boolean;
}

function responseText(response: Response, { characters }: Extent, { hide }: Style): HiddenText {
  const body = showBody(response, characters, hide);
  if (body.kind === 'text') return body;
  const why = body.kind === 'binary' ? 'binary' : 'binary, not shown: there is a secret in it';
  return { text: response.body.length === 0 ? '' : `(${size(bodyLength(response))} ${why})`, isCut: false };
}

/** A request body as Postman's users see it: raw text, `key=value` lines of a form, GraphQL's query and variables. */
function requestText(body: BodyDefinition | undefined, { characters }: Extent, { hide }: Style): HiddenText {
  if (body === undefined || body.disabled) return { text: '', isCut: false };
  if (body.mode === 'raw') return hideUpTo(String(body.raw ?? ''), characters, hide);
  if (body.mode === 'urlencoded' && typeof body.urlencoded === 'string')
    return hideUpTo(body.urlencoded, characters, hide);
  if (body.mode === 'urlencoded' || body.mode === 'formdata') {
    const pairs = hideEvery(body[body.mode] ?? [], characters, hide) as readonly (Param & { src?: unknown })[];
    const enabled = pairs.filter(({ disabled }) => !disabled);
    return { text: enabled.map(({ key, value, src }) => `${key}=${src ? `@${src}` : value}`).join('\n'), isCut: false };
  }
  const content = body.mode === 'file' ? body.file : body.graphql;
  return hideUpTo(content === undefined ? '' : JSON.stringify(content), characters, hide);
}

function bodyLines({ text, isCut }: HiddenText, { lines }: Extent, style: Style): string[] {
  if (text === '') return [];
  const all = splitLines(/^\s*[{[]/.test(text) ? indentJson(text) : text.trimEnd());
  const told = all.slice(0, lines).map((line) => style.clipEnd(line, 2_000));
  const more = all.length - told.length;
  const rest = isCut ? 'more' : `${more} more ${more === 1 ? 'line' : 'lines'}`;
  return isCut || more > 0 ? [...told, style.paint.dim(`${style.marks.more} ${rest}`)] : told;
}
