import { once } from 'node:events';
import { resolve } from 'node:path';
import { simulate } from '../../whatsapp/simulator/simulate.ts';
import { alignRows } from '../terminal/align.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What `postino simulate` takes. */
export interface SimulateSettings {
  readonly port?: number | undefined;
  readonly seed?: string | undefined;
  readonly latency?: number | undefined;
  readonly fail?: readonly string[] | undefined;
  readonly speed?: number | undefined;
  readonly limits?: boolean | undefined;
}

/** Variables that stand in the first lines already. */
const shown = ['Graph-URL', 'User-Access-Token'];

/** `postino simulate`: serves a local Graph API until Ctrl-C. The tokens are of its own world and worth nothing elsewhere. */
export async function simulateCommand(settings: SimulateSettings, terminal: Terminal): Promise<void> {
  const seed = settings.seed === undefined ? undefined : resolve(terminal.cwd, settings.seed);
  const simulator = await simulate({ ...settings, seed });
  try {
    terminal.print(`Graph API simulator on ${simulator.url}; Ctrl-C ends it\n\nAccess tokens of its world:\n`);
    const tokens = Object.entries(simulator.tokens).map(([kind, token]) => ({ kind, token }));
    terminal.printSecret(alignRows(tokens, Number.POSITIVE_INFINITY));
    terminal.print('\nOther values for the environment:\n');
    const values = Object.entries(simulator.variables).filter(([variable]) => !shown.includes(variable));
    const rows = values.map(([variable, value]) => ({ variable, value }));
    terminal.printSecret(alignRows(rows, Number.POSITIVE_INFINITY));
    terminal.print(`\nTry:\n  postino bootstrap --env-var Graph-URL=${simulator.url} --token <system-user token>\n`);
    if (!terminal.signal.aborted) await once(terminal.signal, 'abort');
  } finally {
    await simulator.close();
  }
}
