import type { NewmanRunOptions } from '../types.ts';
import type { View } from '../view/view.ts';

/** What reporters are told to use, as it was given: a reporter's own password is for it. */
const ownOptions = new Set(['reporter', 'reporterOptions']);

/** What runs in the caller's hands, and may hold more secrets than anybody knows. */
const liveOptions = new Set(['cookieJar', 'requestAgents']);

/** The options of a run as reporters get them, with Postman's objects of their view. */
export function runOptionsFor(
  { collection, environment, globals, show }: View,
  options: NewmanRunOptions,
): NewmanRunOptions {
  const replaced = { collection, environment: environment.sdk, globals: globals.sdk };
  const shown = Object.entries(options)
    .filter(([name, value]) => !(name in replaced) && !(liveOptions.has(name) && typeof value === 'object'))
    .map(([name, value]) => [name, ownOptions.has(name) ? value : show(value)]);
  return { ...Object.fromEntries(shown), ...replaced };
}
