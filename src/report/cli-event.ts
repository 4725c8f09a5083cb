import type { Script } from '../model/collection.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Assertion, ConsoleLevel, ScriptError } from '../model/result.ts';
import { duration, exchangeLines, shortUrl, whole } from './cli-exchange.ts';
import type { ItemEvent } from './gather.ts';
import type { Style } from './style.ts';

/** What the terminal shows of an event, below the line of its item; nothing of what went well, unless verbose. */
export function eventLines(event: ItemEvent, style: Style): string[] {
  const { marks, paint } = style;
  switch (event.type) {
    case 'console':
      return style.parts.noConsole ? [] : consoleLines(event.level, event.script, event.text, style);
    case 'warning':
      return hang(paint.yellow(marks.warning), style.lines(event.text));
    case 'assertion':
      return assertionLines(event.assertion, event.script, style);
    case 'exception':
      return scriptErrorLines(event.script, event.error, paint.yellow(`${marks.warning} thrown later:`), style);
    case 'script-ended':
      return event.error === undefined
        ? []
        : scriptErrorLines(event.script, event.error, paint.red(marks.failed), style);
    case 'request-ended':
      if (style.verbose) return [...attemptLines(event.exchange, style), ...errorLines(event.exchange, style)];
      return event.source === 'script'
        ? [sentByScript(event.exchange, style), ...errorLines(event.exchange, style)]
        : [];
  }
}

/** Every attempt: those that were answered with a challenge come first. */
function attemptLines(exchange: Exchange, style: Style): string[] {
  return [...(exchange.challenges ?? []), exchange].flatMap((attempt) => exchangeLines(attempt, whole, style));
}

/** Where a script's error is: its phase, whose script it is, and the place in it, if that is known. */
export function scriptPlace({ phase, owner }: Script, { file, line, column }: Partial<ScriptError> = {}): string {
  const kind = phase === 'prerequest' ? 'pre-request script' : 'test script';
  const place = [line && `line ${line}`, column && `column ${column}`].filter(Boolean);
  return [`${kind} of ${owner}`, file, ...place].filter(Boolean).join(', ');
}

function assertionLines({ name, outcome, error }: Assertion, script: Script, style: Style): string[] {
  const { marks, paint, parts } = style;
  if (parts.noAssertions) return [];
  if (outcome === 'failed') {
    const start = `${paint.red(marks.failed)} ${style.line(name)}`;
    if (error !== undefined && !isRefuted(error)) return [start, ...indent(whereAndWhat(script, error, style))];
    const place = error?.line === undefined ? [] : [style.line(scriptPlace(script, error))];
    return [start, ...indent(style.lines(error?.message ?? '')).map(paint.red), ...indent(place).map(paint.dim)];
  }
  if (!style.verbose || (outcome === 'passed' && parts.noSuccessAssertions)) return [];
  return [
    outcome === 'passed'
      ? `${paint.green(marks.passed)} ${style.line(name)}`
      : paint.dim(`${marks.skipped} ${style.line(name)}`),
  ];
}

function consoleLines(level: ConsoleLevel, { phase }: Script, text: string, style: Style): string[] {
  const paint = {
    log: style.paint.dim,
    info: style.paint.dim,
    debug: style.paint.dim,
    warn: style.paint.yellow,
    error: style.paint.red,
  }[level];
  const start = `${level.padEnd(5)} ${phase === 'prerequest' ? 'pre ' : 'test'} `;
  return style.lines(text).map((line, index) => `${paint(index === 0 ? start : ' '.repeat(start.length))} ${line}`);
}

/** Did a test say no? Anything else that it threw is a mistake of the script's, or an answer that it cannot read. */
export function isRefuted({ name }: ScriptError): boolean {
  return name === 'AssertionError';
}

/** What was thrown and where, with the line of the script it happened in. */
function scriptErrorLines(script: Script, error: ScriptError, start: string, style: Style): string[] {
  const [where = '', ...what] = whereAndWhat(script, error, style);
  return [`${start} ${where}`, ...what];
}

function whereAndWhat(script: Script, error: ScriptError, style: Style): string[] {
  const { paint } = style;
  const lines = [style.line(scriptPlace(script, error))];
  lines.push(...indent(style.lines(`${error.name}: ${error.message}`)).map(paint.red));
  const line = error.file === undefined ? error.line : undefined;
  const source = line === undefined ? undefined : script.source.split(/\r\n|\n|\r/)[line - 1];
  return source === undefined ? lines : [...lines, ...sourceLines(source, error, style)];
}

/** The line of the script, and a caret below the column if that can be told. */
function sourceLines(source: string, { line = 0, column }: ScriptError, style: Style): string[] {
  const { paint } = style;
  const text = source.replaceAll('\t', ' ');
  const start = `  ${line} | `;
  const shown = style.clipEnd(style.line(text), style.width - 16);
  const isInSight = shown === text && column !== undefined && column <= text.length;
  return [paint.dim(start) + shown, ...(isInSight ? [' '.repeat(start.length + column - 1) + paint.red('^')] : [])];
}

/** Why there was no answer, and what to do about it. */
export function errorLines({ error }: Exchange, style: Style): string[] {
  if (error === undefined) return [];
  const { marks, paint } = style;
  const hints = error.hint === undefined ? [] : indent(style.lines(error.hint)).map(paint.dim);
  return [...hang(paint.red(marks.failed), style.lines(error.message)), ...hints];
}

function sentByScript({ request, response, error }: Exchange, style: Style): string {
  const { marks, paint } = style;
  const end =
    response === undefined ? (error?.code ?? 'no answer') : `${response.status}  ${duration(response.milliseconds)}`;
  const url = style.clipEnd(style.line(shortUrl(request.url)), style.width - 40);
  return paint.dim(`${marks.to} ${style.line(request.method)} ${url}  ${style.line(end)}`);
}

function hang(start: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index === 0 ? start : ' '} ${line}`);
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
