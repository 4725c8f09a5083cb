import { current } from './execution.ts';
import { encode } from './values.ts';

const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;

function say(level: string, values: readonly unknown[]): void {
  current().tell('console', level, encode(values));
}

/** The console of scripts: the host turns the values into text. `clear` has no terminal to act on. */
export const scriptConsole = {
  ...Object.fromEntries(levels.map((level) => [level, (...values: readonly unknown[]) => say(level, values)])),
  clear(): void {},
};

/** Says something in the script's name. */
export function warn(text: string): void {
  say('warn', [text]);
}
