import { setTimeout as sleep } from 'node:timers/promises';
import { loadCollection } from '../../load/collection/collection.ts';
import { saveCurrentValues } from '../../save/current-values.ts';
import { type BootstrapResult, bootstrap } from '../../whatsapp/bootstrap/bootstrap.ts';
import type { Choose } from '../../whatsapp/bootstrap/choose.ts';
import { bootstrapJson, renderBootstrap } from '../../whatsapp/bootstrap/render.ts';
import { requestRunner } from '../../whatsapp/bootstrap/run-request.ts';
import { loadEnvironment, type OpenEnvironment } from '../run/environment.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AccessToken, findAccessToken } from './access-token.ts';
import { findWhatsappFiles } from './whatsapp-files.ts';

/** What every WhatsApp command that needs an environment and a token can be told. */
export interface TokenSettings {
  readonly environment?: string | undefined;
  readonly currentValues?: string | undefined;
  readonly envVar?: readonly string[] | undefined;
  /** `-` reads it from standard input. */
  readonly token?: string | undefined;
  readonly json?: boolean | undefined;
}

/** What `postino bootstrap` can be told. */
export interface BootstrapSettings extends TokenSettings {
  readonly businessId?: string | undefined;
  readonly wabaId?: string | undefined;
  readonly phoneNumberId?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

/** `postino bootstrap`: finds business, account and phone number and writes them into the current values. */
export async function bootstrapCommand(settings: BootstrapSettings, terminal: Terminal): Promise<BootstrapResult> {
  const environment = await openWhatsappEnvironment(settings, terminal);
  const token = await findAccessToken(settings.token, environment, terminal);
  const io = { cwd: terminal.cwd, readStandardInput: terminal.readStandardInput };
  const collection = await loadCollection(findWhatsappFiles(terminal.cwd).collection, io);
  const result = await bootstrap({
    runRequest: requestRunner(collection, {
      learnSecret: (secret) => terminal.mask.add(secret),
      signal: terminal.signal,
    }),
    environment: environment.scope.toArray(),
    given: givenIds(settings, token),
    choose: terminal.isInteractive ? choose : undefined,
    wait: async (milliseconds, why) => {
      terminal.warn(`postino: ${why}\n  Waiting ${Math.ceil(milliseconds / 1000)} seconds, then going on\n`);
      await sleep(milliseconds, undefined, { signal: terminal.signal }).catch(() => undefined);
    },
  });
  const hide = (text: string): string => terminal.mask.text(text);
  terminal.print(settings.json ? bootstrapJson(result, hide) : renderBootstrap(result, hide));
  if (!settings.dryRun) await keep(result, token, environment, settings, terminal);
  return result;
}

/** The environment of the settings, else the WhatsApp one, with its current values. */
export async function openWhatsappEnvironment(settings: TokenSettings, terminal: Terminal): Promise<OpenEnvironment> {
  const files = findWhatsappFiles(terminal.cwd);
  const isShipped = settings.environment === undefined;
  const sources = {
    environment: settings.environment ?? files.environment,
    currentValues: settings.currentValues ?? (isShipped ? files.currentValues : undefined),
    envVar: settings.envVar,
  };
  const io = { cwd: terminal.cwd, readStandardInput: terminal.readStandardInput };
  return await loadEnvironment(sources, io, terminal);
}

const choose: Choose = async (question, choices) =>
  (await import('../terminal/prompts.ts')).chooseFromList(question, choices);

/** Writes what is new to the current values. A token is kept only if nothing else keeps it. */
async function keep(
  { findings }: BootstrapResult,
  token: AccessToken,
  { currentPath }: OpenEnvironment,
  settings: BootstrapSettings,
  terminal: Terminal,
): Promise<void> {
  const found = findings.filter(({ change }) => change !== 'kept');
  const values = new Map(found.map(({ variable, value }) => [variable, value]));
  if (token.isNew && token.text !== undefined) values.set('User-Access-Token', token.text);
  if (currentPath === undefined || values.size === 0) return;
  await saveCurrentValues(currentPath, values);
  if (!settings.json) terminal.print(`Written to ${currentPath}\n`);
}

function givenIds(settings: BootstrapSettings, token: AccessToken): Readonly<Record<string, string>> {
  const given = {
    'User-Access-Token': token.text,
    'Business-ID': settings.businessId,
    'WABA-ID': settings.wabaId,
    'Phone-Number-ID': settings.phoneNumberId,
  };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
