import type { Call, Endpoints } from '../call.ts';
import { cloudError } from '../error-codes.ts';
import { eventsOf, idFrom } from '../fields/history.ts';
import type { HistoryNode, PhoneNumberNode } from '../node.ts';
import { page, pageOf } from '../paging.ts';
import { optionalText, requiredChoice, requireMessagingProduct } from '../parameters.ts';
import { readable } from './node.ts';
import { management, managementOrMessaging } from './permissions.ts';

/** What became of the messages of a number, and the synchronisation of a number that the app shares. */
export const messageHistoryEndpoints: Endpoints<PhoneNumberNode> = {
  'GET message_history': { permissions: managementOrMessaging, answer: (call) => page(historiesOf(call), call) },
  'POST smb_app_data': {
    permissions: management,
    answer: ({ node, parameters, world }) => {
      requireMessagingProduct(parameters);
      requiredChoice(parameters, 'sync_type', ['smb_app_state_sync', 'history']);
      if (!node.isRegistered)
        throw cloudError(133010, 'The account is not registered: register the phone number first');
      return { messaging_product: 'whatsapp', request_id: world.newId('message-history') };
    },
  },
};

export const historyEndpoints: Endpoints<HistoryNode> = {
  GET: readable(managementOrMessaging),
  'GET events': {
    permissions: managementOrMessaging,
    answer: (call) => {
      const status = optionalText(call.parameters, 'status_filter') ?? '';
      const events = eventsOf(call.node, call).filter((event) => status === '' || event['delivery_status'] === status);
      const { name } = call.world.find(call.session.token.app)?.values ?? {};
      const show = (event: Readonly<Record<string, unknown>>) => ({
        cursor: Buffer.from(String(event['id'])).toString('base64'),
        node: {
          id: event['id'],
          delivery_status: event['delivery_status'],
          occurrence_timestamp: event['timestamp'],
          status_timestamp: event['timestamp'],
          application: { id: call.session.token.app, name },
        },
      });
      return pageOf(events, (event) => String(event['id']), show, call);
    },
  },
};

/** One node for each message that was sent, newest first; it stays under the same id. */
function historiesOf({ node, parameters, world }: Call<PhoneNumberNode>): readonly HistoryNode[] {
  const asked = optionalText(parameters, 'message_id') ?? '';
  const messages = world.messages.filter(
    ({ id, direction, phoneNumber }) =>
      direction === 'outbound' && phoneNumber === node.id && (asked === '' || id === asked),
  );
  return messages.reverse().map(({ id: message }): HistoryNode => {
    const id = idFrom(`history/${message}`);
    const history: HistoryNode = {
      kind: 'message-history',
      id,
      account: node.account,
      phoneNumber: node.id,
      message,
      values: {},
    };
    world.put(history);
    return history;
  });
}
