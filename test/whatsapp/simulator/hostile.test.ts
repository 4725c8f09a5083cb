import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Simulator, simulate } from '../../../src/whatsapp/simulator/simulate.ts';
import { call, noon } from '../graph.ts';

const source = 'src/whatsapp/simulator';

/** Every name that the simulator reads as a parameter or as a part of one, so that none is forgotten. */
const names = [
  ...new Set(
    readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(join(source, name), 'utf8').matchAll(/[(\s[]'([a-z][a-z_]{1,40})'[\],)]/g)])
      .map(([, name = '']) => name)
      .filter((name) => name !== 'access_token'),
  ),
];

const values: readonly unknown[] = [
  'text',
  '',
  '{"a":1}',
  '[]',
  7,
  -1e300,
  true,
  null,
  {},
  [],
  [null],
  [['x']],
  { type: 'text', text: {} },
  [{ type: 'BODY', text: 'x' }, { type: 7 }],
  '__proto__',
];

/** One node of each kind; those that come to be while calls are made have none. */
const nodes: Readonly<Record<string, string>> = {
  app: '100000000000001',
  user: '110000000000001',
  business: '200000000000001',
  account: '300000000000001',
  'phone-number': '400000000000102',
  template: '500000000000101',
  flow: '600000000000102',
  group: '900000000000401',
  'business-profile': '410000000000102',
  bot: '420000000000102',
  'credit-line': '800000000000101',
  'credit-allocation': '800000000000201',
  dataset: '894000000000101',
  'preverified-number': '450000000000101',
  solution: '700000000000101',
};

interface Endpoint {
  readonly node: string;
  readonly endpoint: string;
}

async function endpointsOf(graph: Simulator): Promise<readonly Endpoint[]> {
  return ((await call(graph, '/simulator/endpoints', { token: '' })).json as { data: readonly Endpoint[] }).data;
}

test.each(values.map((value) => ({ value, shown: JSON.stringify(value) })))(
  'no endpoint fails when every parameter is $shown',
  async ({ value }) => {
    const graph = await simulate({ now: () => noon });
    const json = { ...Object.fromEntries(names.map((name) => [name, value])), messaging_product: 'whatsapp' };
    const failures: unknown[] = [];
    for (const { node, endpoint } of await endpointsOf(graph)) {
      const [method = '', edge = ''] = endpoint.split(' ');
      const path = ['', 'v25.0', nodes[node] ?? '', edge.replace('*', 'x')]
        .filter((part, place) => place < 2 || part !== '')
        .join('/');
      const query =
        typeof value === 'object'
          ? ''
          : `?${new URLSearchParams(Object.fromEntries(names.map((name) => [name, String(value)])))}`;
      const answer = await call(graph, method === 'GET' ? path + query : path, {
        method,
        ...(method === 'GET' ? {} : { json }),
      }).catch((error: unknown) => ({ status: 599, json: String(error) }));
      if (answer.status >= 500) failures.push({ endpoint: `${node} ${endpoint}`, answer: answer.json });
    }
    await graph.close();
    expect(failures).toEqual([]);
  },
);

test('no message fails the simulator, whatever stands in it', async () => {
  const graph = await simulate({ now: () => noon });
  const kinds = ['text', 'image', 'location', 'contacts', 'reaction', 'interactive', 'template', 'order_details'];
  const interactives = [
    'list',
    'button',
    'product_list',
    'flow',
    'cta_url',
    'carousel',
    'order_details',
    'order_status',
  ];
  const templates = [
    'hello_world',
    'bread_of_the_week',
    'limited_time_offer',
    'one_time_password',
    'order_with_picture',
  ];
  const contents = values.flatMap((value) => [
    ...kinds.map((type) => ({ type, [type]: value })),
    ...interactives.flatMap((type) => [
      { type: 'interactive', interactive: { type, body: value, action: value } },
      {
        type: 'interactive',
        interactive: {
          type,
          body: { text: 'x' },
          header: value,
          action: Object.fromEntries(names.map((name) => [name, value])),
        },
      },
    ]),
    ...templates.flatMap((name) => {
      const parts = ['header', 'body', 'button', 'carousel', 'limited_time_offer'];
      const components = parts.map((type) => ({ type, parameters: value, cards: value, index: value }));
      return [components, value].map((each) => ({
        type: 'template',
        template: { name, language: { code: 'en_US' }, components: each },
      }));
    }),
    { text: { body: 'x' }, context: value },
    { status: 'read', message_id: value, typing_indicator: value },
    { to: value, recipient: value, recipient_type: value, text: { body: 'x' } },
  ]);
  for (const content of contents) {
    const json = { messaging_product: 'whatsapp', to: '+16505550199', ...content };
    const { status } = await call(graph, '/v25.0/400000000000102/messages', { json });
    expect(status, JSON.stringify(content).slice(0, 300)).toBeLessThan(500);
  }
  await graph.close();
});

test('no template fails the simulator, whatever stands in it', async () => {
  const graph = await simulate({ now: () => noon });
  const types = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL', 'LIMITED_TIME_OFFER'];
  const body = { type: 'BODY', text: 'Fresh {{1}} bread', example: { body_text: [['x']] } };
  for (const value of values) {
    const parts = ['text', 'format', 'buttons', 'cards', 'example', 'limited_time_offer', 'code_expiration_minutes'];
    for (const type of types) {
      const whole = { type, ...Object.fromEntries(parts.map((part) => [part, value])) };
      const inner = {
        type,
        format: 'IMAGE',
        buttons: [value, { type: 'URL', text: value, url: value }],
        cards: [value, { components: value }, { components: [value] }],
      };
      for (const part of [whole, inner]) {
        const json = {
          name: 'hostile',
          language: 'en',
          category: 'MARKETING',
          components: type === 'BODY' ? [part] : [body, part],
        };
        const { status } = await call(graph, '/v25.0/300000000000001/message_templates', { json });
        expect(status, JSON.stringify(part)).toBeLessThan(500);
      }
    }
  }
  await graph.close();
});

test('the names were found', () => {
  expect(names.length).toBeGreaterThan(150);
});
