import type { PayloadExample } from './payload-example.ts';

const id = 'wamid.HBgLMTY1MDU1NTAxOTkVAgARGBI5QTNEQTA2RjdGMEY4RTRGAA==';
const base = { id, timestamp: '1768478400', recipient_id: '16505550199' };
const conversation = (type: string) => ({ id: 'b3e1c4a0f2d94c6e8a7b5d3f1e9c7a5b', origin: { type } });
const pricing = (category: string, billable: boolean) => ({
  billable,
  pricing_model: 'PMP',
  category,
  type: billable ? 'regular' : 'free_customer_service',
});

function status(name: string, more: Readonly<Record<string, unknown>>): PayloadExample {
  return { field: 'messages', isOfNumber: true, value: { statuses: [{ ...base, status: name, ...more }] } };
}

function change(field: string, value: Readonly<Record<string, unknown>>): PayloadExample {
  return { field, isOfNumber: true, value };
}

const call = { id: 'wacid.HBgLMTY1MDU1NTAxOTk', from: '16505550199', to: '16505550102', timestamp: '1768478400' };

/** What becomes of messages, calls and groups. */
export const statusExamples: Readonly<Record<string, PayloadExample>> = {
  'status-sent': status('sent', { conversation: conversation('service'), pricing: pricing('service', false) }),
  'status-sent-template': status('sent', { conversation: conversation('utility'), pricing: pricing('utility', true) }),
  'status-sent-from-ad': status('sent', {
    conversation: conversation('referral_conversion'),
    pricing: pricing('referral_conversion', false),
  }),
  'status-delivered': status('delivered', {
    conversation: conversation('service'),
    pricing: pricing('service', false),
  }),
  'status-read': status('read', {}),
  'status-played': status('played', {}),
  'status-failed': status('failed', {
    errors: [
      {
        code: 131047,
        title: 'Re-engagement message',
        message: 'Re-engagement message',
        error_data: {
          details:
            'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
        },
      },
    ],
  }),
  'status-payment': status('captured', {
    type: 'payment',
    payment: { reference_id: 'order-1', amount: { value: 1100, offset: 100 }, currency: 'INR' },
  }),
  'call-connect': change('calls', {
    contacts: [{ profile: { name: 'Ada Example' }, wa_id: '16505550199' }],
    calls: [{ ...call, event: 'connect', direction: 'USER_INITIATED', session: { sdp_type: 'offer', sdp: 'v=0\r\n' } }],
  }),
  'call-terminate': change('calls', {
    calls: [
      {
        ...call,
        event: 'terminate',
        direction: 'USER_INITIATED',
        status: 'COMPLETED',
        start_time: '1768478400',
        end_time: '1768478461',
        duration: 61,
      },
    ],
  }),
  'call-status': change('calls', {
    statuses: [{ id: call.id, type: 'call', status: 'RINGING', timestamp: '1768478400', recipient_id: '16505550199' }],
  }),
  'group-create': change('group_lifecycle_update', {
    groups: [
      {
        timestamp: '1768478400',
        group_id: '900000000000401',
        type: 'group_create',
        request_id: '900000000000402',
        subject: 'Tasting',
        invite_link: 'https://chat.whatsapp.com/example',
      },
    ],
  }),
  'group-participants': change('group_participants_update', {
    groups: [
      {
        timestamp: '1768478400',
        group_id: '900000000000401',
        type: 'group_participants_add',
        added_participants: [{ wa_id: '16505550199' }],
      },
    ],
  }),
  'group-settings': change('group_settings_update', {
    groups: [
      {
        timestamp: '1768478400',
        group_id: '900000000000401',
        type: 'group_settings_update',
        group_subject: { text: 'Tasting', update_successful: true },
      },
    ],
  }),
  'group-status': change('group_status_update', {
    groups: [{ timestamp: '1768478400', group_id: '900000000000401', type: 'group_suspend' }],
  }),
  'user-preferences': change('user_preferences', {
    contacts: [{ profile: { name: 'Ada Example' }, wa_id: '16505550199' }],
    user_preferences: [
      {
        wa_id: '16505550199',
        detail: 'User requested to stop marketing messages',
        category: 'marketing_messages',
        value: 'stop',
        timestamp: 1768478400,
      },
    ],
  }),
  history: change('history', {
    history: [
      {
        metadata: { phase: 0, chunk_order: 1, progress: 55 },
        threads: [
          {
            id: '16505550199',
            messages: [{ from: '16505550199', id, timestamp: '1768478400', type: 'text', text: { body: 'Hello' } }],
          },
        ],
      },
    ],
  }),
  'smb-message-echoes': change('smb_message_echoes', {
    message_echoes: [
      {
        from: '16505550102',
        to: '16505550199',
        id,
        timestamp: '1768478400',
        type: 'text',
        text: { body: 'From the app' },
      },
    ],
  }),
  'smb-app-state-sync': change('smb_app_state_sync', {
    state_sync: [
      {
        type: 'contact',
        contact: { full_name: 'Ada Example', first_name: 'Ada', phone_number: '16505550199' },
        action: 'add',
        metadata: { timestamp: '1768478400' },
      },
    ],
  }),
};
