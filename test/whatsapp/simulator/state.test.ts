import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type CallOptions, call, noon, useGraph } from '../graph.ts';

const account = '300000000000001';
const number = '400000000000102';
const user = '+16505550199';
const used = useGraph();

/** What the tests pick out of answers. */
interface Answered {
  readonly id: string;
  readonly h: string;
  readonly code: string;
  readonly url: string;
  readonly qr_image_url: string;
  readonly data: readonly {
    readonly name: string;
    readonly download_url: string;
    readonly profile_picture_url: string;
  }[];
}

const on = async (path: string, options: CallOptions = {}) => await call(used.graph, `/v25.0/${path}`, options);
const json = async (path: string, options: CallOptions = {}) => (await on(path, options)).json as Answered;
const product = { messaging_product: 'whatsapp' };
const refused = async (path: string, options: CallOptions) => {
  const { error } = (await on(path, options)).json as { error?: Record<string, unknown> };
  return error;
};

describe('media', () => {
  const upload = async (bytes: Uint8Array<ArrayBuffer>, type: string) => {
    const body = new FormData();
    body.set('messaging_product', 'whatsapp');
    body.set('file', new Blob([bytes], { type }), 'file');
    return await on(`${number}/media`, { body });
  };

  test('comes back byte for byte with its hash, until its URL is over, and is gone when deleted', async () => {
    const bytes = new Uint8Array(randomBytes(100_000));
    const { id } = (await upload(bytes, 'image/png')).json as { id: string };
    const media = await json(`${id}?phone_number_id=${number}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(media).toMatchObject({ ...product, id, mime_type: 'image/png', file_size: String(bytes.length), sha256 });
    const headers = { authorization: `Bearer ${used.graph.tokens['system-user']}` };
    const downloaded = await fetch(media.url, { headers });
    expect(downloaded.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await downloaded.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await fetch(media.url)).status, 'without a token').toBe(401);
    expect((await fetch(media.url.replace('hash=', 'hash=x'), { headers })).status, 'changed').toBe(404);
    used.graph.advance(5 * 60 * 1000);
    expect((await fetch(media.url, { headers })).status, 'five minutes later').toBe(404);
    expect(await refused(`${id}?phone_number_id=400000000000101`, {})).toMatchObject({ error_subcode: 33 });
    expect(await json(id, { method: 'DELETE' })).toEqual({ success: true });
    expect(await refused(id, {})).toMatchObject({ error_subcode: 33 });
  });

  test.each([
    { size: 5 * 1024 * 1024 + 1, type: 'image/jpeg', code: 131053, why: 'an image over 5 MB' },
    { size: 501 * 1024, type: 'image/webp', code: 131053, why: 'a sticker over 500 kB' },
    { size: 0, type: 'image/png', code: 131053, why: 'nothing' },
    { size: 10, type: 'image/tiff', code: 100, why: 'a type that WhatsApp does not take' },
  ])('is refused with $code: $why', async ({ size, type, code }) => {
    expect(await upload(new Uint8Array(size), type)).toMatchObject({ status: 400, json: { error: { code } } });
  });

  test('as JSON with the name of a file, as the official collection has it, is refused', async () => {
    const file = '@/local/path/file.ogg;type=audio/ogg';
    expect(await refused(`${number}/media`, { json: { ...product, file } })).toMatchObject({ code: 100 });
  });

  test('is sent by id, but only where its type fits', async () => {
    const { id } = (await upload(new Uint8Array(10), 'image/png')).json as { id: string };
    const send = (type: string, mediaId: string) =>
      on(`${number}/messages`, { json: { ...product, to: user, type, [type]: { id: mediaId } } });
    expect((await send('image', id)).status).toBe(200);
    expect(await send('audio', id)).toMatchObject({ json: { error: { code: 131053 } } });
    expect(await send('image', '1')).toMatchObject({ json: { error: { code: 131009 } } });
  });
});

describe('a resumable upload', () => {
  const bytes = new Uint8Array(randomBytes(3000));
  const headers = (offset: number) => ({
    authorization: `OAuth ${used.graph.tokens['system-user']}`,
    file_offset: String(offset),
  });

  test('goes on where it broke off and ends in a handle, which becomes a profile picture', async () => {
    const { id } = await json('app/uploads?file_length=3000&file_type=image/jpeg&file_name=a.jpg', { method: 'POST' });
    expect(id).toMatch(/^upload:.+\?sig=/);
    expect(await json(id)).toEqual({ id, file_offset: 0 });
    const first = { method: 'POST', token: '', headers: headers(0), body: bytes.subarray(0, 1000) };
    expect(await json(id, first)).toEqual({ id, file_offset: 1000 });
    expect(await json(id)).toEqual({ id, file_offset: 1000 });
    const { h } = await json(id, { method: 'POST', token: '', headers: headers(1000), body: bytes.subarray(1000) });
    expect(h).toMatch(/^4::aW1hZ2UvanBlZw==:/);
    const profile = { ...product, profile_picture_handle: h };
    expect(await json(`${number}/whatsapp_business_profile`, { json: profile })).toEqual({ success: true });
    const { data } = await json(`${number}/whatsapp_business_profile?fields=profile_picture_url`);
    const picture = await fetch(data[0]?.profile_picture_url ?? '');
    expect(Buffer.from(await picture.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test.each([
    { headers: {}, why: 'no offset', told: 'file_offset' },
    { headers: { file_offset: '7' }, why: 'an offset past the end', told: 'at most 0' },
  ])('is refused: $why', async ({ headers: given, told }) => {
    const { id } = await json('app/uploads?file_length=3000&file_type=image/jpeg', { method: 'POST' });
    expect(await refused(id, { method: 'POST', headers: given as Record<string, string>, body: bytes })).toMatchObject({
      message: expect.stringContaining(told),
    });
  });

  test('takes its token from the header only', async () => {
    const { id } = await json('app/uploads?file_length=3000&file_type=image/jpeg', { method: 'POST' });
    const token = `&access_token=${used.graph.tokens['system-user']}`;
    expect(
      await refused(`${id}${token}`, { token: '', method: 'POST', body: bytes, headers: { file_offset: '0' } }),
    ).toMatchObject({ code: 100 });
  });
});

describe('a template', () => {
  const body = { type: 'BODY', text: 'Hi {{1}}, your bread is ready.', example: { body_text: [['Ada']] } };
  const template = { name: 'ready', language: 'en_US', category: 'UTILITY', components: [body] };
  const create = (more: object) =>
    refused(`${account}/message_templates`, { json: { ...template, name: 'refused', ...more } });

  test('is made, listed as pending, approved, sent, edited, reviewed again and deleted', async () => {
    const { id } = await json(`${account}/message_templates`, { json: template });
    expect(await json(`${account}/message_templates?name=ready`)).toMatchObject({ data: [{ id, status: 'PENDING' }] });
    expect(await create({ name: 'ready' }), 'twice').toMatchObject({ error_subcode: 2388024 });
    const parameters = [{ type: 'text', text: 'Ada' }];
    const message = {
      ...product,
      to: user,
      type: 'template',
      template: { name: 'ready', language: { code: 'en_US' }, components: [{ type: 'body', parameters }] },
    };
    expect(await refused(`${number}/messages`, { json: message })).toMatchObject({ code: 132001 });
    used.graph.advance(60_000);
    expect((await on(`${number}/messages`, { json: message })).status).toBe(200);
    expect(
      await json(id, { json: { components: [{ ...body, text: 'Dear {{1}}, your bread is ready.' }] } }),
    ).toMatchObject({ success: true });
    expect(await json(`${id}?fields=status,components`)).toMatchObject({
      status: 'PENDING',
      components: [{ text: expect.stringContaining('Dear') }],
    });
    expect(await json(`${account}/message_templates?name=ready&hsm_id=${id}`, { method: 'DELETE' })).toEqual({
      success: true,
    });
    expect(await json(`${account}/message_templates?name=ready`)).toEqual({ data: [] });
    expect(await refused(`${account}/message_templates?name=ready`, { method: 'DELETE' })).toMatchObject({ code: 100 });
  });

  test('of a reviewer who does not like it is rejected', async () => {
    const { id } = await json(`${account}/message_templates`, { json: { ...template, name: 'reject_me' } });
    used.graph.advance(60_000);
    expect(await json(`${id}?fields=status,rejected_reason`)).toMatchObject({
      status: 'REJECTED',
      rejected_reason: 'INVALID_FORMAT',
    });
  });

  test("for authentication is approved at once, its words being Meta's own", async () => {
    const components = [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
    ];
    const made = await json(`${account}/message_templates`, {
      json: { ...template, name: 'otp', category: 'AUTHENTICATION', components },
    });
    expect(made).toMatchObject({ status: 'APPROVED', category: 'AUTHENTICATION' });
    expect(await json(made.id)).toMatchObject({
      components: [
        { text: expect.stringContaining('{{1}}* is your verification code') },
        { text: expect.stringContaining('10 minutes') },
        {},
      ],
    });
  });

  test('comes from the library, approved at once', async () => {
    const { data } = await json('message_template_library?search=delivery');
    const name = data[0]?.name;
    const made = { name: 'from_library', language: 'en_US', category: 'UTILITY', library_template_name: name };
    expect(await json(`${account}/message_templates`, { json: made })).toMatchObject({ status: 'APPROVED' });
  });

  test.each([
    { more: { name: 'Ready!' }, subcode: 2388042, why: 'a name with other characters' },
    { more: { language: 'English' }, subcode: 2388037, why: 'no language' },
    { more: { category: 'NEWS' }, subcode: undefined, why: 'no category' },
    { more: { components: [] }, subcode: 2388043, why: 'no body' },
    { more: { components: [{ ...body, example: undefined }] }, subcode: 2388043, why: 'a variable without an example' },
    { more: { components: [{ ...body, text: '{{1}} is ready.' }] }, subcode: 2388299, why: 'a variable at the start' },
    { more: { components: [{ ...body, text: 'x'.repeat(1025) }] }, subcode: 2388040, why: 'a long body' },
    {
      more: { components: [body, { type: 'HEADER', format: 'IMAGE' }] },
      subcode: 2388043,
      why: 'an image without a sample',
    },
    {
      more: { components: [body, { type: 'HEADER', format: 'TEXT', text: '{{1}} and {{2}}' }] },
      subcode: 2388047,
      why: 'two variables in a header',
    },
    {
      more: { components: [body, { type: 'FOOTER', text: 'Bye {{1}}' }] },
      subcode: 2388072,
      why: 'a variable in a footer',
    },
    {
      more: { components: [body, { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Go' }] }] },
      subcode: 2388043,
      why: 'a link without URL',
    },
    {
      more: {
        components: [
          body,
          { type: 'BUTTONS', buttons: [1, 2, 3].map(() => ({ type: 'URL', text: 'Go', url: 'https://example.com' })) },
        ],
      },
      subcode: 2388293,
      why: 'three links',
    },
    {
      more: { components: [body, { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Go', flow_id: '1' }] }] },
      subcode: 2388297,
      why: 'a flow that is not there',
    },
    {
      more: { components: [body, { type: 'CAROUSEL', cards: [] }] },
      subcode: undefined,
      why: 'a carousel without cards',
    },
  ])('is refused: $why', async ({ more, subcode }) => {
    const error = await create(more);
    expect(error).toMatchObject({ code: 100 });
    expect(error?.['error_subcode']).toBe(subcode);
  });
});

describe('a flow', () => {
  const flowJson = {
    version: '7.0',
    screens: [{ id: 'WELCOME', layout: { type: 'SingleColumnLayout', children: [] }, terminal: true }],
  };
  const uploadJson = (id: string, text: string) => {
    const body = new FormData();
    body.set('file', new Blob([text], { type: 'application/json' }), 'flow.json');
    body.set('name', 'flow.json');
    body.set('asset_type', 'FLOW_JSON');
    return json(`${id}/assets`, { body });
  };
  const send = (id: string, mode?: string) => {
    const parameters = { flow_message_version: '3', flow_id: id, flow_cta: 'Open', ...(mode && { mode }) };
    const interactive = { type: 'flow', body: { text: 'Please' }, action: { name: 'flow', parameters } };
    return on(`${number}/messages`, { json: { ...product, to: user, type: 'interactive', interactive } });
  };

  test('goes from draft to published to deprecated', async () => {
    const body = new FormData();
    body.set('name', 'a flow');
    body.set('categories', '["OTHER"]');
    const { id } = await json(`${account}/flows`, { body });
    expect(await refused(`${id}/publish`, { method: 'POST' }), 'nothing to publish').toMatchObject({ code: 139002 });
    expect(await uploadJson(id, '{')).toMatchObject({ success: true, validation_errors: [{ error: 'INVALID_JSON' }] });
    expect(await uploadJson(id, JSON.stringify(flowJson))).toEqual({ success: true, validation_errors: [] });
    expect(await json(`${id}?fields=status,json_version,preview.invalidate(false)`)).toMatchObject({
      status: 'DRAFT',
      json_version: '7.0',
      preview: { preview_url: expect.stringContaining(used.graph.url) },
    });
    const { data } = await json(`${id}/assets`);
    const asset = await fetch(data[0]?.download_url ?? '');
    expect(await asset.json()).toEqual(flowJson);
    expect((await send(id)).status, 'a draft').toBe(400);
    expect((await send(id, 'draft')).status, 'a draft as a draft').toBe(200);
    expect(await json(`${id}/publish`, { method: 'POST' })).toEqual({ success: true });
    expect((await send(id)).status).toBe(200);
    expect(await refused(id, { method: 'DELETE' }), 'published ones stay').toMatchObject({ code: 139004 });
    expect(await json(`${id}/deprecate`, { method: 'POST' })).toEqual({ success: true });
    expect((await send(id)).status, 'a deprecated one').toBe(400);
    expect(await json(`${id}?fields=status`)).toEqual({ status: 'DEPRECATED', id });
  });

  test('is migrated by name, and what fails is told', async () => {
    const graph = used.graph;
    const source_flow_names = JSON.stringify(['booking', 'nobody']);
    const body = new URLSearchParams({ source_waba_id: account, source_flow_names });
    const moved = (await call(graph, '/v25.0/300000000000001/migrate_flows', { body })).json;
    expect(moved).toEqual({
      migrated_flows: [],
      failed_flows: [
        { source_name: 'booking', error_code: '4233042', error_message: expect.any(String) },
        {
          source_name: 'nobody',
          error_code: '4233041',
          error_message: 'Flows Migration Error: Flow name not found in source WABA.',
        },
      ],
    });
  });
});

describe('a number', () => {
  test('has QR codes with pictures that can be fetched', async () => {
    const made = await json(`${number}/message_qrdls`, { json: { prefilled_message: 'Hi', generate_qr_image: 'SVG' } });
    expect(made).toMatchObject({
      code: expect.stringMatching(/^[A-Z2-7]{14}$/),
      deep_link_url: `https://wa.me/message/${made.code}`,
    });
    expect(await (await fetch(made.qr_image_url)).text()).toContain('<svg');
    expect(
      await json(`${number}/message_qrdls`, { json: { prefilled_message: 'Hello', code: made.code } }),
    ).toMatchObject({ prefilled_message: 'Hello' });
    const path = `${number}/message_qrdls/${made.code}`;
    expect(await json(path)).toMatchObject({ data: [{ prefilled_message: 'Hello' }] });
    expect(await json(path, { method: 'DELETE' })).toEqual({ success: true });
    expect(await refused(path, {})).toMatchObject({ code: 100 });
  });

  test('blocks users who have written, and tells who could not be blocked', async () => {
    const block_users = [{ user }, { user: '+16505550123' }];
    const { status, json: answer } = await on(`${number}/block_users`, { json: { ...product, block_users } });
    expect({ status, answer }).toMatchObject({
      status: 400,
      answer: {
        error: { code: 139100 },
        block_users: {
          added_users: [{ input: user, wa_id: '16505550199' }],
          failed_users: [{ wa_id: '16505550123', errors: [{ code: 131047 }] }],
        },
      },
    });
    expect(await json(`${number}/block_users`)).toMatchObject({ data: [{ wa_id: '16505550199' }] });
    expect(await refused(`${number}/messages`, { json: { ...product, to: user, text: { body: 'x' } } })).toMatchObject({
      code: 130403,
    });
    const gone = { method: 'DELETE', json: { ...product, block_users: [{ user }] } };
    expect(await json(`${number}/block_users`, gone)).toMatchObject({
      block_users: { removed_users: [{ wa_id: '16505550199' }] },
    });
    expect(await json(`${number}/block_users`)).toEqual({ data: [] });
  });

  test.each([
    { edge: 'whatsapp_commerce_settings', change: { is_cart_enabled: false }, why: 'commerce' },
    {
      edge: 'whatsapp_business_profile',
      change: { ...product, about: 'Closed', websites: ['https://example.com/'] },
      why: 'profile',
    },
    {
      edge: 'business_compliance_info',
      change: {
        ...product,
        entity_name: 'Bakery',
        entity_type: 'PARTNERSHIP',
        is_registered: true,
        grievance_officer_details: { name: 'A', email: 'a@example.com', mobile_number: '+911' },
        customer_care_details: { email: 'c@example.com', mobile_number: '+911' },
      },
      why: 'compliance',
    },
  ])('keeps what was set: $why', async ({ edge, change }) => {
    expect(await json(`${number}/${edge}`, { json: change })).toEqual({ success: true });
    expect(await json(`${number}/${edge}`)).toMatchObject({ data: [change] });
  });

  test('is refused a PIN after five wrong guesses', async () => {
    await json('400000000000101', { json: { pin: '111111' } });
    const guess = (pin: string) => refused('400000000000101/register', { json: { ...product, pin } });
    for (let count = 0; count < 5; count++) expect(await guess('222222')).toMatchObject({ code: 133005 });
    expect(await guess('111111')).toMatchObject({ code: 133008 });
    used.graph.advance(60 * 60 * 1000);
    expect(await guess('111111')).toBeUndefined();
  });

  test('has groups: made, joined, written to, deleted', async () => {
    await json(`${number}/groups`, { json: { ...product, subject: 'New group' } });
    const listed = (await json(`${number}/groups`)) as unknown as {
      data: { groups: { id: string; subject: string }[] };
    };
    const { id } = listed.data.groups.at(-1) ?? { id: '' };
    expect(await json(`${id}/participants`, { json: { ...product, participants: [{ user }] } })).toMatchObject({
      success: true,
    });
    expect(await json(id)).toMatchObject({
      subject: 'New group',
      total_participant_count: 1,
      participants: [{ wa_id: '16505550199' }],
    });
    const message = { ...product, recipient_type: 'group', to: id, text: { body: 'Hello all' } };
    expect(await json(`${number}/messages`, { json: message })).toMatchObject({ messages: [{ group_id: id }] });
    expect(await json(id, { method: 'DELETE' })).toEqual({ success: true });
    expect(await refused(id, {})).toMatchObject({ error_subcode: 33 });
  });
});

