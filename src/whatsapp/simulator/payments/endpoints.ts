import type { Call, Endpoints } from '../call.ts';
import { management } from '../endpoints/permissions.ts';
import { invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { AccountNode } from '../node.ts';
import { isObject, optionalText, requiredText } from '../parameters.ts';
import type { World } from '../world.ts';

interface Configuration {
  readonly configuration_name: string;
  readonly status: string;
  readonly [more: string]: unknown;
}

const changed = keep<readonly Configuration[] | undefined>('payment-configurations', undefined);

/** How an account is paid. */
export const accountPaymentEndpoints: Endpoints<AccountNode> = {
  'GET payment_configurations': {
    permissions: management,
    answer: ({ node, world }) => ({ data: [{ payment_configurations: configurationsOf(node.id, world) }] }),
  },
  'GET payment_configuration/*': {
    permissions: management,
    answer: (call) => ({ data: [requireConfiguration(call, call.rest)] }),
  },
  'POST payment_configuration': { permissions: management, answer: create },
  'POST payment_configuration/*': {
    permissions: management,
    answer: (call) => {
      const before = requireConfiguration(call, call.rest);
      put(call, { ...before, ...wordsIn(call) });
      return { success: true };
    },
  },
  'DELETE payment_configuration': {
    permissions: management,
    answer: (call) => {
      const gone = requireConfiguration(call, requiredText(call.parameters, 'configuration_name'));
      const others = configurationsOf(call.node.id, call.world).filter(
        (each) => each.configuration_name !== gone.configuration_name,
      );
      changed.put(call.world, call.node.id, others);
      return { success: true };
    },
  },
  'POST generate_payment_configuration_oauth_link': {
    permissions: management,
    answer: (call) => {
      const { configuration_name } = requireConfiguration(call, requiredText(call.parameters, 'configuration_name'));
      return oauthLink(configuration_name, call);
    },
  },
};

const words = [
  'purpose_code',
  'merchant_category_code',
  'provider_name',
  'redirect_url',
  'merchant_vpa',
  'data_endpoint_url',
];
const providers = ['razorpay', 'payu', 'billdesk', 'zaakpay', 'upi_vpa', 'stripe'];

function create(call: Call<AccountNode>): unknown {
  const configuration_name = requiredText(call.parameters, 'configuration_name');
  if (!/^[\w-]{1,60}$/.test(configuration_name))
    throw invalidParameter('Param configuration_name must have 1 to 60 letters, digits, dashes and underscores');
  const isTaken = configurationsOf(call.node.id, call.world).some(
    (each) => each.configuration_name === configuration_name,
  );
  if (isTaken) throw invalidParameter(`There is already a payment configuration ${configuration_name}`);
  const now = call.world.seconds();
  const given = wordsIn(call);
  const status =
    given['provider_name'] === 'upi_vpa' || given['merchant_vpa'] !== undefined ? 'Active' : 'Needs_Connecting';
  put(call, { configuration_name, status, created_timestamp: now, updated_timestamp: now, ...given });
  return { success: true, ...(status === 'Active' ? {} : oauthLink(configuration_name, call)) };
}

function wordsIn({ parameters }: Call<AccountNode>): Readonly<Record<string, unknown>> {
  const provider = optionalText(parameters, 'provider_name');
  if (provider !== undefined && !providers.includes(provider.toLowerCase())) {
    throw invalidParameter(`Param provider_name must be one of {${providers.join(', ')}} - got "${provider}".`);
  }
  const texts = words.map((name) => [name, parameters.get(name)] as const).filter(([, value]) => value !== undefined);
  const codes = ['purpose_code', 'merchant_category_code'].map((name) => [name, codeIn(parameters.get(name))] as const);
  return { ...Object.fromEntries(texts), ...Object.fromEntries(codes.filter(([, value]) => value !== undefined)) };
}

/** A code comes as `{code, description}` or as its text. */
function codeIn(value: unknown): unknown {
  return typeof value === 'string' ? { code: value, description: '' } : isObject(value) ? value : undefined;
}

function oauthLink(name: string, { world }: Call<AccountNode>): Readonly<Record<string, unknown>> {
  return {
    oauth_url: `https://www.facebook.com/payments/connect/?configuration=${name}`,
    expiration: world.seconds() + 24 * 60 * 60,
  };
}

function put({ node, world }: Call<AccountNode>, configuration: Configuration): void {
  const others = configurationsOf(node.id, world).filter(
    (each) => each.configuration_name !== configuration.configuration_name,
  );
  changed.put(world, node.id, [...others, { ...configuration, updated_timestamp: world.seconds() }]);
}

function requireConfiguration({ node, world }: Call<AccountNode>, name: string): Configuration {
  const found = configurationsOf(node.id, world).find((each) => each.configuration_name === name);
  if (found !== undefined) return found;
  throw invalidParameter(`There is no payment configuration ${name} in this account`);
}

function configurationsOf(account: string, world: World): readonly Configuration[] {
  const seeded = world.seed.accounts.find(({ id }) => id === account)?.payment_configurations ?? [];
  return changed.of(world, account) ?? seeded.map((each) => ({ status: 'Active', ...each }));
}
