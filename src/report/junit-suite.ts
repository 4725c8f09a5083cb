import type { XMLElement } from 'xmlbuilder';
import type { Script } from '../model/collection.ts';
import type { Exchange, SendError } from '../model/exchange.ts';
import type { Assertion, ScriptError } from '../model/result.ts';
import type { GatheredItem, ItemEvent } from './gather.ts';
import { hideUpTo } from './hidden.ts';
import type { Hide } from './reporter.ts';

/** Characters; a script may print or compare megabytes. */
const longestMessage = 2_000;
const longestText = 65_536;

/** What the suites of a run share. */
export interface SuiteContext {
  readonly collection: string;
  readonly iterations: number;
  readonly hide: Hide;
}

/** A test case before it is written: an assertion, a request or a script, and what went wrong with it. */
interface TestCase {
  readonly name: string;
  readonly seconds?: number | undefined;
  readonly problem?: Problem | undefined;
}

/** The three kinds JUnit knows: a check that failed, something that broke, something that was left out. */
interface Problem {
  readonly kind: 'failure' | 'error' | 'skipped';
  readonly type?: string | undefined;
  readonly message: string;
  readonly details?: string | undefined;
}

/** Fills a `testsuite` element with one execution of an item: a case for each assertion, and for all that broke. */
export function appendSuite(gathered: GatheredItem, context: SuiteContext, suite: XMLElement): XMLElement {
  const { item, iteration, events } = gathered;
  const { collection, iterations, hide } = context;
  const cases = testCases(gathered);
  const count = (kind: Problem['kind']): number => cases.filter(({ problem }) => problem?.kind === kind).length;
  const times = events.flatMap((event) => (event.type === 'request-ended' ? [secondsOf(event.exchange)] : []));
  const suffix = iterations > 1 ? ` (iteration ${iteration + 1})` : '';
  const path = item.path.map(hide);
  suite.att('name', path.join(' / ') + suffix);
  suite.att('tests', cases.length).att('failures', count('failure')).att('errors', count('error'));
  suite.att('skipped', count('skipped')).att('time', times.reduce((sum, each) => sum + each, 0).toFixed(3));
  // Readers group by what stands before the last dot, so a dot in a name would tear the group apart.
  const className = [hide(collection), ...path].map((name) => name.replaceAll('.', '_')).join('.');
  for (const each of cases) appendCase(each, className, hide, suite);
  const output = events.flatMap(outputOf);
  if (output.length > 0) suite.ele('system-out', {}, hideUpTo(output.join('\n'), longestText, hide).text);
  return suite;
}

function testCases(gathered: GatheredItem): readonly TestCase[] {
  const { result, events } = gathered;
  const sent = events.find((event) => event.type === 'request-ended' && event.source === 'item');
  const exchange = sent?.type === 'request-ended' ? sent.exchange : undefined;
  const scripts = events.flatMap((event) => {
    if (event.type === 'assertion')
      return [{ name: event.assertion.name, problem: assertionProblem(event.assertion, exchange) }];
    const isBroken = event.type === 'script-ended' && event.error !== undefined;
    return isBroken ? [{ name: scriptName(event.script), problem: scriptProblem(event.error as ScriptError) }] : [];
  });
  const failedRequests = (result?.failedRequests ?? []).map(({ script, exchange, error }) => ({
    name: `request of the ${scriptName(script)}`,
    problem: sendProblem(exchange, error),
  }));
  const request: TestCase = {
    name: 'request',
    seconds: exchange && secondsOf(exchange),
    problem: requestProblem(gathered),
  };
  const isNews = request.problem !== undefined || scripts.length === 0;
  return [...(isNews || result === undefined ? [request] : []), ...failedRequests, ...scripts];
}

function requestProblem({ result }: GatheredItem): Problem | undefined {
  if (result === undefined)
    return { kind: 'error', type: 'interrupted', message: 'the run ended before this request did' };
  if (result.kind === 'skipped') return { kind: 'skipped', message: result.reason };
  if (result.kind === 'answered') return undefined;
  return sendProblem(result.exchange, result.error);
}

function sendProblem(exchange: Exchange, error: SendError): Problem {
  const details = [error.message, error.hint, requestLine(exchange)].filter((each) => each !== undefined).join('\n');
  return { kind: 'error', type: error.code, message: error.message, details };
}

function assertionProblem({ outcome, error }: Assertion, exchange: Exchange | undefined): Problem | undefined {
  if (outcome === 'passed') return undefined;
  if (outcome === 'skipped') return { kind: 'skipped', message: 'skipped by the script' };
  const message = error?.message ?? 'failed';
  const details = [message, ...(exchange === undefined ? [] : [requestLine(exchange)])].join('\n');
  return { kind: 'failure', type: error?.name ?? 'AssertionError', message, details };
}

function scriptProblem({ name, message, stack, line, column }: ScriptError): Problem {
  const place = line === undefined ? '' : `\nline ${line}, column ${column ?? 1}`;
  return { kind: 'error', type: name, message, details: stack ?? `${name}: ${message}${place}` };
}

function requestLine({ request, response, error }: Exchange): string {
  const answer = response === undefined ? (error?.code ?? 'no answer') : `${response.status} ${response.reason}`.trim();
  return `${request.method} ${request.url}: ${answer}`;
}

function scriptName({ phase, owner }: Script): string {
  return `${phase === 'prerequest' ? 'pre-request script' : 'test script'} of ${owner}`;
}

function secondsOf({ response }: Exchange): number {
  return (response?.milliseconds ?? 0) / 1000;
}

function appendCase({ name, seconds, problem }: TestCase, className: string, hide: Hide, suite: XMLElement): void {
  const element = suite.ele('testcase', { name: hide(name), classname: className });
  if (seconds !== undefined) element.att('time', seconds.toFixed(3));
  if (problem === undefined) return;
  const { kind, type, message, details } = problem;
  const told = element.ele(kind, { message: hideUpTo(message, longestMessage, hide).text });
  if (type !== undefined) told.att('type', hide(type));
  if (details !== undefined) told.txt(hideUpTo(details, longestText, hide).text);
}

function outputOf(event: ItemEvent): string[] {
  if (event.type === 'console') return [`[${event.level}] ${event.text}`];
  if (event.type === 'warning') return [`[warning] ${event.text}`];
  if (event.type !== 'exception') return [];
  return [`[exception] ${event.error.name}: ${event.error.message} (thrown later, ${scriptName(event.script)})`];
}
