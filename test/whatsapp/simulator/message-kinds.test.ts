import { describe, expect, test } from 'vitest';
import { call, useGraph } from '../graph.ts';

const used = useGraph();
const base = { messaging_product: 'whatsapp', to: '+16505550199' };
const body = { text: 'Fresh bread' };
const page = { link: 'https://example.com/a.png' };

const send = async (message: object) => {
  const { status, json } = await call(used.graph, '/v25.0/400000000000102/messages', { json: { ...base, ...message } });
  const { error } = json as { error?: { code: number; error_data?: { details: string } } };
  return { status, code: error?.code, details: error?.error_data?.details };
};
const interactive = (type: string, action: unknown, more: object = { body }) =>
  send({ type: 'interactive', interactive: { type, action, ...more } });
const template = (name: string, components: unknown) =>
  send({ type: 'template', template: { name, language: { code: 'en_US' }, components } });

const row = (id: string) => ({ id, title: id });
const reply = (id: string, title = id) => ({ type: 'reply', reply: { id, title } });
const amount = { value: 1000, offset: 100 };
const order = { status: 'pending', items: [{ name: 'Bread', amount, quantity: 1 }], subtotal: amount };
const details = { reference_id: 'order-1', type: 'digital-goods', currency: 'INR', total_amount: amount, order };
const parameters = { flow_id: '600000000000101', flow_cta: 'Open' };
const cards = [1, 2].map(() => ({
  header: { type: 'image', image: page },
  action: { name: 'cta_url', parameters: {} },
}));

describe('interactive messages are accepted', () => {
  test.each([
    { type: 'list', action: { button: 'See', sections: [{ rows: [row('rye'), row('wheat')] }] } },
    { type: 'button', action: { buttons: [reply('yes'), reply('no')] } },
    { type: 'product', action: { catalog_id: '1', product_retailer_id: 'rye' } },
    { type: 'catalog_message', action: { name: 'catalog_message' } },
    { type: 'flow', action: { name: 'flow', parameters } },
    { type: 'location_request_message', action: { name: 'send_location' } },
    { type: 'address_message', action: { name: 'address_message', parameters: { country: 'IN' } } },
    { type: 'cta_url', action: { name: 'cta_url', parameters: { display_text: 'See', url: 'https://example.com' } } },
    { type: 'call_permission_request', action: { name: 'call_permission_request' } },
    { type: 'voice_call', action: { name: 'voice_call', parameters: { display_text: 'Call' } } },
    { type: 'carousel', action: { cards } },
    { type: 'order_details', action: { name: 'review_and_pay', parameters: details } },
    {
      type: 'order_status',
      action: { name: 'review_order', parameters: { reference_id: 'order-1', order: { status: 'shipped' } } },
    },
  ])('$type', async ({ type, action }) => {
    expect(await interactive(type, action)).toMatchObject({ status: 200 });
  });

  test('product_list, with its header', async () => {
    const sections = [{ title: 'Bread', product_items: [{ product_retailer_id: 'rye' }] }];
    const header = { type: 'text', text: 'Ours' };
    expect(await interactive('product_list', { catalog_id: '1', sections }, { body, header })).toMatchObject({
      status: 200,
    });
    expect(await interactive('product_list', { catalog_id: '1', sections })).toMatchObject({
      code: 131008,
      details: expect.stringContaining("'header'"),
    });
  });

  test('order_details of Singapore, one level deeper', async () => {
    const order_details = { body, action: details };
    expect(await send({ type: 'interactive', interactive: { type: 'order_details', order_details } })).toMatchObject({
      status: 200,
    });
  });
});

