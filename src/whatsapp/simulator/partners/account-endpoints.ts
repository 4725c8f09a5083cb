import type { Call, Endpoints } from '../call.ts';
import { listable } from '../endpoints/node.ts';
import { management } from '../endpoints/permissions.ts';
import { invalidParameter } from '../graph-error.ts';
import type { AccountNode } from '../node.ts';
import { page } from '../paging.ts';
import { optionalText, requiredChoice, requiredText } from '../parameters.ts';
import type { World } from '../world.ts';

const hour = 60 * 60 * 1000;

/** Solutions that several partners share, and moving an account from one to another. */
export const accountPartnerEndpoints: Endpoints<AccountNode> = {
  'GET solutions': {
    permissions: management,
    answer: (call) =>
      page(
        call.world.all('solution').filter(({ app }) => app === call.session.token.app),
        call,
      ),
  },
  'GET in_progress_onbehalf_request': listable('in_progress_onbehalf_request', management),
  'POST set_solution_migration_intent': { permissions: management, answer: setMigration },
  'POST obo_mobility_intent': { permissions: management, answer: createMobility },
  'POST set_obo_mobility_intent': { permissions: management, answer: setMobility },
};

function setMigration({ node, parameters, world }: Call<AccountNode>): unknown {
  const solution = requireSolution(requiredText(parameters, 'solution_id'), world);
  if (parameters.has('migration_intent')) {
    requiredChoice(parameters, 'migration_intent', ['INITIATE_MIGRATION', 'SCHEDULE_MIGRATION', 'CANCEL_MIGRATION']);
  }
  const scheduled = optionalText(parameters, 'scheduled_migration_time');
  const id = world.newId('migration-intent');
  const times = { created_time: timeOf(world, 0), updated_time: timeOf(world, 0) };
  world.put({
    kind: 'migration-intent',
    id,
    account: node.id,
    values: { id, status: 'INITIATED', solution: { id: solution }, ...times },
  });
  return {
    success: true,
    migration_intent_id: id,
    status: scheduled === undefined ? 'PENDING' : 'SCHEDULED',
    estimated_completion_time: scheduled ?? timeOf(world, 2 * hour),
  };
}

function createMobility(call: Call<AccountNode>): unknown {
  const { parameters, world } = call;
  requiredChoice(parameters, 'intent_type', ['INITIATE_TRANSFER', 'REQUEST_HANDOVER', 'CANCEL_TRANSFER']);
  const scheduled = optionalText(parameters, 'scheduled_execution_time');
  const id = addMobility(call);
  return {
    success: true,
    mobility_intent_id: id,
    status: scheduled === undefined ? 'PENDING' : 'SCHEDULED',
    estimated_completion_time: scheduled ?? timeOf(world, 2 * hour),
    approval_required: scheduled === undefined,
    next_steps:
      scheduled === undefined
        ? ['Await partner approval', 'Confirm transfer details']
        : ['Automatic execution at scheduled time'],
  };
}

function setMobility(call: Call<AccountNode>): unknown {
  const mutation = optionalText(call.parameters, 'client_mutation_id');
  return { success: true, intent_id: addMobility(call), client_mutation_id: mutation ?? null, error_msg: null };
}

function addMobility({ node, parameters, session, world }: Call<AccountNode>): string {
  const solution = requireSolution(requiredText(parameters, 'solution_id'), world);
  const id = world.newId('mobility-intent');
  const values = {
    id,
    waba: { id: node.id, name: node.values['name'], status: node.values['status'] },
    solution: {
      id: solution,
      name: world.find(solution)?.values['name'],
      partner_id: session.token.app,
      status: world.find(solution)?.values['status'],
    },
    status: 'ACTIVE',
    created_time: timeOf(world, 0),
    updated_time: timeOf(world, 0),
  };
  world.put({ kind: 'mobility-intent', id, account: node.id, values });
  return id;
}

function requireSolution(id: string, world: World): string {
  if (world.find(id)?.kind === 'solution') return id;
  throw invalidParameter(`Param solution_id must be the id of a solution - got "${id}".`);
}

function timeOf(world: World, later: number): string {
  return new Date(world.now() + later).toISOString();
}
