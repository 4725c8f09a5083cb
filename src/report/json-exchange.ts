import { bodyLength, type Exchange, type Response, type SendError, type SentRequest } from '../model/exchange.ts';
import type { Header } from '../model/request.ts';
import type { ScriptError } from '../model/result.ts';
import { showBody } from './body.ts';
import { hideEvery, hideHeader, hideUpTo } from './hidden.ts';
import type { Hide } from './reporter.ts';

/** How texts are hidden, and how many characters of one are kept. */
export interface Bounds {
  readonly hide: Hide;
  readonly textLimit: number;
}

/** A request and its answer, or why there is none, as plain JSON data. */
export function describeExchange(exchange: Exchange, bounds: Bounds): object {
  const { challenges, request, response, error, redirects } = exchange;
  return {
    ...(challenges && { challenges: challenges.map((challenge) => describeExchange(challenge, bounds)) }),
    request: describeRequest(request, bounds),
    ...(redirects.length === 0 ? {} : { redirects: hideEvery(redirects, bounds.textLimit, bounds.hide) }),
    ...(response === undefined ? {} : { response: describeResponse(response, bounds) }),
    ...(error === undefined ? {} : { error: describeError(error, bounds) }),
  };
}

/** A text, hidden; an ellipsis stands for what is too much of it. */
export function describeText(text: string, { hide, textLimit }: Bounds): string {
  const shown = hideUpTo(text, textLimit, hide);
  return shown.isCut ? `${shown.text}…` : shown.text;
}

export function describeScriptError({ name, message, stack, line, column }: ScriptError, bounds: Bounds): object {
  return {
    name: describeText(name, bounds),
    message: describeText(message, bounds),
    line,
    column,
    stack: stack === undefined ? undefined : describeText(stack, bounds),
  };
}

function describeRequest({ method, url, headers, body }: SentRequest, bounds: Bounds): object {
  return {
    method,
    url: describeText(url, bounds),
    headers: describeHeaders(headers, bounds),
    ...(body === undefined ? {} : { body: hideEvery(body, bounds.textLimit, bounds.hide) }),
  };
}

function describeResponse(response: Response, bounds: Bounds): object {
  const { status, reason, httpVersion, headers, saved, downloadedBytes, milliseconds } = response;
  return {
    status,
    reason: describeText(reason, bounds),
    httpVersion,
    headers: describeHeaders(headers, bounds),
    body: describeBody(response, bounds),
    bytes: bodyLength(response),
    ...(saved === undefined ? {} : { savedTo: describeText(saved.path, bounds) }),
    downloadedBytes,
    milliseconds,
  };
}

function describeBody(response: Response, { hide, textLimit }: Bounds): object {
  const body = showBody(response, textLimit, hide);
  if (body.kind === 'withheld') return { encoding: 'withheld', content: '', truncated: true };
  const content = body.kind === 'text' ? body.text : Buffer.from(body.bytes).toString('base64');
  return { encoding: body.kind === 'text' ? 'text' : 'base64', content, truncated: body.isCut };
}

function describeHeaders(headers: readonly Header[], { hide }: Bounds): object[] {
  return headers.map((header) => ({ name: hide(header.name), value: hideHeader(header, hide) }));
}

function describeError({ code, message, hint }: SendError, bounds: Bounds): object {
  return {
    code,
    message: describeText(message, bounds),
    hint: hint === undefined ? undefined : describeText(hint, bounds),
  };
}
