import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Simulator, simulate } from '../../../src/whatsapp/simulator/simulate.ts';
import { amidCollections } from '../../fixtures/garbage.ts';
import { call, noon } from '../graph.ts';
import { type Receiver, startReceiver } from './receiver.ts';

const account = '300000000000001';
const number = '400000000000102';
const app = '100000000000001';
const text = { messaging_product: 'whatsapp', to: '+16505550199', text: { body: 'Hello' } };

let graph: Simulator;
let receiver: Receiver;
beforeEach(async () => {
  graph = await simulate({ now: () => noon });
  receiver = await startReceiver('secret-word', graph.appSecrets[app] ?? '');
});
afterEach(async () => {
  await graph.close();
  await receiver.close();
});

const override = (verify_token: string) => ({ override_callback_uri: receiver.url, verify_token });
const subscribe = (json: unknown = override('secret-word')) =>
  call(graph, `/v25.0/${account}/subscribed_apps`, { json });
const send = (json: unknown = text) => call(graph, `/v25.0/${number}/messages`, { json });
const statuses = () =>
  receiver.received.flatMap(({ change }) => (change.value['statuses'] as { status: string }[] | undefined) ?? []);

describe('the handshake', () => {
  test('asks the callback with mode, challenge and token', async () => {
    expect(await subscribe()).toMatchObject({
      status: 200,
      json: { success: true, data: [{ override_callback_uri: receiver.url }] },
    });
    expect(Object.fromEntries(receiver.handshakes[0] ?? [])).toEqual({
      'hub.mode': 'subscribe',
      'hub.challenge': expect.stringMatching(/^\d+$/),
      'hub.verify_token': 'secret-word',
    });
  });

  test('that fails leaves everything as it was', async () => {
    expect(await subscribe(override('wrong'))).toMatchObject({
      status: 400,
      json: { error: { code: 2200, message: expect.stringContaining('HTTP Status Code = 403') } },
    });
    expect((await call(graph, `/v25.0/${account}/subscribed_apps`)).json).toEqual({ data: [] });
  });

  test('is needed for the callback of the app, which takes the app token', async () => {
    const json = {
      object: 'whatsapp_business_account',
      callback_url: receiver.url,
      verify_token: 'secret-word',
      fields: 'messages',
    };
    const path = `/v25.0/${app}/subscriptions`;
    expect(await call(graph, path, { json })).toMatchObject({ status: 400, json: { error: { code: 15 } } });
    const headers = { authorization: `Bearer ${app}|${graph.appSecrets[app]}` };
    expect(await call(graph, path, { json, token: '', headers })).toMatchObject({
      status: 200,
      json: { success: true },
    });
    expect((await call(graph, path, { token: '', headers })).json).toMatchObject({
      data: [{ callback_url: receiver.url }],
    });
    await subscribe({});
    await send();
    await graph.settled();
    expect(statuses().map(({ status }) => status)).toEqual(['sent']);
  });

  test('is not made with a callback elsewhere, which is never called', async () => {
    await subscribe({ override_callback_uri: 'https://example.com/webhooks', verify_token: 'x' });
    await send();
    await graph.settled();
    expect(graph.deliveries()).toMatchObject([{ outcome: 'not-called', attempts: [] }]);
  });
});

