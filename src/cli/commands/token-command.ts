import { WhatsappError } from '../../errors.ts';
import { loadCollection } from '../../load/collection/collection.ts';
import { textOf } from '../../resolve/scopes.ts';
import { requestRunner } from '../../whatsapp/bootstrap/run-request.ts';
import { renderTokenCheck, tokenCheckJson } from '../../whatsapp/token/render.ts';
import { checkAccessToken } from '../../whatsapp/token/token-check.ts';
import { type ExitCode, exitCode } from '../exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { findAccessToken } from './access-token.ts';
import { openWhatsappEnvironment, type TokenSettings } from './bootstrap-command.ts';
import { findWhatsappFiles } from './whatsapp-files.ts';

/** What `postino token` can be told. */
export interface TokenCheckSettings extends TokenSettings {
  readonly minDays?: number | undefined;
}

/** `postino token`: what the access token is good for; fails if it is no good, lacks a permission or ends too soon. */
export async function tokenCommand(settings: TokenCheckSettings, terminal: Terminal): Promise<ExitCode> {
  const environment = await openWhatsappEnvironment(settings, terminal);
  const token = await findAccessToken(settings.token, environment, terminal);
  const io = { cwd: terminal.cwd, readStandardInput: terminal.readStandardInput };
  const collection = await loadCollection(findWhatsappFiles(terminal.cwd).collection, io);
  const learnSecret = (secret: unknown) => terminal.mask.add(secret);
  const known = environment.scope.toArray().map((variable) => [variable.key, textOf(variable)] as const);
  try {
    const check = await checkAccessToken({
      runRequest: requestRunner(collection, { learnSecret, signal: terminal.signal }),
      values: new Map([...known, ['User-Access-Token', token.text ?? '']]),
      collection,
      minDays: settings.minDays,
      now: Date.now(),
    });
    terminal.print(settings.json ? tokenCheckJson(check) : renderTokenCheck(check));
    return check.problems.length === 0 ? exitCode.passed : exitCode.failed;
  } catch (error) {
    if (!(error instanceof WhatsappError && error.code === 'bad-token') || token.text === undefined) throw error;
    const problem = [error.message, error.hint].filter((part) => part !== undefined);
    if (settings.json) terminal.print(`${JSON.stringify({ ok: false, problems: [problem.join('. ')] }, null, 2)}\n`);
    else terminal.warn(`postino: ${problem.join('\n  ')}\n`);
    return exitCode.failed;
  }
}
