import type { Played } from './played.ts';

type Log = Played['log'];

/** Postino warns when a request has been sent, and of more than newman does (docs/differences.md: late-warnings). */
function isWarning(line: Log[number]): boolean {
  return (
    line[0] === 'console' && line.at(-2) === 'warn' && /load error|has no value$|no access token$/.test(textOf(line))
  );
}

function textOf(line: Log[number]): string {
  return String(line.at(-1));
}

export function withoutWarnings(log: Log): Log {
  return log.filter((line) => !isWarning(line));
}

/** The warnings that both give. */
export function warningsOf({ log }: Played): readonly string[] {
  return log
    .filter(isWarning)
    .map(textOf)
    .filter((text) => text.includes('load error'));
}
