import sdk from 'postman-collection-4';
import type { Response, SentRequest } from '../../model/exchange.ts';
import { bodySizeOf } from '../view/exchanges.ts';
import type { View } from '../view/view.ts';

/** What newman's screen shows of a request. */
export interface RequestGlance {
  readonly method: string;
  readonly url: string;
}

/** What newman's screen shows of an answer: its bytes are those of head and body, its time is in milliseconds. */
export interface AnswerGlance {
  readonly code: number;
  readonly reason: string;
  readonly bytes: number;
  readonly milliseconds: number;
}

const requests = new WeakMap<object, () => RequestGlance>();
const answers = new WeakMap<object, () => AnswerGlance>();

/**
 * Lets the screen do without the objects of Postman's library that an event tells: to make them takes longer than all
 * else about the event.
 */
export function letGlance(told: object, request: SentRequest, response: Response | undefined, view: View): void {
  requests.set(told, () => glanceAtRequest(request, view));
  if (response !== undefined) answers.set(told, () => glanceAtAnswer(response, view));
}

export function requestOf(told: object): RequestGlance | undefined {
  return requests.get(told)?.();
}

export function answerOf(told: object): AnswerGlance | undefined {
  return answers.get(told)?.();
}

function glanceAtRequest({ method, url }: SentRequest, view: View): RequestGlance {
  return { method: view.text(method).toUpperCase(), url: urlText(view.text(url)) };
}

/** Such an address Postman's library gives back as it is. */
const ordinaryUrl =
  /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.~%-]+)*\/?(?:\?[\w.~%-]+=[\w.~%-]*(?:&[\w.~%-]+=[\w.~%-]*)*)?$/;

/** An address as Postman's library writes it; to take it apart and put it together costs 60 µs. */
export function urlText(url: string): string {
  return ordinaryUrl.test(url) ? url : new sdk.Url(url).toString();
}

function glanceAtAnswer(response: Response, view: View): AnswerGlance {
  const { status, headers, milliseconds } = response;
  const reason = response.reason || new sdk.Response({ code: status }).reason();
  const start = `HTTP/X.X ${status} ${reason}\r\n\r\n`.length;
  const head = headers.reduce((length, { name, value }) => length + `${name}: ${value}\r\n`.length, start);
  return { code: status, reason: view.text(reason), bytes: head + bodySizeOf(response), milliseconds };
}
