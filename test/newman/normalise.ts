/** What differs from run to run, and between two programs that say who they are. */
const changing: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>'],
  [/flowId='[\d.]+'/g, 'flowId=<id>'],
  [/127\.0\.0\.1:\d{4,}/g, '<host>'],
  [/PostmanRuntime\/[\d.]+|Postino\/[\d.]+|Newman\/[\d.]+/g, '<agent>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?/g, '<time>'],
  [/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d+ \w+ \d{4} \d\d:\d\d:\d\d/g, '<time>'],
  [/(?<!\d)1\d{12}(?!\d)/g, '<time>'],
  [/(?<![\d.])1[789]\d{8}(?!\d)/g, '<time>'],
  [/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, '<time>'],
  [/\w{3} \w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4} \(.*?\)/g, '<time>'],
  [/Newman v[\d.]+/g, '<agent>'],
  [/\bpid-\d+/g, '<process>'],
  [/-{26}\d{24}/g, '<boundary>'],
  [/(?<![\d.])\d+(\.\d+)?(ms|µs|s)\b/g, '<duration>'],
  [/\(cache\)/g, '<duration>'],
  [/\b(time|duration)=(["'])[\d.]+\2/g, '$1=<duration>'],
  [/("\d{3}"),"\d+",/g, '$1,<duration>,'],
  [/newman-[A-Za-z0-9]{6}(?=\/)/g, '<folder>'],
  // The two names of the sender are not of one length.
  [/[\d.]+k?B(?=\^|↑)/g, '<bytes>'],
  [/at [^\s]+ \(?.*(node:|node_modules|file:).*\n?/g, ''],
  // Columns are as wide as what stands in them.
  [/ +$/gm, ''],
  [/ {2,}/g, '  '],
  [/─+/g, '─'],
  [/-{2,}/g, '--'],
];

/** A text without what changes. */
export function normaliseText(text: string): string {
  return changing.reduce((result, [pattern, name]) => result.replace(pattern, name), text);
}

/** Members that tell of one run, of the machine, or of how an error was thrown. */
const ignored = new Set([
  ...['stack', 'checksum', 'timestamp', 'stacktrace', 'responseTime', 'started', 'completed', 'expires', 'creation'],
  ...[
    'lastAccessed',
    'async',
    'showDiff',
    'actual',
    'expected',
    'operator',
    'timings',
    'Timings',
    '_postman_exported_at',
  ],
  // Of allure's results.
  ...['start', 'stop'],
  // Of tough-cookie's jar: its edition.
  ...['version', 'rejectPublicSuffixes', 'enableLooseMode', 'enforceSecureOriginOnStorage'],
]);

/** A value without what changes; of a text that is JSON, what it holds. */
export function normalise(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return normaliseAny(value, key);
  if (typeof value === 'number') return isSeconds(value) ? '<time>' : value;
  if (Array.isArray(value)) return value.filter((each) => !isSystem(each)).map((each) => normalise(each));
  if (typeof value !== 'object' || value === null) return value;
  if (isBytes(value)) return normalise(Buffer.from(value.data).toString());
  const entries = Object.entries(value).filter(([name, each]) => !ignored.has(name) && !isErrorType(name, each));
  return Object.fromEntries(entries.map(([name, each]) => [name, normalise(each, name)]));
}

/** Since 1970, for the years from 2023 to 2033. */
function isSeconds(value: number): boolean {
  return Number.isInteger(value) && /^1[789]\d{8}$/.test(String(value));
}

function isBytes(value: object): value is { readonly data: readonly number[] } {
  return 'type' in value && value.type === 'Buffer' && 'data' in value && Array.isArray(value.data);
}

function normaliseAny(text: string, key: string): unknown {
  // newman counts the lines of its own code into the place of some errors.
  if (key === 'at') return text.replace(/(-script):.*/, '$1');
  if (key === 'port') return '<port>';
  const json = /^\{\s*"/.test(text) ? parse(text) : undefined;
  return json === undefined ? normaliseText(text) : normalise(json);
}

/** Bodies of examples only look like JSON at times. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The runtime of newman keeps the state of an auth in it, and adds some headers late. */
function isSystem(value: unknown): boolean {
  const { key, type, system } = (value ?? {}) as {
    readonly key?: string;
    readonly type?: string;
    readonly system?: boolean;
  };
  return system === true && (type === 'any' || key === 'Content-Type' || key === 'Authorization' || key === 'Date');
}

function isErrorType(name: string, value: unknown): boolean {
  return name === 'type' && value === 'Error';
}
