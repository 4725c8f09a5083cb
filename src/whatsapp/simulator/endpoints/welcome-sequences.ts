import type { Call, Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { AccountNode } from '../node.ts';
import { pageOf } from '../paging.ts';
import { optionalJson, optionalText, requiredText } from '../parameters.ts';
import { management } from './permissions.ts';

interface Sequence {
  readonly sequence_id: string;
  readonly name: string;
  readonly welcome_message_sequence: unknown;
  readonly is_used_in_ad: boolean;
}

const sequences = keep<readonly Sequence[]>('welcome-sequences', []);

/** What greets a user who comes from an ad. */
export const welcomeSequenceEndpoints: Endpoints<AccountNode> = {
  'GET welcome_message_sequences': {
    permissions: management,
    answer: (call) => {
      const id = optionalText(call.parameters, 'sequence_id') ?? '';
      const found = sequences.of(call.world, call.node.id).filter((each) => id === '' || each.sequence_id === id);
      return pageOf(
        found,
        (each) => each.sequence_id,
        (each) => ({ id: each.sequence_id, ...each }),
        call,
      );
    },
  },
  'POST welcome_message_sequences': { permissions: management, answer: put },
  'DELETE welcome_message_sequences': {
    permissions: management,
    answer: ({ node, parameters, world }) => {
      const id = requiredText(parameters, 'sequence_id');
      const before = sequences.of(world, node.id);
      if (!before.some((each) => each.sequence_id === id)) throw unknown(id);
      sequences.put(
        world,
        node.id,
        before.filter((each) => each.sequence_id !== id),
      );
      return { success: true };
    },
  },
};

function put({ node, parameters, world }: Call<AccountNode>): unknown {
  const name = requiredText(parameters, 'name');
  const welcome_message_sequence = optionalJson(parameters, 'welcome_message_sequence');
  if (welcome_message_sequence === undefined)
    throw invalidParameter('The parameter welcome_message_sequence is required.');
  const given = optionalText(parameters, 'sequence_id') ?? '';
  const before = sequences.of(world, node.id);
  if (given !== '' && !before.some((each) => each.sequence_id === given)) throw unknown(given);
  const sequence_id = given === '' ? world.newId('schedule') : given;
  const others = before.filter((each) => each.sequence_id !== sequence_id);
  sequences.put(world, node.id, [...others, { sequence_id, name, welcome_message_sequence, is_used_in_ad: false }]);
  return { sequence_id };
}

function unknown(id: string): Error {
  return invalidParameter(`There is no welcome message sequence ${id} of this account`);
}
