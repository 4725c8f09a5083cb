import type { Call, Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { PhoneNumberNode } from '../node.ts';
import { isObject, optionalObject, optionalText } from '../parameters.ts';
import { askedFields, readPlain } from '../read-node.ts';
import { management } from './permissions.ts';

interface Application {
  readonly oba_status: 'NOT_STARTED' | 'PENDING' | 'APPROVED' | 'REJECTED' | 'CANCELLED';
  readonly status_message: string;
}

const application = keep<Application>('official-account', {
  oba_status: 'NOT_STARTED',
  status_message: 'There is no Official Business Account application',
});

const outcomes: Readonly<Record<string, Application & { readonly told: string }>> = {
  SUBMIT_APPLICATION: {
    oba_status: 'PENDING',
    status_message: 'Your Official Business Account application is under review',
    told: 'Official Business Account application submitted successfully',
  },
  WITHDRAW_APPLICATION: {
    oba_status: 'CANCELLED',
    status_message: 'Your Official Business Account application has been cancelled',
    told: 'Official Business Account application withdrawn successfully',
  },
};

/** The application for a green tick. */
export const officialAccountEndpoints: Endpoints<PhoneNumberNode> = {
  'GET official_business_account': {
    permissions: management,
    answer: ({ node, parameters, world }) => {
      const values = { ...application.of(world, node.id), id: node.id };
      return readPlain(
        values,
        askedFields(parameters),
        ['id', 'oba_status', 'status_message'],
        'OfficialBusinessAccount',
      );
    },
  },
  'POST official_business_account': { permissions: management, answer: act },
};

function act({ node, parameters, world }: Call<PhoneNumberNode>): unknown {
  const action = optionalText(parameters, 'action') ?? 'SUBMIT_APPLICATION';
  const outcome = outcomes[action];
  if (outcome === undefined) {
    throw invalidParameter(`Param action must be one of {${Object.keys(outcomes).join(', ')}} - got "${action}".`);
  }
  const { told, ...status } = outcome;
  if (
    action === 'SUBMIT_APPLICATION' &&
    parameters.has('action') &&
    !isObject(optionalObject(parameters, 'application_data'))
  ) {
    throw invalidParameter('The parameter application_data is required.');
  }
  if (action === 'WITHDRAW_APPLICATION' && application.of(world, node.id).oba_status !== 'PENDING') {
    throw invalidParameter('There is no application that could be withdrawn');
  }
  application.put(world, node.id, status);
  const tracking_id = `oba_req_${world.chance.hex('official-account', 16)}`;
  return { success: true, message: told, updated_status: { id: node.id, ...status }, tracking_id };
}