describe('a message', () => {
  test('is sent, delivered and read, in this order, each signed with the app secret', async () => {
    await subscribe();
    const { json } = await send({ ...text, biz_opaque_callback_data: 'order-7' });
    const [{ id }] = (json as { messages: [{ id: string }] }).messages;
    graph.advance(10_000);
    await graph.settled();
    expect(statuses()).toMatchObject(
      ['sent', 'delivered', 'read'].map((status) => ({
        id,
        status,
        recipient_id: '16505550199',
        biz_opaque_callback_data: 'order-7',
      })),
    );
    expect(receiver.received.every(({ isSigned }) => isSigned)).toBe(true);
    expect(receiver.received[0]?.change.value['metadata']).toEqual({
      display_phone_number: '16505550102',
      phone_number_id: number,
    });
  });

  test('to a user who has not written for a day is accepted and then fails with 131047', async () => {
    await subscribe();
    graph.advance(25 * 60 * 60 * 1000);
    expect((await send()).status).toBe(200);
    await graph.settled();
    expect(statuses()).toMatchObject([
      { status: 'failed', errors: [{ code: 131047, title: 'Re-engagement message' }] },
    ]);
    const template = { name: 'hello_world', language: { code: 'en_US' } };
    await send({ ...text, text: undefined, type: 'template', template });
    await graph.settled();
    expect(statuses().at(-1)).toMatchObject({ status: 'sent', pricing: { billable: true, category: 'utility' } });
  });

  test('goes to the callback of the number before that of the account', async () => {
    await subscribe({ override_callback_uri: 'https://example.com/webhooks', verify_token: 'x' });
    const own = await call(graph, `/v25.0/${number}`, { json: { webhook_configuration: override('secret-word') } });
    expect(own.json).toEqual({ success: true });
    await send();
    await graph.settled();
    expect(statuses()).toHaveLength(1);
    expect((await call(graph, `/v25.0/${number}?fields=webhook_configuration`)).json).toMatchObject({
      webhook_configuration: { phone_number: receiver.url, whatsapp_business_account: 'https://example.com/webhooks' },
    });
  });

  test('is told again when the receiver fails, still in order, and given up at last', async () => {
    await subscribe();
    receiver.answers = [500, 503];
    await send();
    graph.advance(10_000);
    await graph.settled();
    expect(statuses().map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
    expect(graph.deliveries()[0]).toMatchObject({ outcome: 'delivered', attempts: [500, 503, 200] });
    receiver.answers = [500, 500, 500, 500];
    await send();
    await graph.settled();
    expect(graph.deliveries().at(-1)).toMatchObject({ outcome: 'failed', attempts: [500, 500, 500, 500] });
  });

  test('is told again when the receiver does not answer, whatever is collected meanwhile', async () => {
    await subscribe();
    receiver.answers = [0];
    await send();
    await amidCollections(() => graph.settled());
    expect(graph.deliveries()).toMatchObject([{ outcome: 'delivered', attempts: [0, 200] }]);
  });

  test('fails after it was accepted, when asked to', async () => {
    const failing = await simulate({ now: () => noon, fail: ['131026@statuses:x1'] });
    await call(failing, `/v25.0/${account}/subscribed_apps`, { json: override('secret-word') });
    expect((await call(failing, `/v25.0/${number}/messages`, { json: text })).status).toBe(200);
    await failing.settled();
    await failing.close();
    expect(statuses()).toMatchObject([
      { status: 'failed', errors: [{ code: 131026, title: 'Message undeliverable' }] },
    ]);
  });

  test('keeps its history', async () => {
    await subscribe();
    await send();
    graph.advance(10_000);
    const { json } = await call(graph, `/v25.0/${number}/message_history`);
    const events = (json as { data: { id: string; events: { data: unknown[] } }[] }).data[0];
    expect(events?.events.data).toMatchObject(
      ['SENT', 'DELIVERED', 'READ'].map((delivery_status) => ({ delivery_status, webhook_uri: receiver.url })),
    );
    expect((await call(graph, `/v25.0/${events?.id}/events?status_filter=READ`)).json).toMatchObject({
      data: [{ node: { delivery_status: 'READ' } }],
    });
  });
});

describe('an incoming message', () => {
  test('comes from the library, is told, and can be answered, marked as read and typed at', async () => {
    await subscribe();
    const id = graph.receive({ from: '+1 650-555-0199', name: 'Ada', content: { body: 'Fresh?' } });
    await graph.settled();
    expect(receiver.received[0]?.change).toMatchObject({
      field: 'messages',
      value: {
        contacts: [{ profile: { name: 'Ada' }, wa_id: '16505550199' }],
        messages: [{ id, text: { body: 'Fresh?' } }],
      },
    });
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: id, typing_indicator: { type: 'text' } };
    expect((await send(read)).json).toEqual({ success: true });
    expect((await send({ ...text, context: { message_id: id } })).status).toBe(200);
  });

  test('comes over HTTP without a token, and opens the 24 hours again', async () => {
    await subscribe();
    graph.advance(25 * 60 * 60 * 1000);
    const json = { from: '16505550199', type: 'button', content: { text: 'Yes', payload: 'yes' } };
    const { status } = await call(graph, '/simulator/messages', { token: '', json });
    expect(status).toBe(200);
    await send();
    await graph.settled();
    expect(receiver.received[0]?.change.value['messages']).toMatchObject([
      { type: 'button', button: { payload: 'yes' } },
    ]);
    expect(statuses()).toMatchObject([{ status: 'sent' }]);
  });

  test('does not come from a blocked user', async () => {
    const block_users = [{ user: '+16505550199' }];
    await call(graph, `/v25.0/${number}/block_users`, { json: { messaging_product: 'whatsapp', block_users } });
    expect(() => graph.receive({ from: '16505550199' })).toThrow('has blocked');
  });
});

test('a template is approved after a while, which is told', async () => {
  await subscribe();
  const components = [{ type: 'BODY', text: 'Fresh bread, every day.' }];
  const json = { name: 'fresh', language: 'en', category: 'UTILITY', components };
  const { json: made } = await call(graph, `/v25.0/${account}/message_templates`, { json });
  expect(made).toMatchObject({ status: 'PENDING' });
  const { id } = made as { id: string };
  graph.advance(60_000);
  await graph.settled();
  expect((await call(graph, `/v25.0/${id}?fields=status`)).json).toMatchObject({ status: 'APPROVED' });
  expect(receiver.received.at(-1)?.change).toMatchObject({
    field: 'message_template_status_update',
    value: { event: 'APPROVED', message_template_name: 'fresh' },
  });
});

test('every payload can be looked up and sent', async () => {
  await subscribe();
  const names = ((await call(graph, '/simulator/payloads', { token: '' })).json as { data: string[] }).data;
  expect(names.length).toBeGreaterThan(60);
  for (const name of names) {
    const shown = await call(graph, `/simulator/payloads/${name}`, { token: '' });
    expect(shown.json, name).toMatchObject({
      object: 'whatsapp_business_account',
      entry: [{ changes: [{ field: expect.any(String) }] }],
    });
    await call(graph, `/simulator/payloads/${name}`, { token: '', method: 'POST' });
  }
  await graph.settled();
  expect(receiver.received).toHaveLength(names.length);
  expect(receiver.received.every(({ isSigned }) => isSigned)).toBe(true);
  expect((await call(graph, '/simulator/payloads/nothing', { token: '' })).status).toBe(400);
});
