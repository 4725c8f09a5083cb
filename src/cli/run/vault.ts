import type { Terminal } from '../terminal/terminal.ts';

const prefix = 'POSTINO_VAULT_';

/**
 * Secrets of `{{vault:name}}` and `pm.vault` are environment variables: `vault:api-key` is `POSTINO_VAULT_API_KEY`. All of
 * them are hidden in every output.
 */
export function openVault({ env, mask }: Terminal): (name: string) => string | undefined {
  for (const [name, value] of Object.entries(env)) if (name.startsWith(prefix)) mask.add(value);
  return (name) => env[`${prefix}${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`];
}
