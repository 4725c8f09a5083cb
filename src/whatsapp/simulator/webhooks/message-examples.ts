import type { PayloadExample } from './payload-example.ts';

const user = '16505550199';
const id = 'wamid.HBgLMTY1MDU1NTAxOTkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=';
const sent = 'wamid.HBgLMTY1MDU1NTAxOTkVAgARGBI5QTNEQTA2RjdGMEY4RTRGAA==';
const timestamp = '1768478400';
const contacts = [{ profile: { name: 'Ada Example' }, wa_id: user }];
const sha256 = '81d3bd8a8db4868c9520ed47186e8b7c5789e61ff79f7f834be6950b808a90d3';

/** A message that a user has sent, with what makes its kind. */
function received(type: string, content: unknown, more: Readonly<Record<string, unknown>> = {}): PayloadExample {
  const message = { from: user, id, timestamp, type, ...(content === undefined ? {} : { [type]: content }), ...more };
  return { field: 'messages', isOfNumber: true, value: { contacts, messages: [message] } };
}

const media = (mime_type: string) => ({ mime_type, sha256, id: '900000000000301' });
const answered = { context: { from: '16505550102', id: sent } };

/** Every kind of message that a user can send. */
export const messageExamples: Readonly<Record<string, PayloadExample>> = {
  text: received('text', { body: 'Does it come in another colour?' }),
  'text-identity-changed': received(
    'text',
    { body: 'Hi from a new phone' },
    {
      identity: { acknowledged: true, created_timestamp: 1768478400000, hash: 'Sjvjlx8G6Z0=' },
    },
  ),
  'text-from-ad': received(
    'text',
    { body: 'Can I get more about this?' },
    {
      referral: {
        source_url: 'https://fb.me/example',
        source_id: '120226305854810726',
        source_type: 'ad',
        headline: 'Bread of the week',
        body: 'Fresh every morning',
        media_type: 'image',
        image_url: 'https://example.com/bread.png',
        ctwa_clid: 'ARA-example',
        welcome_message: { text: 'Hi! What would you like?' },
      },
    },
  ),
  'text-product-enquiry': received(
    'text',
    { body: 'Is this one fresh?' },
    {
      context: {
        from: '16505550102',
        id: sent,
        referred_product: { catalog_id: '194836987003835', product_retailer_id: 'di9ozbzfi4' },
      },
    },
  ),
  'text-forwarded': received('text', { body: 'Look at this' }, { context: { forwarded: true } }),
  'text-reply': received('text', { body: 'Yes, please' }, answered),
  reaction: received('reaction', { message_id: sent, emoji: '👍' }),
  'reaction-removed': received('reaction', { message_id: sent }),
  image: received('image', { caption: 'My cake', ...media('image/jpeg') }),
  sticker: received('sticker', { ...media('image/webp'), animated: false }),
  audio: received('audio', { ...media('audio/ogg; codecs=opus'), voice: true }),
  video: received('video', { caption: 'In the oven', ...media('video/mp4') }),
  document: received('document', { caption: 'The order', filename: 'order.pdf', ...media('application/pdf') }),
  location: received('location', {
    latitude: 37.4847,
    longitude: -122.1473,
    name: 'Sunny Side Bakery',
    address: '1 Example Street',
  }),
  contacts: received('contacts', [
    {
      name: { formatted_name: 'Ada Example', first_name: 'Ada', last_name: 'Example' },
      phones: [{ phone: '+16505550199', wa_id: user, type: 'HOME' }],
      emails: [{ email: 'ada@example.com', type: 'WORK' }],
    },
  ]),
  button: received('button', { text: 'No', payload: 'No-Button-Payload' }, answered),
  'button-reply': received(
    'interactive',
    { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
    answered,
  ),
  'list-reply': received(
    'interactive',
    { type: 'list_reply', list_reply: { id: 'rye', title: 'Rye', description: 'With seeds' } },
    answered,
  ),
  'flow-reply': received(
    'interactive',
    {
      type: 'nfm_reply',
      nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"example","answer":"yes"}' },
    },
    answered,
  ),
  'address-reply': received(
    'interactive',
    {
      type: 'nfm_reply',
      nfm_reply: {
        name: 'address_message',
        body: 'Ada, 1 Example Street',
        response_json: '{"saved_address_id":"1","values":{"name":"Ada"}}',
      },
    },
    answered,
  ),
  'call-permission-reply': received(
    'interactive',
    {
      type: 'call_permission_reply',
      call_permission_reply: { response: 'accept', expiration_timestamp: 1769083200, response_source: 'user_action' },
    },
    answered,
  ),
  order: received('order', {
    catalog_id: '194836987003835',
    product_items: [{ product_retailer_id: 'di9ozbzfi4', quantity: 2, item_price: 7.99, currency: 'USD' }],
    text: 'For Saturday',
  }),
  'request-welcome': received('request_welcome', undefined),
  'system-number-changed': {
    field: 'messages',
    isOfNumber: true,
    value: {
      messages: [
        {
          from: user,
          id,
          timestamp,
          type: 'system',
          system: {
            body: 'User Ada changed from 16505550199 to 16505550198',
            wa_id: '16505550198',
            type: 'user_changed_number',
          },
        },
      ],
    },
  },
  edit: received('edit', { original_message_id: sent, message: { type: 'text', text: { body: 'Two loaves' } } }),
  revoke: received('revoke', { original_message_id: sent }),
  group: received('text', { body: 'Hello all' }, { group_id: '900000000000401' }),
  unsupported: received('unsupported', undefined, {
    errors: [
      {
        code: 131051,
        title: 'Message type unknown',
        message: 'Message type unknown',
        error_data: { details: 'Message type is currently not supported.' },
      },
    ],
  }),
};
