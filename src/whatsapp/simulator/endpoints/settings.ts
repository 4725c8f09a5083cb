import type { Call, Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { PhoneNumberNode, Values } from '../node.ts';
import { isObject, optionalBoolean, optionalObject } from '../parameters.ts';
import { managementOrMessaging } from './permissions.ts';

const initial: Readonly<Record<string, Values>> = {
  calling: {
    status: 'ENABLED',
    call_icon_visibility: 'DEFAULT',
    ip_addresses: { default: ['157.240.0.1', '157.240.0.2'] },
    callback_permission_status: 'ENABLED',
    srtp_key_exchange_protocol: 'DTLS',
    video: { status: 'DISABLED' },
  },
  user_identity_change: { enable_identity_key_check: false },
  payload_encryption: { status: 'DISABLED' },
  storage_configuration: { status: 'DEFAULT' },
};

/** Calling, storage, identity checks and payload encryption of a number. */
export const settings = keep('settings', initial);

export const settingsEndpoints: Endpoints<PhoneNumberNode> = {
  'GET settings': {
    permissions: managementOrMessaging,
    answer: ({ node, parameters, world }) => {
      const all = settings.of(world, node.id);
      if (optionalBoolean(parameters, 'include_sip_credentials') === true) return all;
      return { ...all, calling: withoutPasswords(all['calling'] ?? {}) };
    },
  },
  'POST settings': { permissions: managementOrMessaging, answer: update },
};

/** Where a setting may have a few values only. */
const choices: Readonly<Record<string, readonly string[]>> = {
  'calling.status': ['ENABLED', 'DISABLED'],
  'calling.call_icon_visibility': ['DEFAULT', 'DISABLE_ALL', 'VISIBLE', 'HIDDEN'],
  'calling.callback_permission_status': ['ENABLED', 'DISABLED'],
  'payload_encryption.status': ['ENABLED', 'DISABLED'],
  'storage_configuration.status': [
    'DEFAULT',
    'IN_COUNTRY_STORAGE_ENABLED',
    'IN_COUNTRY_STORAGE_DISABLED',
    'NO_STORAGE_ENABLED',
  ],
};

function update({ node, parameters, world }: Call<PhoneNumberNode>): unknown {
  const before = settings.of(world, node.id);
  const given = Object.keys(initial).filter((name) => parameters.has(name));
  if (given.length === 0) {
    throw invalidParameter(`One of the parameters ${Object.keys(initial).join(', ')} is required.`);
  }
  const after: Record<string, Values> = { ...before };
  for (const name of given) {
    const changes = checked(name, optionalObject(parameters, name) ?? {});
    after[name] = { ...before[name], ...changes };
  }
  settings.put(world, node.id, withSipPassword(after, world.chance.text('sip', 16)));
  return { success: true };
}

function checked(group: string, changes: Values): Values {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => {
      const allowed = choices[`${group}.${name}`];
      if (allowed === undefined) return [name, value];
      const upper = String(value).toUpperCase();
      if (allowed.includes(upper)) return [name, upper];
      throw invalidParameter(
        `Param ${group}[${name}] must be one of {${allowed.join(', ')}} - got "${String(value)}".`,
      );
    }),
  );
}

/** Meta makes the password of a SIP server; it is shown only when asked for. */
function withSipPassword(all: Record<string, Values>, password: string): Readonly<Record<string, Values>> {
  const sip = all['calling']?.['sip'];
  if (!isObject(sip) || !Array.isArray(sip['servers'])) return all;
  const servers = sip['servers'].map((server: unknown) =>
    isObject(server) ? { port: 5061, sip_user_password: password, ...server } : server,
  );
  return { ...all, calling: { ...all['calling'], sip: { ...sip, servers } } };
}

function withoutPasswords(calling: Values): Values {
  const sip = calling['sip'];
  if (!isObject(sip) || !Array.isArray(sip['servers'])) return calling;
  const servers = sip['servers'].map((server: unknown) =>
    isObject(server)
      ? Object.fromEntries(Object.entries(server).filter(([name]) => name !== 'sip_user_password'))
      : server,
  );
  return { ...calling, sip: { ...sip, servers } };
}
