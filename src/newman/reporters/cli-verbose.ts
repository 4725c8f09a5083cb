import Table from 'cli-table3';
import type { Request, Response } from 'postman-collection-4';
import sdk from 'postman-collection-4';
import { bytes, time } from './amounts.ts';
import type { CliStyle } from './cli-style.ts';
import { noLines } from './cli-tables.ts';
import type { Printer } from './printer.ts';

interface Exchanged {
  readonly request: Request;
  readonly response: Response;
  readonly history?: unknown;
}

const longestBody = 2048;

/** Everything about an exchange: sizes, bodies (the first 2 kB of them) and, where they are known, times. */
export function printVerbose({ request, response, history }: Exchanged, style: CliStyle, printer: Printer): void {
  const { colors, symbols } = style;
  const { up, down, star } = symbols;
  const gray = (text: string): string => colors.gray(text);
  const between = ` ${gray(star)} `;
  const sizes = `${bytes(request.size().total)}${gray(up)} ${bytes(response.size().total)}${gray(down)} ${gray('size')}`;
  const headers = `${request.headers.members.length}${gray(up)} ${response.headers.members.length}${gray(down)}`;
  const facts = [
    `${response.code} ${response.reason()}`,
    `${time(response.responseTime || 0)} ${gray('time')}`,
    sizes,
    `${headers} ${gray('headers')}`,
    `${response.cookies.members.length} ${gray('cookies')}`,
  ];
  printer.line(' ');
  printer.line(`  ${facts.join(between)}`);
  const sent = request.body?.toString() ?? '';
  const sentLength = request.size().body || Buffer.byteLength(sent);
  if (sentLength > 0) {
    const heading = `${up} ${request.body?.mode ?? ''}${between}${bytes(sentLength)}`;
    printBody({ heading: colors.white(up) + heading.slice(up.length), text: sent, length: sentLength }, style, printer);
    printer.line(' ');
  }
  printAnswer(response, between, style, printer);
  printTimes(history, style, printer);
}

function printAnswer(response: Response, between: string, style: CliStyle, printer: Printer): void {
  const { down } = style.symbols;
  const mime = response.contentInfo() ?? {};
  const kind = [mime['contentType'], mime['mimeType'], mime['mimeFormat'], mime['charset']].map(String).join(between);
  const text = response.text();
  const length = response.size().body || Buffer.byteLength(text ?? '');
  if (length === 0) {
    printer.line(`  ${down} ${kind}`);
    return;
  }
  const heading = `${style.colors.white(down)} ${kind}${between}${bytes(length)}`;
  printBody({ heading, text, length }, style, printer);
}

interface Body {
  readonly heading: string;
  readonly text: string;
  readonly length: number;
}

function printBody({ heading, text, length }: Body, style: CliStyle, printer: Printer): void {
  const { colors, symbols, wrap } = style;
  const { top, middle, bottom } = symbols.frame;
  const more = colors.brightWhite(`\n(showing ${bytes(longestBody)}/${bytes(length)})`);
  const clipped = length > longestBody ? text.slice(0, longestBody) + more : text;
  const wrapped = wrap(clipped, `  ${colors.white(middle)} `).replace(/\n\s*\n/g, '\n');
  printer.framed(`  ${colors.white(top)} ${heading}\n`, colors.gray(`${wrapped}\n`), colors.white(`  ${bottom}`));
}

const headings = {
  prepare: 'prepare',
  wait: 'wait',
  dns: 'dns-lookup',
  tcp: 'tcp-handshake',
  secureHandshake: 'ssl-handshake',
  firstByte: 'transfer-start',
  download: 'download',
  process: 'process',
  total: 'total',
};

function printTimes(history: unknown, { colors }: CliStyle, printer: Printer): void {
  const hops = (history as { execution?: { data?: readonly { timings?: unknown }[] } } | undefined)?.execution?.data;
  const phases = sdk.Response.timingPhases(hops?.at(-1)?.timings);
  if (phases === undefined) return;
  const known = Object.entries(headings).filter(([phase]) => phase in phases);
  const table = new Table({
    chars: { ...noLines, mid: '', middle: '' },
    colAligns: known.map(() => 'left' as const),
    style: { 'padding-left': 2 },
  });
  table.push(known.map(([, heading]) => colors.white(heading)));
  table.push(known.map(([phase]) => colors.gray(phases[phase] ? time(phases[phase]) : '(cache)')));
  printer.print(`\n${table}\n\n`);
}
