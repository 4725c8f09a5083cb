import type { AccountNode, PhoneNumberNode, TemplateNode } from '../node.ts';
import type { World } from '../world.ts';

interface Entity {
  readonly entity_type: string;
  readonly id: string;
  readonly can_send_message: 'AVAILABLE' | 'LIMITED' | 'BLOCKED';
  readonly errors?: readonly Readonly<Record<string, unknown>>[];
}

/** `health_status` of an account: whether it, its business and the app can send. */
export function accountHealth(node: AccountNode, app: string, world: World): unknown {
  return healthOf(entitiesAbove(node, app, world));
}

export function phoneNumberHealth(node: PhoneNumberNode, app: string, world: World): unknown {
  const account = world.find(node.account);
  return healthOf([numberEntity(node), ...(account?.kind === 'account' ? entitiesAbove(account, app, world) : [])]);
}

export function templateHealth(node: TemplateNode, app: string, world: World): unknown {
  const account = world.find(node.account);
  const isApproved = node.status === 'APPROVED';
  const template: Entity = {
    entity_type: 'MESSAGE_TEMPLATE',
    id: node.id,
    can_send_message: isApproved ? 'AVAILABLE' : 'BLOCKED',
    ...(isApproved ? {} : { errors: [notApproved] }),
  };
  return healthOf([template, ...(account?.kind === 'account' ? entitiesAbove(account, app, world) : [])]);
}

const notApproved = {
  error_code: 141012,
  error_description: 'The message template is not approved.',
  possible_solution: 'Wait until the template is approved, or edit it and send it to review again.',
};

const notRegistered = {
  error_code: 141000,
  error_description: 'The phone number is not registered for Cloud API.',
  possible_solution: 'Register the phone number.',
};

function numberEntity({ id, isRegistered }: PhoneNumberNode): Entity {
  if (isRegistered) return { entity_type: 'PHONE_NUMBER', id, can_send_message: 'AVAILABLE' };
  return { entity_type: 'PHONE_NUMBER', id, can_send_message: 'BLOCKED', errors: [notRegistered] };
}

function entitiesAbove({ id, owner }: AccountNode, app: string, world: World): readonly Entity[] {
  const isVerified = world.find(owner)?.values['verification_status'] === 'verified';
  return [
    { entity_type: 'WABA', id, can_send_message: 'AVAILABLE' },
    { entity_type: 'BUSINESS', id: owner, can_send_message: isVerified ? 'AVAILABLE' : 'LIMITED' },
    { entity_type: 'APP', id: app, can_send_message: 'AVAILABLE' },
  ];
}

function healthOf(entities: readonly Entity[]): unknown {
  const worst = ['BLOCKED', 'LIMITED', 'AVAILABLE'].find((level) =>
    entities.some((entity) => entity.can_send_message === level),
  );
  return { can_send_message: worst, entities };
}
