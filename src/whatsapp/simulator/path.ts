import { unknownPath } from './graph-error.ts';

/** A path of the Graph API: `/{version}/{node}/{edge}`. */
export interface GraphPath {
  /** The version that serves the call, which is not always the one that was asked for. */
  readonly version: string;
  readonly node: string;
  readonly edge: string;
}

/** The path behind the version. */
export function wholeOf({ node, edge }: Pick<GraphPath, 'node' | 'edge'>): string {
  return [node, edge].filter((part) => part !== '').join('/');
}

const oldest = 21;
const newest = 26;
/** What an app uses that names no version: the dashboard's "Upgrade API Version". */
const ofApp = 'v25.0';

/** Minor versions there were before version 4; since then there is only `.0`. */
const lastMinor: Readonly<Record<number, number>> = { 1: 0, 2: 12, 3: 3 };

/** An expired version is served by the oldest usable one; one that never was is no version at all. */
export function parsePath(pathname: string): GraphPath {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const [first = ''] = segments;
  const isVersioned = /^v\d+\.\d+$/.test(first);
  const version = isVersioned ? servedBy(first) : ofApp;
  if (version === undefined) throw unknownPath(segments.map(decode).join('/'));
  const [node = '', ...edge] = segments.slice(isVersioned ? 1 : 0).map(decode);
  return { version, node, edge: edge.join('/') };
}

function servedBy(version: string): string | undefined {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major < 1 || major > newest || minor > (lastMinor[major] ?? 0)) return undefined;
  return major < oldest ? `v${oldest}.0` : version;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
