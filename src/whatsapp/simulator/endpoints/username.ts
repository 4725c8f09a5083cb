import type { Endpoints } from '../call.ts';
import { invalidInput } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { PhoneNumberNode } from '../node.ts';
import { requiredText } from '../parameters.ts';
import { management } from './permissions.ts';

const username = keep<string | undefined>('username', undefined);

/** The name that users find a business by. */
export const usernameEndpoints: Endpoints<PhoneNumberNode> = {
  'GET username': {
    permissions: management,
    answer: ({ node, world }) => {
      const current = username.of(world, node.id);
      return current === undefined ? { data: [] } : { username: current, status: 'approved' };
    },
  },
  'POST username': {
    permissions: management,
    answer: ({ node, parameters, world }) => {
      const name = requiredText(parameters, 'username').toLowerCase();
      if (!/^(?=.*[a-z])[a-z0-9_.]{3,35}$/.test(name) || /\.\.|^\.|\.$|^www/.test(name)) {
        throw invalidInput(
          2388301,
          'Invalid username',
          'A username has 3 to 35 letters, digits, dots and underscores, and at least one letter.',
        );
      }
      const isTaken = world.all('phone-number').some(({ id }) => id !== node.id && username.of(world, id) === name);
      if (isTaken) throw invalidInput(2388302, 'Username not available', `The username ${name} is taken.`);
      username.put(world, node.id, name);
      world.put({ ...node, values: { ...node.values, username: name } });
      return { success: true, status: 'approved' };
    },
  },
  'DELETE username': {
    permissions: management,
    answer: ({ node, world }) => {
      username.put(world, node.id, undefined);
      world.put({ ...node, values: { ...node.values, username: undefined } });
      return { success: true };
    },
  },
  'GET username_suggestions': {
    permissions: management,
    answer: ({ node }) => {
      const words = String(node.values['verified_name'])
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_|_$/g, '');
      return { data: [{ username_suggestions: [words, `${words}_official`, `${words}.business`] }] };
    },
  },
};
