import type { OpenEnvironment } from '../run/environment.ts';
import type { Terminal } from '../terminal/terminal.ts';

const variable = 'User-Access-Token';

/** An access token; `isNew` when nobody keeps it yet: it was typed in or came through standard input. */
export interface AccessToken {
  readonly text: string | undefined;
  readonly isNew: boolean;
}

/**
 * The access token: from `--token`, where `-` means standard input; else from `POSTINO_USER_ACCESS_TOKEN` or the current
 * values; else asked for where somebody can answer.
 */
export async function findAccessToken(
  flag: string | undefined,
  environment: OpenEnvironment,
  terminal: Terminal,
): Promise<AccessToken> {
  const found = await find(flag, environment, terminal);
  if (found.text !== undefined) terminal.mask.add(found.text);
  return found;
}

async function find(flag: string | undefined, environment: OpenEnvironment, terminal: Terminal): Promise<AccessToken> {
  if (flag === '-') return { text: (await terminal.readStandardInput()).trim(), isNew: true };
  if (flag !== undefined) return { text: flag.trim(), isNew: false };
  const known = String(environment.scope.get(variable)?.value ?? '').trim();
  if (known !== '' || !terminal.isInteractive) return { text: known === '' ? undefined : known, isNew: false };
  const { askForSecret } = await import('../terminal/prompts.ts');
  const hint = 'App dashboard, WhatsApp, API Setup; or Business settings, System users, Generate token';
  return { text: (await askForSecret(`Access token (${hint})`)).trim(), isNew: true };
}
