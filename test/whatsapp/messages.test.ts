import { describe, expect, test } from 'vitest';
import { call, useGraph } from './graph.ts';

const used = useGraph();
const recipient = '+16505550199';
const base = { messaging_product: 'whatsapp', to: recipient };

const send = async (json: unknown, method = 'POST') =>
  await call(used.graph, '/v25.0/400000000000102/messages', { method, json });
const template = (name: string, components?: unknown, code = 'en_US') => ({
  ...base,
  type: 'template',
  template: { name, language: { code }, ...(components === undefined ? {} : { components }) },
});
const texts = (...values: string[]) => values.map((text) => ({ type: 'text', text }));
const body = (...values: string[]) => ({ type: 'body', parameters: texts(...values) });
const image = { type: 'header', parameters: [{ type: 'image', image: { link: 'https://example.com/a.png' } }] };

describe('accepted', () => {
  test.each([
    { message: { ...base, type: 'text', text: { body: 'Hello' } }, why: 'text' },
    { message: { ...base, text: { body: 'Hello' } }, why: 'text is the type when none is given' },
    { message: { ...base, to: '+1 (650) 555-0199', text: { body: 'Hello' } }, why: 'punctuation in the number' },
    { message: { ...base, text: { body: 'x'.repeat(4096) } }, why: 'the longest text' },
    { message: { ...base, context: { message_id: 'wamid.AAA' }, text: { body: 'Hello' } }, why: 'reply' },
    { message: { ...base, type: 'image', image: { link: 'https://example.com/a.png' } }, why: 'media by URL' },
    {
      message: { ...base, type: 'document', document: { link: 'https://example.com/a.pdf' } },
      why: 'a document by URL',
    },
    { message: { ...base, type: 'location', location: { latitude: '37.4', longitude: -122 } }, why: 'location' },
    { message: { ...base, type: 'contacts', contacts: [{ name: { formatted_name: 'Ada' } }] }, why: 'contact' },
    {
      message: { ...base, type: 'reaction', reaction: { message_id: 'wamid.AAA', emoji: '' } },
      why: 'reaction taken back',
    },
    {
      message: {
        ...base,
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Fresh?' },
          action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
        },
      },
      why: 'interactive',
    },
    { message: template('hello_world'), why: 'template without parameters' },
    { message: template('sample_shipping_confirmation', [body('2')]), why: 'template with one parameter' },
    { message: template('order_with_picture', [image, body('Ada', '$1', 'today')]), why: 'template with a picture' },
  ])('$why', async ({ message }) => {
    const { status, json } = await send(message);
    expect({ status, json }).toMatchObject({
      status: 200,
      json: {
        messaging_product: 'whatsapp',
        contacts: [{ input: message.to, wa_id: '16505550199' }],
        messages: [{ id: expect.stringMatching(/^wamid\.HBgLMTY1MDU1NTAxOTkVAgARGB[IJ][A-Za-z0-9+/]+A$/) }],
      },
    });
  });

  test('a template says that it was accepted, a text does not', async () => {
    expect((await send(template('hello_world'))).json).toMatchObject({ messages: [{ message_status: 'accepted' }] });
    expect((await send({ ...base, text: { body: 'Hello' } })).json).not.toMatchObject({
      messages: [{ message_status: expect.anything() }],
    });
  });

  test('as a form, with JSON in it', async () => {
    const form = new URLSearchParams({ ...base, type: 'text', text: JSON.stringify({ body: 'Hello' }) });
    const sent = await call(used.graph, '/v25.0/400000000000102/messages', { body: form });
    expect(sent.status).toBe(200);
  });

  test.each(['POST', 'PUT'])('mark as read by %s', async (method) => {
    const read = {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: used.graph.variables['Inbound-Message-ID'],
    };
    expect(await send(read, method)).toMatchObject({ status: 200, json: { success: true } });
  });
});

