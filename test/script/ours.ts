import type { Mutation, ScopeName } from '../../src/model/variable.ts';
import type { Sandbox } from '../../src/script/sandbox.ts';
import { fromDefinition, normalRequest } from './normal-request.ts';
import { enabled, type Outcome } from './oracle.ts';
import { inputFor, type Subject, scopesOf } from './subject.ts';

/** Runs a script in our sandbox and tells what it did in the terms of the oracle. */
export async function runOurs(sandbox: Sandbox, source: string, subject: Subject): Promise<Outcome> {
  const scopes = scopesOf(subject.variables);
  const input = inputFor(subject, scopes);
  const sent: unknown[] = [];
  const { outputs, error, mutations, request, nextRequest, skipRequest, visualizer } = await sandbox.execute(
    { id: 'script-1', phase: subject.phase, source, owner: 'Messages / Send' },
    {
      ...input,
      sendRequest: (definition) => {
        sent.push(normalRequest(definition));
        return input.sendRequest(definition);
      },
    },
  );
  for (const [name, changes] of Object.entries(mutations) as [ScopeName, readonly Mutation[]][]) {
    for (const change of changes) scopes[name].apply(change);
  }
  return {
    assertions: outputs.flatMap((output) => {
      if (output.kind !== 'assertion') return [];
      const { name, outcome, index, error: failure } = output.assertion;
      return [`${index} ${outcome} ${name}${failure ? `: ${failure.name}: ${failure.message}` : ''}`];
    }),
    console: outputs.flatMap((output) => (output.kind === 'console' ? [`${output.level}: ${output.text}`] : [])),
    error: error && `${error.name}: ${error.message}`,
    exceptions: outputs.flatMap((output) =>
      output.kind === 'exception' ? [`${output.error.name}: ${output.error.message}`] : [],
    ),
    variables: {
      local: Object.fromEntries(enabled(scopes.local.toArray())),
      environment: Object.fromEntries(enabled(scopes.environment.toArray())),
      collection: Object.fromEntries(enabled(scopes.collection.toArray())),
      globals: Object.fromEntries(enabled(scopes.globals.toArray())),
    },
    next: nextRequest === undefined ? undefined : nextRequest.name,
    skips: skipRequest,
    request: subject.phase === 'prerequest' ? fromDefinition(request ?? subject.request) : undefined,
    visualizer,
    sent,
  };
}
