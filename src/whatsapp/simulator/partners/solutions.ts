import type { Call, Endpoints } from '../call.ts';
import { readable } from '../endpoints/node.ts';
import { management } from '../endpoints/permissions.ts';
import { invalidParameter } from '../graph-error.ts';
import type { AppNode, SolutionNode, Values } from '../node.ts';
import { page } from '../paging.ts';
import { optionalList, optionalText, requiredChoice, requiredText } from '../parameters.ts';
import { freshToken, tokenText } from '../token.ts';

/** Solutions of an app. */
export const appSolutionEndpoints: Endpoints<AppNode> = {
  'GET whatsapp_business_solutions': {
    permissions: [],
    answer: (call) => {
      if ((optionalText(call.parameters, 'role') ?? '') !== '')
        requiredChoice(call.parameters, 'role', ['OWNER', 'PARTNER']);
      return page(
        call.world.all('solution').filter(({ app }) => app === call.node.id),
        call,
      );
    },
  },
  'POST whatsapp_business_solution': { permissions: [], answer: create },
  'GET connected_client_businesses': {
    permissions: [],
    answer: (call) =>
      page(
        call.world.all('business').filter(({ id }) => call.session.user.businesses.includes(id)),
        call,
      ),
  },
};

/** A solution is accepted or rejected, and deactivated only when the other side agrees. */
export const solutionEndpoints: Endpoints<SolutionNode> = {
  GET: readable(management),
  'GET access_token': { permissions: management, answer: accessToken },
  'POST accept': {
    permissions: management,
    answer: (call) => {
      move(call, { status: 'ACTIVE', status_for_pending_request: 'NONE' });
      const update_time = new Date(call.world.now()).toISOString();
      return {
        solution_id: call.node.id,
        partner_status: 'ACCEPTED',
        success: true,
        message: 'Solution partnership accepted successfully',
        update_time,
      };
    },
  },
  'POST reject': { permissions: management, answer: reject },
  'POST send_deactivation_request': {
    permissions: management,
    answer: (call) => {
      if (call.node.values['status'] !== 'ACTIVE') throw invalidParameter('Only an active solution can be deactivated');
      move(call, { status_for_pending_request: 'PENDING_DEACTIVATION' });
      const request_id = `deactivation_req_${call.world.newId('solution')}`;
      return { success: true, message: 'Deactivation request submitted successfully', request_id };
    },
  },
  'POST accept_deactivation_request': {
    permissions: management,
    answer: (call) => {
      return move(call, { status: 'DEACTIVATED', status_for_pending_request: 'NONE' });
    },
  },
  'POST reject_deactivation_request': {
    permissions: management,
    answer: (call) => {
      return move(call, { status: 'ACTIVE', status_for_pending_request: 'NONE' });
    },
  },
};

const permissions = [
  'MESSAGING',
  'MANAGE',
  'DEVELOP',
  'MANAGE_TEMPLATES',
  'VIEW_INSIGHTS',
  'MANAGE_PHONE',
  'VIEW_COST',
];

function create({ node, parameters, world }: Call<AppNode>): unknown {
  const name = requiredText(parameters, 'solution_name');
  requiredText(parameters, 'partner_app_id');
  const owner = optionalList(parameters, 'owner_permissions')?.map(String) ?? [];
  const partner = optionalList(parameters, 'partner_permissions')?.map(String) ?? [];
  const wrong = [...owner, ...partner].find((permission) => !permissions.includes(permission));
  if (wrong !== undefined)
    throw invalidParameter(`Param owner_permissions must hold some of {${permissions.join(', ')}} - got "${wrong}".`);
  const id = world.newId('solution');
  const values = {
    id,
    name,
    status: 'INITIATED',
    status_for_pending_request: 'PENDING_ACTIVATION',
    owner_app: { id: node.id, name: node.values['name'] },
    owner_permissions: owner,
  };
  world.put({ kind: 'solution', id, app: node.id, values });
  return { solution_id: id };
}

/** A token that the partner uses for one client business. */
function accessToken({ node, parameters, session, world }: Call<SolutionNode>): unknown {
  const business = requiredText(parameters, 'business_id');
  if (world.find(business)?.kind !== 'business')
    throw invalidParameter('Param business_id must be the id of a business');
  const name = `solution-${world.chance.hex('solution-token', 6)}`;
  const text = tokenText(world.seed.name, name);
  const expiresAt = world.seconds() + 60 * 24 * 60 * 60;
  const { app, user, scopes } = session.token;
  world.addToken(freshToken({ name, text, app, user, scopes, issuedAt: world.seconds(), expiresAt }));
  return { access_token: text, expires_at: expiresAt, solution_id: node.id };
}

function reject(call: Call<SolutionNode>): unknown {
  const kind = optionalText(call.parameters, 'request_type') ?? 'PARTNERSHIP_REQUEST';
  if (!['PARTNERSHIP_REQUEST', 'DEACTIVATION_REQUEST'].includes(kind)) {
    throw invalidParameter(
      `Param request_type must be one of {PARTNERSHIP_REQUEST, DEACTIVATION_REQUEST} - got "${kind}".`,
    );
  }
  const status = kind === 'PARTNERSHIP_REQUEST' ? { status: 'REJECTED' } : {};
  move(call, { ...status, status_for_pending_request: 'NONE' });
  const partner = optionalText(call.parameters, 'partner_app_id');
  return {
    success: true,
    solution_id: call.node.id,
    rejected_request_type: kind,
    rejection_timestamp: new Date(call.world.now()).toISOString(),
    ...(partner === undefined ? {} : { partner_app_id: partner }),
  };
}

function move({ node, world }: Call<SolutionNode>, changes: Values): Values {
  const values = { ...node.values, ...changes };
  world.put({ ...node, values });
  return values;
}