describe('refused', () => {
  test.each([
    { message: { to: recipient, text: { body: 'x' } }, code: 100, details: undefined, why: 'no messaging_product' },
    { message: { ...base, messaging_product: 'telegram' }, code: 100, details: undefined, why: 'another product' },
    {
      message: { messaging_product: 'whatsapp', text: {} },
      code: 131008,
      details: "'to' is mandatory",
      why: 'no recipient',
    },
    { message: { ...base, to: 'Ada' }, code: 131009, details: 'Param to', why: 'a name is no number' },
    {
      message: { ...base, to: '+16505550102', text: { body: 'x' } },
      code: 131021,
      details: 'the same',
      why: 'to itself',
    },
    {
      message: { ...base, to: '+16505550100', text: { body: 'x' } },
      code: 131030,
      details: 'allowed list',
      why: 'not on the list',
    },
    { message: { ...base, type: 'fax', fax: {} }, code: 131051, details: '"fax"', why: 'unknown type' },
    { message: { ...base, type: 'constructor' }, code: 131051, details: 'constructor', why: 'a name of the language' },
    { message: base, code: 131008, details: "'text' is mandatory", why: 'nothing to send' },
    { message: { ...base, text: {} }, code: 131008, details: "'body' of 'text'", why: 'text without body' },
    { message: { ...base, text: { body: 7 } }, code: 131009, details: "text['body']", why: 'body is no text' },
    { message: { ...base, text: ['x'] }, code: 131009, details: 'Param text', why: 'text is a list' },
    { message: { ...base, text: { body: 'x'.repeat(4097) } }, code: 131009, details: '4096', why: 'text too long' },
    {
      message: { ...base, context: {}, text: { body: 'x' } },
      code: 131008,
      details: 'context.message_id',
      why: 'reply to nothing',
    },
    {
      message: { ...base, type: 'image', image: {} },
      code: 131008,
      details: 'id or link',
      why: 'media without source',
    },
    {
      message: { ...base, type: 'image', image: { link: 'file:///etc/hosts' } },
      code: 131009,
      details: 'http',
      why: 'no web address',
    },
    {
      message: { ...base, type: 'audio', audio: { id: 'x' } },
      code: 131009,
      details: 'attachment ID',
      why: 'no media id',
    },
    {
      message: { ...base, type: 'location', location: { latitude: 91, longitude: 0 } },
      code: 131009,
      details: 'latitude',
      why: 'no place on earth',
    },
    { message: { ...base, type: 'contacts', contacts: [] }, code: 131009, details: 'contacts', why: 'no contact' },
    {
      message: { ...base, type: 'template', template: { name: 'hello_world' } },
      code: 131008,
      details: "'language'",
      why: 'template without language',
    },
    {
      message: template('nobody_knows'),
      code: 132001,
      details: '(nobody_knows) does not exist in en_US',
      why: 'unknown template',
    },
    {
      message: template('hello_world', undefined, 'de'),
      code: 132001,
      details: 'does not exist in de',
      why: 'unknown language',
    },
    {
      message: template('summer_offer', [body('Ada')]),
      code: 132001,
      details: 'summer_offer',
      why: 'template not approved yet',
    },
    { message: template('spring_offer'), code: 132015, details: 'paused', why: 'template paused' },
    {
      message: template('order_on_its_way', [body('Ada')]),
      code: 132000,
      details: 'localizable_params (1) does not match the expected number of params (3)',
      why: 'too few parameters',
    },
    {
      message: template('hello_world', [body('Ada')]),
      code: 132000,
      details: 'expected number of params (0)',
      why: 'too many parameters',
    },
    {
      message: template('order_with_picture', [body('a', 'b', 'c')]),
      code: 132012,
      details: 'expected IMAGE, received UNKNOWN',
      why: 'no picture',
    },
    { message: template('hello_world', 'x'), code: 131009, details: 'components', why: 'components are a text' },
  ])('$code: $why', async ({ message, code, details }) => {
    const { status, json } = await send(message);
    const { error } = json as { readonly error: Record<string, unknown> };
    expect(error).toMatchObject({ code, type: 'OAuthException', message: expect.stringContaining(`(#${code}) `) });
    expect(status).toBe(code === 132001 ? 404 : 400);
    if (details === undefined) expect(error['error_data']).toBeUndefined();
    else
      expect(error['error_data']).toEqual({ messaging_product: 'whatsapp', details: expect.stringContaining(details) });
  });

  test.each([
    { status: 'delivered', message_id: 'wamid.AAA', code: 100, why: 'read is all there is' },
    { status: 'read', message_id: undefined, code: 131008, why: 'no message named' },
    { status: 'read', message_id: 'wamid.AAA', code: 131009, why: 'a message that was never received' },
  ])('mark as $status, $code: $why', async ({ status, message_id, code }) => {
    const { json } = await send({ messaging_product: 'whatsapp', status, message_id });
    expect(json).toMatchObject({ error: { code } });
  });
});
