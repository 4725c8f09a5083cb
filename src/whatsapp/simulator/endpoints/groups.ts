import type { Call, Endpoints } from '../call.ts';
import { digest } from '../chance.ts';
import { cloudError } from '../error-codes.ts';
import { invalidParameter } from '../graph-error.ts';
import type { GroupNode, PhoneNumberNode } from '../node.ts';
import { pageOf } from '../paging.ts';
import { isObject, optionalList, optionalText, requiredText, requireMessagingProduct } from '../parameters.ts';
import { inviteLinkOf } from '../planting.ts';
import { notifyMessages } from '../webhooks/notify.ts';
import type { World } from '../world.ts';
import { readable } from './node.ts';
import { messaging } from './permissions.ts';

const longestSubject = 128;
const longestDescription = 2048;
const mostParticipants = 8;

/** Groups of a number. Creating one answers at once; the group's id comes by webhook. */
export const phoneNumberGroupEndpoints: Endpoints<PhoneNumberNode> = {
  'POST groups': { permissions: messaging, answer: create },
  'GET groups': {
    permissions: messaging,
    answer: (call) => {
      const groups = call.world.all('group').filter(({ phoneNumber }) => phoneNumber === call.node.id);
      const show = ({ id, values }: GroupNode) => ({
        id,
        subject: values['subject'],
        created_at: values['creation_timestamp'],
      });
      const { data, ...rest } = pageOf(groups, ({ id }) => id, show, call);
      return { data: { groups: data }, ...rest };
    },
  },
};

export const groupEndpoints: Endpoints<GroupNode> = {
  GET: readable(messaging),
  POST: {
    permissions: messaging,
    answer: ({ node, parameters, world }) => {
      requireMessagingProduct(parameters);
      world.put({ ...node, values: { ...node.values, ...wordsIn(parameters) } });
      tell(node, 'group_settings_update', {}, world);
      return { success: true };
    },
  },
  DELETE: {
    permissions: messaging,
    answer: ({ node, world }) => {
      world.remove(node.id);
      tell(node, 'group_delete', {}, world);
      return { success: true };
    },
  },
  'GET invite_link': {
    permissions: messaging,
    answer: ({ node }) => ({ messaging_product: 'whatsapp', invite_link: node.inviteLink }),
  },
  'POST invite_link': {
    permissions: messaging,
    answer: (call) => ({ messaging_product: 'whatsapp', invite_link: renewLink(call) }),
  },
  'DELETE invite_link': {
    permissions: messaging,
    answer: (call) => {
      renewLink(call);
      return { messaging_product: 'whatsapp', success: 'true' };
    },
  },
  'GET join_requests': {
    permissions: messaging,
    answer: (call) =>
      pageOf(
        call.node.joinRequests,
        (user) => user,
        (wa_id) => ({
          join_request_id: requestId(call.node, wa_id),
          wa_id,
          creation_timestamp: String(call.world.seconds()),
        }),
        call,
      ),
  },
  'POST join_requests': { permissions: messaging, answer: (call) => decide(call, true) },
  'DELETE join_requests': { permissions: messaging, answer: (call) => decide(call, false) },
  'POST participants': {
    permissions: messaging,
    answer: (call) => {
      const users = participantsIn(call);
      const participants = [...new Set([...call.node.participants, ...users])];
      if (participants.length > mostParticipants)
        throw invalidParameter(`A group can have at most ${mostParticipants} participants`);
      call.world.put({ ...call.node, participants });
      tell(call.node, 'group_participants_add', { added_participants: users.map((wa_id) => ({ wa_id })) }, call.world);
      return { messaging_product: 'whatsapp', success: true };
    },
  },
  'DELETE participants': {
    permissions: messaging,
    answer: (call) => {
      const users = participantsIn(call);
      const missing = users.find((user) => !call.node.participants.includes(user));
      if (missing !== undefined) throw cloudError(131009, `Param participants: ${missing} is not in the group`);
      call.world.put({ ...call.node, participants: call.node.participants.filter((user) => !users.includes(user)) });
      tell(
        call.node,
        'group_participants_remove',
        { removed_participants: users.map((wa_id) => ({ wa_id })) },
        call.world,
      );
      return { messaging_product: 'whatsapp', success: true };
    },
  },
};

