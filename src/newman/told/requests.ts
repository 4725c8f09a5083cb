import { randomUUID } from 'node:crypto';
import type { Item as SdkItem, Request as SdkRequest } from 'postman-collection-4';
import sdk from 'postman-collection-4';
import type { Item } from '../../model/collection.ts';
import type { Exchange, SentRequest } from '../../model/exchange.ts';
import type { FormPart, RequestDefinition } from '../../model/request.ts';
import { substituteIn } from '../../resolve/substitute.ts';
import { lazily } from '../lazily.ts';
import type { NewmanCursor } from '../types.ts';
import { rememberExchange } from '../view/exchanges.ts';
import type { View } from '../view/view.ts';
import { requestError } from './failures.ts';
import { letGlance } from './glance.ts';
import { historyOf } from './history.ts';
import { toSdkCookies, toSdkRequest, toSdkResponse } from './sdk.ts';

/** Whose request it is: an item's, or that of `pm.sendRequest` in a script of it. */
export interface Sending {
  readonly item: Item;
  readonly source: 'item' | 'script';
  readonly cursor: NewmanCursor;
}

/** The second argument of `beforeRequest`. */
export function toldStart(
  { item, source, cursor }: Sending,
  request: SentRequest,
  definition: RequestDefinition | undefined,
  view: View,
): object {
  const make = () => toRequest(item, source, { ...request, headers: beforeSending(request.headers) }, definition, view);
  const told = lazily({ cursor }, 'request', make);
  letGlance(told, request, undefined, view);
  return lazily(told, 'item', () => (source === 'item' ? view.itemOf(item) : itemFor(told.request)));
}

/** Both arguments of `request`; its `item` is a copy that holds what was sent, and stands alone. */
export function toldEnd({ item, source, cursor }: Sending, exchange: Exchange, view: View): readonly [unknown, object] {
  const told = rememberExchange({ cursor }, exchange);
  letGlance(told, exchange.request, exchange.response, view);
  if (exchange.response === undefined) Object.assign(told, { response: undefined });
  else lazily(told, 'response', () => toSdkResponse(exchange, view.show));
  const make = () => toRequest(item, source, asNewmanTells(exchange), exchange.definition, view);
  const request = lazily(told, 'request', make);
  lazily(told, 'item', () =>
    source === 'item' ? copyOf(view.itemOf(item), request.request, view) : itemFor(request.request),
  );
  lazily(told, 'cookies', () => toSdkCookies(exchange, view.show));
  lazily(told, 'history', () => view.show(historyOf(exchange, view.isVerbose)));
  const error = exchange.error === undefined ? null : view.show(requestError(exchange.error));
  return [error, told];
}

/**
 * newman does not tell all headers: not the type of a form, which is added last, and without an answer neither the
 * cookies nor the length of the body.
 */
function asNewmanTells({ request, response }: Exchange): SentRequest {
  const last = request.headers.findIndex(({ name, system }) => system && name === 'Connection');
  const headers = request.headers.filter(({ name, system }, index) => {
    if (!system) return true;
    if (name === 'Content-Type') return last < 0 || index < last;
    return response !== undefined || (name !== 'Cookie' && name !== 'Content-Length');
  });
  return { ...request, headers, body: withFileNames(request.body) };
}

/** A part that is to be a file but has none went out with an empty name. */
function withFileNames(body: SentRequest['body']): SentRequest['body'] {
  if (body?.mode !== 'formdata') return body;
  return { ...body, formdata: body.formdata?.map((part) => (isWithoutFile(part) ? { fileName: '', ...part } : part)) };
}

function isWithoutFile({ type, disabled, src, value }: FormPart): boolean {
  return type === 'file' && !disabled && !src?.length && !value;
}

/** Of an attempt that has been sent, without what sending adds. */
function beforeSending(headers: SentRequest['headers']): SentRequest['headers'] {
  const first = headers.findIndex(({ name, system }) => system && name === 'User-Agent');
  return first < 0 ? headers : headers.slice(0, first);
}

function toRequest(
  item: Item,
  source: Sending['source'],
  sent: SentRequest,
  asked: RequestDefinition | undefined,
  view: View,
): SdkRequest {
  const request = toSdkRequest({ request: sent, definition: asked }, view.show);
  if (source === 'item') keepTypes(request, view.itemOf(item));
  return request;
}

/** The parameters of an auth, an inherited one too, have the types that they have in the collection. */
function keepTypes({ auth }: SdkRequest, item: SdkItem): void {
  const given = item.getAuth()?.parameters();
  auth?.parameters().each((parameter) => {
    const type = given?.one(parameter.key)?.type;
    if (type !== undefined) parameter.type = type;
  });
}

/** Its name and all else in it have their variables filled in. */
function copyOf(item: SdkItem, request: SdkRequest, { lookUp, show }: View): SdkItem {
  const copy = new sdk.Item(show(substituteIn(withoutExecutions(item.toJSON()), lookUp)));
  copy.request = request;
  return copy;
}

/** Which execution a script had last is not copied. */
function withoutExecutions(item: Record<string, unknown>): object {
  const events = (item['event'] ?? []) as readonly { readonly script?: { readonly _lastExecutionId?: string } }[];
  const event = events.map(({ script: { _lastExecutionId: _, ...script } = {}, ...rest }) => ({ ...rest, script }));
  return { ...item, event };
}

function itemFor(request: SdkRequest): SdkItem {
  const item = new sdk.Item({ id: randomUUID(), protocolProfileBehavior: { disableBodyPruning: true } });
  item.request = request;
  return item;
}
