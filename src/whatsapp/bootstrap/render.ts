import type { BootstrapResult } from './bootstrap.ts';
import type { TokenFacts } from './check-token.ts';

/** The same for machines. */
export function bootstrapJson(result: BootstrapResult, hide: (text: string) => string): string {
  return `${hide(JSON.stringify(result, null, 2))}\n`;
}

/** What a person sees at the end: the token, every variable found, what is missing. `hide` masks secrets. */
export function renderBootstrap(result: BootstrapResult, hide: (text: string) => string): string {
  const lines = [
    ...(result.token === undefined ? [] : [`Token: ${describe(result.token)}`, '']),
    ...table(result.findings.map(({ variable, value, source, change }) => [marks[change], variable, value, source])),
    ...section('Still missing', table(result.missing.map(({ variable, how }) => [' ', variable, how]))),
    ...section(
      'Mind',
      result.warnings.map((warning) => `  ${warning}`),
    ),
    '',
    summary(result),
  ];
  return `${hide(lines.join('\n'))}\n`;
}

const marks = { new: '+', changed: '~', kept: ' ' } as const;

function describe({ type, appName, appId, expiresAt }: TokenFacts): string {
  const kinds: Readonly<Record<string, string>> = {
    SYSTEM_USER: 'system user',
    USER: 'user',
    PAGE: 'page',
    APP: 'app',
  };
  const ends = expiresAt === 0 ? 'does not expire' : `expires ${new Date(expiresAt * 1000).toISOString()}`;
  return `${kinds[type ?? ''] ?? 'access'} token of the app ${appName ?? appId ?? 'without a name'}, ${ends}`;
}

/** Columns as wide as their widest cell; the last one ends where it ends. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines];
}

function summary({ findings }: BootstrapResult): string {
  const changed = findings.filter(({ change }) => change !== 'kept').length;
  if (changed === 0) return 'Nothing changed: everything was there already.';
  return changed === 1 ? '1 variable found.' : `${changed} variables found.`;
}
