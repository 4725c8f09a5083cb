import type { Script } from '../model/collection.ts';
import { isFailure } from '../model/result.ts';
import type { GatheredItem, ItemEvent } from './gather.ts';
import { type Bounds, describeExchange, describeScriptError, describeText } from './json-exchange.ts';

/** One item's execution as plain JSON data, every text in it hidden and bounded. */
export function describeExecution(gathered: GatheredItem, bounds: Bounds): object {
  const { item, iteration, result, events } = gathered;
  const { hide } = bounds;
  const requests = select(events, 'request-ended');
  const sent = requests.find(({ source }) => source === 'item')?.exchange;
  return {
    item: { id: hide(item.id), name: hide(item.name), path: item.path.map(hide) },
    iteration,
    outcome: outcomeOf(gathered),
    ...(result?.kind === 'skipped' ? { skipped: hide(result.reason) } : {}),
    ...(sent === undefined ? {} : describeExchange(sent, bounds)),
    assertions: select(events, 'assertion').map(({ script, assertion: { name, outcome, error } }) => ({
      name: describeText(name, bounds),
      outcome,
      ...describeScript(script, bounds),
      ...(error === undefined ? {} : { error: describeScriptError(error, bounds) }),
    })),
    failedScripts: select(events, 'script-ended').flatMap(({ script, error }) =>
      error === undefined ? [] : [{ ...describeScript(script, bounds), error: describeScriptError(error, bounds) }],
    ),
    exceptions: select(events, 'exception').map(({ script, error }) => ({
      ...describeScript(script, bounds),
      error: describeScriptError(error, bounds),
    })),
    console: select(events, 'console').map(({ level, script, text }) => ({
      level,
      ...describeScript(script, bounds),
      text: describeText(text, bounds),
    })),
    scriptRequests: requests
      .filter(({ source }) => source === 'script')
      .map(({ exchange }) => describeExchange(exchange, bounds)),
    warnings: select(events, 'warning').map(({ text }) => describeText(text, bounds)),
  };
}

function outcomeOf({ result }: GatheredItem): 'passed' | 'failed' | 'skipped' | 'unfinished' {
  if (result === undefined) return 'unfinished';
  if (isFailure(result)) return 'failed';
  return result.kind === 'skipped' ? 'skipped' : 'passed';
}

function describeScript({ phase, owner }: Script, { hide }: Bounds): object {
  return { script: { phase, owner: hide(owner) } };
}

function select<Type extends ItemEvent['type']>(events: readonly ItemEvent[], type: Type) {
  return events.filter((event): event is Extract<ItemEvent, { type: Type }> => event.type === type);
}
