import { loadCollection } from '../load/collection.ts';
import { saveCurrentValues } from '../save/current-values.ts';
import { type BootstrapResult, bootstrap } from '../whatsapp/bootstrap/bootstrap.ts';
import { renderBootstrap } from '../whatsapp/bootstrap/render.ts';
import { requestRunner } from '../whatsapp/bootstrap/run-request.ts';
import { loadEnvironment } from './environment.ts';
import type { Terminal } from './terminal.ts';
import { findWhatsappFiles } from './whatsapp-files.ts';

/** What `postino bootstrap` can be told. */
export interface BootstrapSettings {
  readonly environment?: string | undefined;
  readonly currentValues?: string | undefined;
  readonly envVar?: readonly string[] | undefined;
  readonly token?: string | undefined;
  readonly businessId?: string | undefined;
  readonly wabaId?: string | undefined;
  readonly phoneNumberId?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

/** `postino bootstrap`: finds business, account and phone number and writes them into the current values. */
export async function bootstrapCommand(settings: BootstrapSettings, terminal: Terminal): Promise<BootstrapResult> {
  const files = findWhatsappFiles(terminal.cwd);
  const io = { cwd: terminal.cwd, readStandardInput: terminal.readStandardInput };
  const isShipped = settings.environment === undefined;
  const environment = await loadEnvironment(
    {
      environment: settings.environment ?? files.environment,
      currentValues: settings.currentValues ?? (isShipped ? files.currentValues : undefined),
      envVar: settings.envVar,
    },
    io,
    terminal,
  );
  const given = givenIds(settings);
  if (given['User-Access-Token'] !== undefined) terminal.mask.add(given['User-Access-Token']);
  const collection = await loadCollection(files.collection, io);
  const result = await bootstrap({
    runRequest: requestRunner(collection, {
      learnSecret: (secret) => terminal.mask.add(secret),
      signal: terminal.signal,
    }),
    environment: environment.scope.toArray(),
    given,
  });
  terminal.print(renderBootstrap(result, (text) => terminal.mask.text(text)));
  const { currentPath } = environment;
  const found = result.findings.filter(({ change }) => change !== 'kept');
  if (!settings.dryRun && currentPath !== undefined && found.length > 0) {
    await saveCurrentValues(currentPath, new Map(found.map(({ variable, value }) => [variable, value])));
    terminal.print(`Written to ${currentPath}\n`);
  }
  return result;
}

function givenIds(settings: BootstrapSettings): Readonly<Record<string, string>> {
  const given = {
    'User-Access-Token': settings.token,
    'Business-ID': settings.businessId,
    'WABA-ID': settings.wabaId,
    'Phone-Number-ID': settings.phoneNumberId,
  };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
