import type { Call, Endpoints } from '../call.ts';
import { cloudError } from '../error-codes.ts';
import { keep } from '../kept.ts';
import type { PhoneNumberNode } from '../node.ts';
import { pageOf } from '../paging.ts';
import { isObject, optionalList, requireMessagingProduct } from '../parameters.ts';
import type { World } from '../world.ts';
import { messaging } from './permissions.ts';

const mostAtOnce = 1000;
/** A user can be blocked for so many seconds after writing to the number. */
const recentSeconds = 24 * 60 * 60;

const changed = keep<readonly string[] | undefined>('blocked-users', undefined);

/** Who may not write to a number, digits only. */
export const blockedUsers = {
  of: (world: World, id: string): readonly string[] => changed.of(world, id) ?? seeded(world, id),
};

export const blockUserEndpoints: Endpoints<PhoneNumberNode> = {
  'GET block_users': {
    permissions: messaging,
    answer: (call) =>
      pageOf(
        blockedUsers.of(call.world, call.node.id),
        (user) => user,
        (wa_id) => ({ messaging_product: 'whatsapp', wa_id }),
        call,
      ),
  },
  'POST block_users': { permissions: messaging, answer: block },
  'DELETE block_users': { permissions: messaging, answer: unblock },
};

function seeded(world: World, id: string): readonly string[] {
  const numbers = world.seed.accounts.flatMap(({ phone_numbers = [] }) => phone_numbers);
  const users = numbers.find((number) => number.id === id)?.blocked_users ?? [];
  return users.map((user) => user.replace(/\D/g, ''));
}

interface Asked {
  readonly input: string;
  readonly wa_id: string;
}

function block(call: Call<PhoneNumberNode>): unknown {
  const { node, world } = call;
  const asked = usersIn(call);
  const added_users = asked.filter(({ wa_id }) => hasWritten(wa_id, node.id, world));
  const failed = asked.filter(({ wa_id }) => !hasWritten(wa_id, node.id, world));
  const before = blockedUsers.of(world, node.id);
  changed.put(world, node.id, [...new Set([...before, ...added_users.map(({ wa_id }) => wa_id)])]);
  if (failed.length === 0) return { messaging_product: 'whatsapp', block_users: { added_users } };
  const errors = [
    {
      message: 'Re-engagement required',
      code: 131047,
      error_data: { details: 'The user has not written to the business in the last 24 hours' },
    },
  ];
  const failed_users = failed.map((user) => ({ ...user, errors }));
  throw cloudError(139100, 'Failed to block some users', {
    messaging_product: 'whatsapp',
    block_users: { added_users, failed_users },
  });
}

function unblock(call: Call<PhoneNumberNode>): unknown {
  const { node, world } = call;
  const removed_users = usersIn(call);
  const gone = removed_users.map(({ wa_id }) => wa_id);
  changed.put(
    world,
    node.id,
    blockedUsers.of(world, node.id).filter((user) => !gone.includes(user)),
  );
  return { messaging_product: 'whatsapp', block_users: { removed_users } };
}

function hasWritten(user: string, phoneNumber: string, world: World): boolean {
  const last = world.lastInbound(phoneNumber, user);
  return last !== undefined && world.seconds() - last < recentSeconds;
}

function usersIn({ parameters }: Call<PhoneNumberNode>): readonly Asked[] {
  requireMessagingProduct(parameters);
  const list = optionalList(parameters, 'block_users') ?? [];
  if (list.length === 0) throw cloudError(131008, "Parameter 'block_users' is mandatory: a list of users");
  if (list.length > mostAtOnce) throw cloudError(131009, `Param block_users must have at most ${mostAtOnce} users`);
  return list.map((each) => {
    const input = isObject(each) ? String(each['user'] ?? '') : '';
    const wa_id = input.replace(/[\s()+.-]/g, '');
    if (!/^\d{7,15}$/.test(wa_id))
      throw cloudError(131009, `Param block_users['user'] must be a phone number - got "${input}"`);
    return { input, wa_id };
  });
}
