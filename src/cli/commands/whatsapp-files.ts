import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const name = 'whatsapp-cloud-api';
const environmentName = `${name}.postman_environment.json`;

/** Where the WhatsApp Cloud API collection, its environment and current values are. */
export interface WhatsappFiles {
  readonly collection: string;
  readonly environment: string;
  readonly currentValues: string;
  readonly simulatorValues: string;
}

/**
 * The environment of the folder one works in (`environments/…`) if it is there, else the shipped one. Current values
 * never go into the installed package: they stand beside the user's own environment or in the working folder.
 */
export function findWhatsappFiles(cwd: string): WhatsappFiles {
  const shipped = dirname(createRequire(import.meta.url).resolve('postino/package.json'));
  const own = join(cwd, 'environments');
  const isOwn = existsSync(join(own, environmentName));
  const folder = isOwn ? own : cwd;
  return {
    collection: join(shipped, 'collections', `${name}.postman_collection.json`),
    environment: isOwn ? join(own, environmentName) : join(shipped, 'environments', environmentName),
    currentValues: join(folder, `${name}.current.yaml`),
    simulatorValues: join(folder, `${name}.simulator.current.yaml`),
  };
}
