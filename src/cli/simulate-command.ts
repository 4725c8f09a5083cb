import { once } from 'node:events';
import { simulate } from '../whatsapp/simulator/simulate.ts';
import { alignRows } from './align.ts';
import type { Terminal } from './terminal.ts';

/** `postino simulate`: serves a local Graph API until Ctrl-C. The tokens are of its own world and worth nothing elsewhere. */
export async function simulateCommand(
  settings: { readonly port?: number | undefined },
  terminal: Terminal,
): Promise<void> {
  const simulator = await simulate({ port: settings.port });
  try {
    terminal.print(`Graph API simulator on ${simulator.url}; Ctrl-C ends it\n\nAccess tokens of its world:\n`);
    const rows = Object.entries(simulator.tokens).map(([kind, token]) => ({ kind, token }));
    terminal.printSecret(alignRows(rows, Number.POSITIVE_INFINITY));
    terminal.print(`\nTry:\n  postino bootstrap --env-var Graph-URL=${simulator.url} --token <system-user token>\n`);
    if (!terminal.signal.aborted) await once(terminal.signal, 'abort');
  } finally {
    await simulator.close();
  }
}
