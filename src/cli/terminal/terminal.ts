import type { Mask } from '../../mask/mask.ts';
import { Batch } from './batch.ts';

/** Where a command reads and writes. What it writes has gone through the mask. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly columns: number;
  readonly isTty: boolean;
  /** Somebody can be asked: neither input nor output is a file or another program. */
  readonly isInteractive: boolean;
  readonly mask: Mask;
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  readonly print: (text: string) => void;
  /** The one way around the mask: for a value that the user asked for by name and with `--reveal`. */
  readonly printSecret: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly readStandardInput: () => Promise<string>;
}

/** The terminal of this process. */
export function openTerminal(mask: Mask): Terminal {
  const { stdout, stderr } = process;
  const batch = new Batch((text) => void stdout.write(text));
  for (const end of ['beforeExit', 'exit'] as const) process.on(end, () => batch.flush());
  return {
    cwd: process.cwd(),
    env: process.env,
    columns: stdout.columns ?? 100,
    isTty: stdout.isTTY === true,
    // Node makes a stream of the standard input when it is first looked at, which takes 10 ms.
    get isInteractive() {
      return stdout.isTTY === true && process.env['CI'] === undefined && process.stdin.isTTY === true;
    },
    mask,
    signal: onInterrupt(),
    print: (text) => batch.add(mask.text(text)),
    printSecret: (text) => batch.add(text),
    warn: (text) => {
      batch.flush();
      stderr.write(mask.text(text));
    },
    readStandardInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}

/** The first signal ends the run in order; a second one ends the process at once. */
function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error(`ended by ${name}`));
    });
  }
  return controller.signal;
}