test('an account tells what was done to it, and who works on it', async () => {
  await json(account, { json: { name: 'Renamed' } });
  expect(await json(`${account}/activities?limit=1`)).toMatchObject({ data: [{ activity_type: 'ACCOUNT_UPDATED' }] });
  expect(await json(`${account}/assigned_users?business=200000000000001`)).toMatchObject({
    summary: { total_count: 2 },
  });
});

test('analytics need their period and granularity', async () => {
  const fields = (text: string) => `${account}?fields=${encodeURIComponent(text)}`;
  expect(
    await json(fields('analytics.start(1680503760).end(1680676560).granularity(DAY).country_codes(["US", "BR"])')),
  ).toMatchObject({
    analytics: { granularity: 'DAY', country_codes: ['US', 'BR'], data_points: [{ start: 1680503760 }, {}] },
  });
  expect(await refused(fields('analytics.start(1).end(2)'), {})).toMatchObject({ code: 100 });
  expect(await refused(fields('analytics.granularity(DAY)'), {})).toMatchObject({ code: 100 });
});

test("the clock of the tests has moved from noon, the computer's has not counted", async () => {
  const { now } = (await call(used.graph, '/simulator/clock', { token: '' })).json as { now: string };
  expect(Date.parse(now)).toBeGreaterThan(noon);
});
