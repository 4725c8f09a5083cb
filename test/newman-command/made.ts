/** What a file holds, in a form that newman's and Postino's have in common. */
export function readMade(name: string, text: string): unknown {
  if (name.endsWith('.xml')) return testCases(text);
  if (!name.endsWith('.json')) return text;
  const json = JSON.parse(text);
  if (json.run?.executions !== undefined) return newmanChecks(json);
  if (json.format === 'postino-report') return ownChecks(json);
  if (json.info !== undefined) return collectionOf(json);
  if (json.values !== undefined) return variablesOf(json);
  return Array.isArray(json.cookies) ? json.cookies.map(({ key, value }: Cookie) => `${key}=${value}`) : json;
}

interface Cookie {
  readonly key: string;
  readonly value: string;
}

interface Assertion {
  readonly name?: string;
  readonly assertion?: string;
  readonly error?: unknown;
  readonly outcome?: string;
}

interface Execution {
  readonly item: { readonly name: string; readonly path?: readonly string[] };
  readonly assertions?: readonly Assertion[];
}

function newmanChecks({ run }: { run: { executions: readonly Execution[] } }): unknown {
  return run.executions.flatMap(({ item, assertions = [] }) =>
    assertions.map(({ assertion, error }) => `${item.name}: ${assertion} ${error ? 'failed' : 'passed'}`),
  );
}

function ownChecks({ executions }: { executions: readonly Execution[] }): unknown {
  return executions.flatMap(({ item, assertions = [] }) =>
    assertions.map(({ name, outcome }) => `${item.name}: ${name} ${outcome}`),
  );
}

/** The names of test cases and whether they failed; requests and scripts that broke are called differently. */
function testCases(xml: string): unknown {
  const cases = [...xml.matchAll(/<testcase name="([^"]*)"[^>]*?(\/>|>([\s\S]*?)<\/testcase>)/g)];
  return cases
    .map(([, name, , content = '']) => `${name} ${/<(failure|error)/.test(content) ? 'failed' : 'passed'}`)
    .filter((each) => /^is /.test(each));
}

function variablesOf({ name, values }: { name: string; values: readonly Cookie[] }): unknown {
  return { name, values: Object.fromEntries(values.map(({ key, value }) => [key, value])) };
}

interface Entry {
  readonly name?: string;
  readonly item?: readonly Entry[];
}

function collectionOf({
  info,
  item,
  variable = [],
}: {
  info: Entry;
  item: readonly Entry[];
  variable?: readonly Cookie[];
}) {
  const names = (entries: readonly Entry[]): readonly unknown[] =>
    entries.map((entry) => (entry.item === undefined ? entry.name : [entry.name, ...names(entry.item)]));
  return { name: info.name, items: names(item), variables: variable.map(({ key, value }) => `${key}=${value}`) };
}
