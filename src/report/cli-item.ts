import { bodyLength } from '../model/exchange.ts';
import { type Assertion, isFailure } from '../model/result.ts';
import { errorLines, eventLines } from './cli-event.ts';
import { duration, excerpt, exchangeLines, shortUrl, size } from './cli-exchange.ts';
import type { GatheredItem } from './gather.ts';
import { padEnd, widthOf } from './layout.ts';
import type { Style } from './style.ts';

/** Everything a terminal shows of one item: its line, then what is worth telling below it. */
export function itemLines(gathered: GatheredItem, indent: string, style: Style): string[] {
  const { result, events } = gathered;
  const below = events.flatMap((event) => eventLines(event, style));
  if (result !== undefined && result.kind !== 'skipped' && isFailure(result) && !style.verbose) {
    below.push(...errorLines(result.exchange, style), ...exchangeLines(result.exchange, excerpt, style));
  }
  const closing = below.length > 0 && (style.verbose || (result !== undefined && isFailure(result))) ? [''] : [];
  return [firstLine(gathered, indent, style), ...below.map((line) => `${indent}    ${line}`.trimEnd()), ...closing];
}

const statusWidth = 3;
const timeWidth = 7;
const sizeWidth = 8;
const countWidth = 5;
const factsWidth = statusWidth + timeWidth + sizeWidth + countWidth + 3 * 2;
const shortestUrl = 12;

/** Name and request on the left, in columns, the figures at the right edge. */
function firstLine(gathered: GatheredItem, indent: string, style: Style): string {
  const { marks, paint } = style;
  const room = style.width - factsWidth - 2;
  const name = style.clipEnd(style.line(gathered.item.name), room - indent.length - 4 - shortestUrl);
  const start = padEnd(`${indent}  ${name}`, Math.floor(room * 0.55));
  const request = requestText(gathered, room - widthOf(start) - 2, style);
  const left = padEnd(`${start}  ${request}`, room).slice(indent.length + 2 + name.length);
  const line = `${indent}${mark(gathered, style)} ${name}${paint.dim(left)}  ${facts(gathered, style)}`;
  return gathered.result === undefined ? `${line}${paint.yellow(`${marks.warning} not finished`)}` : line.trimEnd();
}

function mark({ result }: GatheredItem, { marks, paint }: Style): string {
  if (result === undefined) return paint.yellow(marks.warning);
  if (isFailure(result)) return paint.red(marks.failed);
  return result.kind === 'skipped' ? paint.dim(marks.skipped) : paint.green(marks.passed);
}

function requestText({ result }: GatheredItem, width: number, style: Style): string {
  if (result === undefined || result.kind === 'skipped') return '';
  const { method, url } = result.exchange.request;
  const verb = `${style.line(method).padEnd(4)} `;
  const short = style.line(shortUrl(url));
  if (widthOf(short) <= width - verb.length) return verb + short;
  const { more } = style.marks;
  // The end of the path tells requests apart, not the host and not the query.
  const path = style.clipStart(short.replace(/\?.*/, `?${more}`), width - verb.length);
  return verb + (path.startsWith(more) ? path.replace(/^[^/]*(?=\/)/, more) : path);
}

function facts({ result }: GatheredItem, style: Style): string {
  const { paint } = style;
  if (result === undefined) return '';
  if (result.kind === 'skipped') return paint.dim(`skipped: ${style.line(result.reason)}`);
  const { response } = result.exchange;
  const answer =
    response === undefined
      ? paint.red(padEnd(style.line(result.exchange.error?.code ?? 'no answer'), factsWidth - countWidth - 2))
      : [
          paintStatus(response.status, style),
          paint.dim(duration(response.milliseconds).padStart(timeWidth)),
          paint.dim(size(bodyLength(response)).padStart(sizeWidth)),
        ].join('  ');
  return `${answer}  ${count(result.assertions, style)}`;
}

function paintStatus(status: number, { paint }: Style): string {
  const text = String(status).padStart(statusWidth);
  if (status >= 400) return paint.red(text);
  return status >= 300 ? paint.yellow(text) : paint.green(text);
}

/** Passed assertions of all, skipped ones left out. */
function count(assertions: readonly Assertion[], { paint }: Style): string {
  const counted = assertions.filter(({ outcome }) => outcome !== 'skipped');
  if (counted.length === 0) return '';
  const passed = counted.filter(({ outcome }) => outcome === 'passed').length;
  const text = `${passed}/${counted.length}`.padStart(countWidth);
  return passed === counted.length ? paint.dim(text) : paint.red(text);
}
