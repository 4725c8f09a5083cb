import type { Call, Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { AccountNode, UserNode } from '../node.ts';
import { pageOf } from '../paging.ts';
import { optionalText, type Parameters, requiredText } from '../parameters.ts';
import { type Deed, noteActivity } from './activities.ts';
import { management } from './permissions.ts';

const allTasks = [
  ...['MANAGE', 'DEVELOP', 'MANAGE_TEMPLATES', 'MANAGE_PHONE', 'VIEW_COST', 'MANAGE_EXTENSIONS', 'VIEW_PHONE_ASSETS'],
  ...[
    'MANAGE_PHONE_ASSETS',
    'VIEW_TEMPLATES',
    'VIEW_INSIGHTS',
    'MANAGE_USERS',
    'MANAGE_BILLING',
    'MESSAGING',
    'FULL_CONTROL',
  ],
];

const tasks = keep<readonly string[]>('tasks', ['MANAGE']);

/** Who works on an account, and what they may do there. */
export const assignedUserEndpoints: Endpoints<AccountNode> = {
  'GET assigned_users': { permissions: management, answer: list },
  'POST assigned_users': {
    permissions: management,
    answer: (call) => {
      const { node, parameters, session, world } = call;
      const user = userIn(call);
      tasks.put(world, `${node.id}/${user.id}`, tasksIn(parameters));
      world.put({ ...user, assignedAccounts: [...new Set([...user.assignedAccounts, node.id])] });
      noteActivity(node.id, deed('USER_ADDED', user, 'added to'), session, world);
      return { success: true };
    },
  },
  'DELETE assigned_users': {
    permissions: management,
    answer: (call) => {
      const { node, session, world } = call;
      const user = userIn(call);
      world.put({ ...user, assignedAccounts: user.assignedAccounts.filter((id) => id !== node.id) });
      noteActivity(node.id, deed('USER_REMOVED', user, 'removed from'), session, world);
      return { success: true };
    },
  },
};

function deed(type: string, { id, values }: UserNode, what: string): Deed {
  const name = String(values['name']);
  return { type, description: `${name} was ${what} the account`, details: { user_id: id, user_name: name } };
}

function list(call: Call<AccountNode>): unknown {
  const { node, parameters, world } = call;
  const business = world.find(requiredText(parameters, 'business'));
  if (business?.kind !== 'business') throw invalidParameter('Param business must be the id of a business');
  const users = world.all('user').filter(({ assignedAccounts }) => assignedAccounts.includes(node.id));
  const show = (user: UserNode) => ({
    id: user.id,
    name: user.values['name'],
    business: { id: business.id, name: business.values['name'] },
    user_type: user.type === 'SYSTEM_USER' ? 'SYSTEM_USER' : 'BUSINESS_USER',
    tasks: tasks.of(world, `${node.id}/${user.id}`),
  });
  return { ...pageOf(users, ({ id }) => id, show, call), summary: { total_count: users.length } };
}

function userIn({ parameters, world }: Call<AccountNode>): UserNode {
  const id = requiredText(parameters, 'user');
  const user = world.find(id);
  if (user?.kind === 'user') return user;
  throw invalidParameter(`Param user must be the id of a user of the business - got "${id}".`);
}

/** A list, however it is spelt: JSON, single quotes as in Meta's collection, or words with commas. */
function tasksIn(parameters: Parameters): readonly string[] {
  const given = parameters.get('tasks');
  const text = Array.isArray(given) ? given.join(',') : (optionalText(parameters, 'tasks') ?? '');
  const words = text.split(/[^A-Za-z_]+/).filter((word) => word !== '');
  if (words.length === 0) throw invalidParameter('The parameter tasks is required.');
  const wrong = words.find((word) => !allTasks.includes(word.toUpperCase()));
  if (wrong !== undefined)
    throw invalidParameter(`Param tasks must hold some of {${allTasks.join(', ')}} - got "${wrong}".`);
  return words.map((word) => word.toUpperCase());
}