function create({ node, parameters, world }: Call<PhoneNumberNode>): unknown {
  requireMessagingProduct(parameters);
  requiredText(parameters, 'subject');
  const join_approval_mode = optionalText(parameters, 'join_approval_mode') ?? 'auto_approve';
  if (!['auto_approve', 'approval_required'].includes(join_approval_mode)) {
    throw invalidParameter(
      `Param join_approval_mode must be one of {auto_approve, approval_required} - got "${join_approval_mode}".`,
    );
  }
  if (!node.isRegistered) throw cloudError(133010, 'The account is not registered: register the phone number first');
  const id = world.newId('group');
  const group: GroupNode = {
    kind: 'group',
    id,
    account: node.account,
    phoneNumber: node.id,
    participants: [],
    joinRequests: [],
    inviteLink: inviteLinkOf(`${id}/0`),
    values: {
      ...wordsIn(parameters),
      join_approval_mode,
      suspended: false,
      creation_timestamp: String(world.seconds()),
    },
  };
  world.put(group);
  const request_id = world.newId('group');
  tell(
    group,
    'group_create',
    { request_id, subject: group.values['subject'], invite_link: group.inviteLink, join_approval_mode },
    world,
  );
  return { messaging_product: 'whatsapp', request_id };
}

function wordsIn(parameters: Call['parameters']): Readonly<Record<string, string>> {
  const [subject, description] = [optionalText(parameters, 'subject'), optionalText(parameters, 'description')];
  if (subject !== undefined && (subject === '' || subject.length > longestSubject)) {
    throw invalidParameter(`Param subject must be a text of 1 to ${longestSubject} characters`);
  }
  if ((description ?? '').length > longestDescription) {
    throw invalidParameter(`Param description must be at most ${longestDescription} characters long.`);
  }
  return { ...(subject === undefined ? {} : { subject }), ...(description === undefined ? {} : { description }) };
}

function renewLink({ node, world }: Call<GroupNode>): string {
  const inviteLink = inviteLinkOf(`${node.id}/${node.inviteLink}`);
  world.put({ ...node, inviteLink });
  return inviteLink;
}

function requestId({ id }: GroupNode, user: string): string {
  return Buffer.from(`${user}:${digest(id).toString('hex').slice(0, 18)}`).toString('base64');
}

function decide(call: Call<GroupNode>, isApproved: boolean): unknown {
  const { node, parameters, world } = call;
  requireMessagingProduct(parameters);
  const asked = optionalList(parameters, 'join_requests')?.map(String) ?? [];
  if (asked.length === 0) throw invalidParameter('The parameter join_requests is required.');
  const users = node.joinRequests.filter((user) => asked.includes(requestId(node, user)));
  const done = users.map((user) => requestId(node, user));
  const errors = [{ code: 131009, title: 'Parameter value is not valid', message: 'There is no such join request' }];
  const failed = asked.filter((id) => !done.includes(id)).map((join_request_id) => ({ join_request_id, errors }));
  world.put({
    ...node,
    joinRequests: node.joinRequests.filter((user) => !users.includes(user)),
    participants: isApproved ? [...node.participants, ...users] : node.participants,
  });
  return {
    messaging_product: 'whatsapp',
    [isApproved ? 'approved_join_requests' : 'rejected_join_requests']: done,
    ...(failed.length === 0 ? {} : { failed_join_requests: failed, errors }),
  };
}

function participantsIn({ parameters }: Call<GroupNode>): readonly string[] {
  requireMessagingProduct(parameters);
  const list = optionalList(parameters, 'participants') ?? [];
  if (list.length === 0) throw invalidParameter('The parameter participants is required.');
  return list.map((each) => {
    const user = String(isObject(each) ? (each['user'] ?? each['wa_id'] ?? '') : each).replace(/[\s()+.-]/g, '');
    if (!/^\d{7,15}$/.test(user)) throw cloudError(131009, 'Param participants must hold phone numbers');
    return user;
  });
}

const fieldOf = (type: string): string =>
  type.includes('participants')
    ? 'group_participants_update'
    : type === 'group_settings_update'
      ? type
      : 'group_lifecycle_update';

function tell(
  { id, phoneNumber }: GroupNode,
  type: string,
  more: Readonly<Record<string, unknown>>,
  world: World,
): void {
  const number = world.find(phoneNumber);
  if (number?.kind !== 'phone-number') return;
  const groups = [{ timestamp: String(world.seconds()), group_id: id, type, ...more }];
  world.agenda.plan(0, () => void notifyMessages(number, { groups }, world, fieldOf(type)));
}