describe('interactive messages are refused', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, place) => row(String(place)));
  test.each([
    { type: 'poll', action: {}, code: 131009, told: "interactive['type']", why: 'an unknown type' },
    { type: 'list', action: undefined, code: 131008, told: "'action'", why: 'no action' },
    {
      type: 'list',
      action: { button: 'See', sections: [{ rows: rows(11) }] },
      code: 131009,
      told: '10',
      why: 'eleven rows',
    },
    {
      type: 'list',
      action: { button: 'See', sections: [{ rows: [row('a'), row('a')] }] },
      code: 131009,
      told: 'Duplicated row',
      why: 'the same row twice',
    },
    {
      type: 'list',
      action: { button: 'x'.repeat(21), sections: [{ rows: rows(1) }] },
      code: 131009,
      told: '20 characters',
      why: 'a long button',
    },
    { type: 'button', action: { buttons: [] }, code: 131009, told: '1 to 3', why: 'no buttons' },
    {
      type: 'button',
      action: { buttons: ['a', 'b', 'c', 'd'].map((id) => reply(id)) },
      code: 131009,
      told: '1 to 3',
      why: 'four buttons',
    },
    {
      type: 'button',
      action: { buttons: [reply('a', 'x'.repeat(21))] },
      code: 131009,
      told: 'title',
      why: 'a long title',
    },
    {
      type: 'button',
      action: { buttons: [{ type: 'url' }] },
      code: 131009,
      told: '{reply}',
      why: 'another kind of button',
    },
    { type: 'product', action: { catalog_id: '1' }, code: 131008, told: 'product_retailer_id', why: 'no product' },
    {
      type: 'flow',
      action: { name: 'flow', parameters: { flow_cta: 'Open' } },
      code: 131008,
      told: 'flow_id or flow_name',
      why: 'no flow',
    },
    {
      type: 'flow',
      action: { name: 'flow', parameters: { ...parameters, flow_id: '1' } },
      code: 131009,
      told: 'does not exist',
      why: 'a flow that is not there',
    },
    {
      type: 'cta_url',
      action: { name: 'cta_url', parameters: { display_text: 'See', url: 'example' } },
      code: 131009,
      told: 'http',
      why: 'no URL',
    },
    { type: 'carousel', action: { cards: cards.slice(1) }, code: 131009, told: '2 to 10', why: 'one card' },
    {
      type: 'order_details',
      action: { parameters: { ...details, total_amount: { value: 1, offset: 10 } } },
      code: 131009,
      told: 'must be 100',
      why: 'another offset',
    },
    {
      type: 'order_status',
      action: { parameters: { reference_id: 'a', order: { status: 'eaten' } } },
      code: 131009,
      told: 'eaten',
      why: 'an unknown status',
    },
  ])('$type: $why', async ({ type, action, code, told }) => {
    expect(await interactive(type, action)).toMatchObject({
      status: 400,
      code,
      details: expect.stringContaining(told),
    });
  });

  test('without a text, and with a long footer', async () => {
    const action = { buttons: [reply('yes')] };
    expect(await interactive('button', action, {})).toMatchObject({
      code: 131008,
      details: expect.stringContaining("'body'"),
    });
    expect(await interactive('button', action, { body, footer: { text: 'x'.repeat(61) } })).toMatchObject({
      code: 131009,
    });
    expect(await interactive('button', action, { body, header: { type: 'audio' } })).toMatchObject({ code: 131009 });
  });
});

describe('templates of every kind', () => {
  const texts = (...values: string[]) => ({ type: 'body', parameters: values.map((text) => ({ type: 'text', text })) });
  const button = (sub_type: string, parameter: object) => ({
    type: 'button',
    sub_type,
    index: '0',
    parameters: [parameter],
  });
  const coupon = button('copy_code', { type: 'coupon_code', coupon_code: 'BREAD10' });
  const picture = { type: 'header', parameters: [{ type: 'image', image: page }] };
  const until = {
    type: 'limited_time_offer',
    parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1 } }],
  };
  const shown = (count: number) => ({
    type: 'carousel',
    cards: Array.from({ length: count }, (_, card_index) => ({ card_index, components: [picture] })),
  });
  const named = (name: string) => ({ type: 'text', text: 'Ada', parameter_name: name });

  test.each([
    { name: 'one_time_password', components: [texts('123456'), button('url', { type: 'text', text: '123456' })] },
    { name: 'coupon', components: [texts('BREAD10', '10%'), coupon] },
    { name: 'limited_time_offer', components: [texts('Ada', 'BREAD10'), until, coupon] },
    { name: 'bread_of_the_week', components: [texts('Ada'), shown(2)] },
    {
      name: 'order_ready_named',
      components: [{ type: 'body', parameters: [named('first_name'), named('order_number')] }],
    },
    { name: 'order_form', components: [] },
  ])('$name is accepted', async ({ name, components }) => {
    expect(await template(name, components)).toMatchObject({ status: 200 });
  });

  test.each([
    { name: 'one_time_password', components: [texts('1')], code: 131008, why: 'no code for the button' },
    {
      name: 'coupon',
      components: [texts('1', '2'), button('copy_code', { type: 'text', text: '1' })],
      code: 132012,
      why: 'a text for a coupon',
    },
    { name: 'limited_time_offer', components: [texts('1', '2'), coupon], code: 131008, why: 'no end' },
    { name: 'bread_of_the_week', components: [texts('Ada'), shown(1)], code: 132000, why: 'a card too few' },
    { name: 'order_ready_named', components: [texts('a', 'b')], code: 132012, why: 'no names' },
    { name: 'order_on_its_way', components: [texts('a\nb', 'c', 'd')], code: 132007, why: 'a line break' },
    { name: 'order_on_its_way', components: [texts('a', 'b', 'x'.repeat(1025))], code: 132005, why: 'a long text' },
    {
      name: 'order_on_its_way',
      components: [{ type: 'body', parameters: [{ type: 'text' }, {}, {}] }],
      code: 131008,
      why: 'no value',
    },
  ])('$name is refused with $code: $why', async ({ name, components, code }) => {
    expect(await template(name, components)).toMatchObject({ status: 400, code });
  });
});

test.each([
  { message: { recipient_type: 'crowd', text: { body: 'x' } }, code: 131009, why: 'an unknown type of recipient' },
  {
    message: { recipient_type: 'group', to: '1', text: { body: 'x' } },
    code: 131009,
    why: 'a group that is not there',
  },
  { message: { to: undefined, recipient: 'nobody', text: { body: 'x' } }, code: 131009, why: 'no business-scoped id' },
  { message: { type: 'audio', audio: { ...page, voice: 'yes' } }, code: 131009, why: 'voice is no boolean' },
  { message: { type: 'image', image: { ...page, caption: 'x'.repeat(1025) } }, code: 131009, why: 'a long caption' },
])('$why is refused', async ({ message, code }) => {
  expect(await send(message)).toMatchObject({ status: 400, code });
});
