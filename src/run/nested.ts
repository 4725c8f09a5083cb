import type { Collection, Folder, Item, Script } from '../model/collection.ts';
import { Deadline } from '../model/deadline.ts';
import type { RunEvent } from '../model/event.ts';
import type { Exchange } from '../model/exchange.ts';
import type { ScriptError, ScriptOutput } from '../model/result.ts';
import { Scope } from '../model/scope.ts';
import type { Mutation, ScopeName } from '../model/variable.ts';
import { findJump } from '../plan/jump.ts';
import type { Mutations, RequestCall, RequestRun } from '../script/contract.ts';
import type { Scopes, Stages } from './stages.ts';
import { Step } from './step.ts';
import type { Turn } from './turn.ts';

/** Postman's limit. */
const greatestDepth = 10;

/**
 * Runs a request of the collection, with its scripts, for a script that waits for it (`pm.execution.runRequest`). It
 * works on copies of the variables; what its scripts changed goes back to the one that waits.
 */
export async function runNested(
  collection: Collection,
  stages: Stages,
  turn: Turn,
  call: RequestCall,
): Promise<RequestRun> {
  if (stages.depth >= greatestDepth) {
    throw new Error(`Max pm.execution.runRequest depth of ${greatestDepth} has been reached.`);
  }
  const item = findItem(collection, call.request);
  const changes: Record<ScopeName, Mutation[]> = { local: [], environment: [], collection: [], globals: [] };
  const until = new Deadline(0, stages.signal, call.signal);
  const nested = stages.nest(copyScopes(stages, call), until.signal, (mutations) => {
    for (const [name, list] of entriesOf(mutations)) changes[name].push(...list);
  });
  try {
    const refusal = nested.reasonToSkip(item, turn.row);
    if (refusal !== undefined) throw new Error(`"${item.name}" is not sent: ${refusal}`);
    const told = await finish(new Step({ item, turn, stages: nested, bail: false }));
    return { ...told, mutations: changes };
  } finally {
    until.clear();
  }
}

/** Goes through the item and keeps what its script is told of it. */
async function finish(step: Step): Promise<Omit<RequestRun, 'mutations'>> {
  const outputs: ScriptOutput[] = [];
  let exchange: Exchange | undefined;
  let error: ScriptError | undefined;
  while (step.result === undefined) {
    for (const event of await step.advance()) {
      const output = toOutput(event);
      if (output !== undefined) outputs.push(output);
      if (event.type === 'request-ended' && event.source === 'item') exchange = event.exchange;
      if (event.type === 'script-ended' && event.error !== undefined) error ??= placed(event.error, event.script);
    }
  }
  return { outputs, exchange, error };
}

function findItem({ children, name }: Collection, request: string): Item {
  const items = children.flatMap(itemsOf);
  const item = items[findJump(items, request) ?? -1];
  if (item === undefined) throw new Error(`runRequest: ${name} has no request with the id or name "${request}"`);
  return item;
}

function itemsOf(node: Folder | Item): readonly Item[] {
  return node.kind === 'item' ? [node] : node.children.flatMap(itemsOf);
}

/** The variables as the waiting script sees them, with what it set for this run only. */
function copyScopes({ scopes, hearValue }: Stages, { mutations, variables }: RequestCall): Scopes {
  const copies = {
    local: new Scope(scopes.local.toArray()),
    environment: new Scope(scopes.environment.toArray()),
    collection: new Scope(scopes.collection.toArray()),
    globals: new Scope(scopes.globals.toArray()),
  };
  for (const [name, list] of entriesOf(mutations)) for (const mutation of list) copies[name].apply(mutation);
  for (const [key, value] of Object.entries(variables)) {
    copies.local.apply({ kind: 'set', key, value });
    hearValue(key, value);
  }
  return copies;
}

function entriesOf(mutations: Mutations): readonly (readonly [ScopeName, readonly Mutation[]])[] {
  return Object.entries(mutations) as [ScopeName, readonly Mutation[]][];
}

/** What happens in that run happens in the script that waits; errors say in whose script they are. */
function toOutput(event: RunEvent): ScriptOutput | undefined {
  switch (event.type) {
    case 'assertion': {
      const { assertion, script } = event;
      const error = assertion.error && placed(assertion.error, script);
      return { kind: 'assertion', assertion: { ...assertion, ...(error !== undefined && { error }) } };
    }
    case 'console':
      return { kind: 'console', level: event.level, text: event.text, values: event.values };
    case 'exception':
      return { kind: 'exception', error: placed(event.error, event.script) };
    case 'request-ended':
      return { kind: 'exchange', exchange: event.exchange };
    case 'warning':
      return { kind: 'warning', text: event.text };
    default:
      return undefined;
  }
}

function placed(error: ScriptError, { phase, owner }: Script): ScriptError {
  return {
    ...error,
    file: error.file ?? `${phase === 'prerequest' ? 'pre-request script' : 'test script'} of ${owner}`,
  };
}
