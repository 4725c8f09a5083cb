import type { TemplateButton, TemplateComponent, TemplateSeed } from './seed.ts';

const body = (text: string): TemplateComponent => ({ type: 'BODY', text });
const header = (format: string): TemplateComponent => ({ type: 'HEADER', format });
const buttons = (...list: readonly TemplateButton[]): TemplateComponent => ({ type: 'BUTTONS', buttons: list });
const card = (...components: readonly TemplateComponent[]) => ({ components });

/** An approved template of every kind, so that every kind can be sent at once. */
const kinds: readonly Pick<TemplateSeed, 'name' | 'category' | 'components' | 'parameter_format'>[] = [
  {
    name: 'one_time_password',
    category: 'AUTHENTICATION',
    components: [
      { ...body('*{{1}}* is your verification code.'), add_security_recommendation: false },
      buttons({ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' }),
    ],
  },
  {
    name: 'order_delivery_update',
    category: 'UTILITY',
    components: [header('LOCATION'), body('Good news, {{1}}! Your order {{2}} is on its way to the place above.')],
  },
  {
    name: 'order_confirmation',
    category: 'UTILITY',
    components: [
      header('DOCUMENT'),
      body('Thank you, {{1}}! The number of your order is {{2}}; the receipt is above.'),
    ],
  },
  { name: 'how_we_bake', category: 'MARKETING', components: [header('VIDEO'), body('See how we bake, {{1}}!')] },
  {
    name: 'order_ready_named',
    category: 'UTILITY',
    parameter_format: 'NAMED',
    components: [body('Hi {{first_name}}, your order {{order_number}} is ready.')],
  },
  {
    name: 'intro_catalog_offer',
    category: 'MARKETING',
    components: [
      body('Get {{1}} off all orders above {{2}}, on your first {{3}} orders.'),
      buttons({ type: 'CATALOG', text: 'View catalog' }),
    ],
  },
  {
    name: 'abandoned_cart',
    category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Forget something, {{1}}?' },
      body('Use code {{1}} to get 10% off all that is in your cart.'),
      buttons({ type: 'MPM', text: 'View items' }),
    ],
  },
  {
    name: 'one_product',
    category: 'MARKETING',
    components: [header('PRODUCT'), body('For you, {{1}}:'), buttons({ type: 'SPM', text: 'View' })],
  },
  {
    name: 'coupon',
    category: 'MARKETING',
    components: [body('Use {{1}} to get {{2}} off.'), buttons({ type: 'COPY_CODE', example: '25OFF' })],
  },
  {
    name: 'limited_time_offer',
    category: 'MARKETING',
    components: [
      { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon!', has_expiration: true } },
      body('Good news, {{1}}! Use code {{2}}.'),
      buttons(
        { type: 'COPY_CODE', example: 'BREAD10' },
        { type: 'URL', text: 'Order', url: 'https://example.com/order' },
      ),
    ],
  },
  {
    name: 'bread_of_the_week',
    category: 'MARKETING',
    components: [
      body('Fresh for you, {{1}}:'),
      {
        type: 'CAROUSEL',
        cards: ['Rye', 'Wheat'].map((bread) =>
          card(header('IMAGE'), body(`${bread}, baked this morning.`), buttons({ type: 'QUICK_REPLY', text: 'More' })),
        ),
      },
    ],
  },
  {
    name: 'products_of_the_week',
    category: 'MARKETING',
    components: [
      body('Fresh for you, {{1}}:'),
      { type: 'CAROUSEL', cards: [1, 2].map(() => card(header('PRODUCT'), buttons({ type: 'SPM', text: 'View' }))) },
    ],
  },
  {
    name: 'may_we_call',
    category: 'UTILITY',
    components: [body('Hi {{1}}, may we call you about your order?'), { type: 'CALL_PERMISSION_REQUEST' }],
  },
  {
    name: 'order_to_pay',
    category: 'UTILITY',
    components: [
      body('Hi {{1}}, your order is ready to be paid.'),
      buttons({ type: 'ORDER_DETAILS', text: 'Review and pay' }),
    ],
  },
  { name: 'order_progress', category: 'UTILITY', components: [body('Hi {{1}}, your order has moved on.')] },
  {
    name: 'order_form',
    category: 'UTILITY',
    components: [
      body('Order for tomorrow in a minute.'),
      buttons({
        type: 'FLOW',
        text: 'Order',
        flow_id: '600000000000101',
        navigate_screen: 'WELCOME',
        flow_action: 'navigate',
      }),
    ],
  },
  { name: 'weekend_offer', category: 'MARKETING', components: [body('Two loaves for one, all weekend.')] },
];

export const templatesOfEveryKind: readonly TemplateSeed[] = kinds.map((template, place) => ({
  id: `5000000000002${String(place + 1).padStart(2, '0')}`,
  language: 'en_US',
  status: 'APPROVED',
  ...template,
}));
