import { type CloudErrorCode, titleOf } from '../error-codes.ts';
import { keep } from '../kept.ts';
import type { Message } from '../messages/message.ts';
import type { World } from '../world.ts';
import { notifyMessages } from './notify.ts';

/** What happened to a message, and where that was told. */
export interface MessageEvent {
  readonly status: string;
  readonly at: number;
  readonly url: string | undefined;
}

export const messageEvents = keep<readonly MessageEvent[]>('message-events', []);

/** Milliseconds on the simulator's clock after a message was accepted. */
const pace = [
  { status: 'sent', after: 0 },
  { status: 'delivered', after: 200 },
  { status: 'read', after: 1000 },
] as const;

/** What a message's statuses tell about its price. */
export interface Billing {
  readonly category: string;
  readonly isBillable: boolean;
  readonly opaqueData?: string | undefined;
}

/** Plans the statuses of a message that arrives: sent, delivered, read, in this order. */
export function planStatuses(message: Message, billing: Billing, world: World): void {
  const conversation = world.chance.hex('conversation', 32);
  for (const { status, after } of pace) {
    world.agenda.plan(after, () =>
      tell(message, status, status === 'read' ? {} : priced(billing, conversation, status, world), billing, world),
    );
  }
}

/** Plans that a message fails, with the code and the reason that its webhook tells. */
export function planFailure(
  message: Message,
  code: CloudErrorCode,
  details: string,
  billing: Billing,
  world: World,
): void {
  const errors = [
    {
      code,
      title: titleOf(code),
      message: titleOf(code),
      error_data: { details },
      href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
    },
  ];
  world.agenda.plan(0, () => tell(message, 'failed', { errors }, billing, world));
}

function tell(
  message: Message,
  status: string,
  more: Readonly<Record<string, unknown>>,
  { opaqueData }: Billing,
  world: World,
): void {
  const number = world.find(message.phoneNumber);
  if (number?.kind !== 'phone-number') return;
  const at = world.seconds();
  const told = {
    id: message.id,
    status,
    timestamp: String(at),
    recipient_id: message.user,
    ...(world.find(message.user)?.kind === 'group' ? { recipient_type: 'group' } : {}),
    ...more,
    ...(opaqueData === undefined ? {} : { biz_opaque_callback_data: opaqueData }),
  };
  const [url] = notifyMessages(number, { statuses: [told] }, world);
  messageEvents.put(world, message.id, [...messageEvents.of(world, message.id), { status, at, url }]);
}

function priced(
  { category, isBillable }: Billing,
  conversation: string,
  status: string,
  world: World,
): Readonly<Record<string, unknown>> {
  const ending = status === 'sent' ? { expiration_timestamp: String(world.seconds() + 24 * 60 * 60) } : {};
  return {
    conversation: { id: conversation, ...ending, origin: { type: category } },
    pricing: {
      billable: isBillable,
      pricing_model: 'PMP',
      category,
      type: isBillable ? 'regular' : 'free_customer_service',
    },
  };
}
