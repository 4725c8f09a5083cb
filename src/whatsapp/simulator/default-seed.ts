import { templatesOfEveryKind } from './default-templates.ts';
import type { Seed, TemplateSeed } from './seed.ts';

const management = 'whatsapp_business_management';
const messaging = 'whatsapp_business_messaging';
const everything = ['business_management', management, messaging, 'public_profile'];
const day = 24 * 60 * 60;

/** Whom the seeded numbers may write to; 555-01xx numbers belong to nobody. */
const recipient = '+16505550199';

const bakeryTemplates: readonly TemplateSeed[] = [
  {
    id: '500000000000101',
    name: 'hello_world',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
      { type: 'BODY', text: 'Welcome! Receiving this message means that your set-up works.' },
      { type: 'FOOTER', text: 'Sunny Side Bakery' },
    ],
  },
  {
    id: '500000000000102',
    name: 'sample_shipping_confirmation',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Your package is on its way. It will arrive in {{1}} business days.' }],
  },
  {
    id: '500000000000103',
    name: 'sample_issue_resolution',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'BODY', text: 'Hi {{1}}, were we able to solve your issue?' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Yes' },
          { type: 'QUICK_REPLY', text: 'No' },
        ],
      },
    ],
  },
  {
    id: '500000000000104',
    name: 'order_on_its_way',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Good news, {{1}}! Your order of {{2}} arrives on {{3}}.' }],
  },
  {
    id: '500000000000105',
    name: 'order_with_picture',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Good news, {{1}}! Your order of {{2}} arrives on {{3}}.' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Fine' },
          { type: 'QUICK_REPLY', text: 'Call me' },
        ],
      },
    ],
  },
  {
    id: '500000000000106',
    name: 'spring_offer',
    language: 'en_US',
    status: 'PAUSED',
    category: 'MARKETING',
    components: [{ type: 'BODY', text: 'Two loaves for one, only today.' }],
  },
  {
    id: '500000000000107',
    name: 'summer_offer',
    language: 'en_US',
    status: 'PENDING',
    category: 'MARKETING',
    components: [{ type: 'BODY', text: 'Ice cream for {{1}}, all week.' }],
  },
];

/** A bakery with one account and two numbers, its agency, and a token of every kind a developer meets. */
export const defaultSeed: Seed = {
  name: 'postino',
  apps: [
    {
      id: '100000000000001',
      name: 'Sunny Side Notifier',
      link: 'https://example.com/',
      solutions: [
        { id: '700000000000101', name: 'Bakery and Agency', status: 'ACTIVE' },
        {
          id: '700000000000102',
          name: 'Bakery and Newcomer',
          status: 'INITIATED',
          status_for_pending_request: 'PENDING_ACTIVATION',
        },
      ],
    },
  ],
  users: [
    {
      id: '110000000000001',
      name: 'Sunny Side System User',
      type: 'SYSTEM_USER',
      businesses: ['200000000000001'],
      assigned_accounts: ['300000000000001'],
    },
    { id: '110000000000002', name: 'Ada Developer', type: 'USER', businesses: ['200000000000001'] },
    { id: '110000000000003', name: 'Agency System User', type: 'SYSTEM_USER', businesses: ['200000000000002'] },
    { id: '110000000000004', name: 'Newcomer', type: 'USER', businesses: ['200000000000003'] },
    {
      id: '110000000000005',
      name: 'Quiet System User',
      type: 'SYSTEM_USER',
      assigned_accounts: ['300000000000004'],
    },
    {
      id: '110000000000006',
      name: 'Marketing Colleague',
      type: 'USER',
      assigned_accounts: ['300000000000001'],
      is_developer: false,
    },
  ],
  businesses: [
    {
      id: '200000000000001',
      name: 'Sunny Side Bakery',
      timezone_id: 1,
      verification_status: 'verified',
      credit_lines: [
        {
          id: '800000000000101',
          legal_entity_name: 'Sunny Side Bakery',
          allocations: [{ id: '800000000000201', receiving_business: '200000000000002' }],
        },
      ],
      preverified_numbers: [
        { id: '450000000000101', display_phone_number: '+1 650-555-0105' },
        { id: '450000000000102', display_phone_number: '+1 650-555-0106', verification_status: 'NOT_VERIFIED' },
      ],
      datasets: ['894000000000101'],
    },
    { id: '200000000000002', name: 'Corner Street Agency', timezone_id: 1, verification_status: 'verified' },
    { id: '200000000000003', name: 'Brand New Business', timezone_id: 1, verification_status: 'not_verified' },
    { id: '200000000000004', name: 'Quiet Business', timezone_id: 1, verification_status: 'verified' },
  ],
  accounts: [
    {
      id: '300000000000001',
      name: 'Sunny Side Bakery',
      owner: '200000000000001',
      shared_with: ['200000000000002'],
      phone_numbers: [
        {
          id: '400000000000101',
          display_phone_number: '+1 650-555-0101',
          verified_name: 'Sunny Side Bakery Orders',
          status: 'PENDING',
          code_verification_status: 'NOT_VERIFIED',
          fields: { quality_rating: 'UNKNOWN', name_status: 'PENDING_REVIEW' },
        },
        {
          id: '400000000000102',
          display_phone_number: '+1 650-555-0102',
          verified_name: 'Sunny Side Bakery',
          account_mode: 'SANDBOX',
          allowed_recipients: [recipient],
          received_from: [recipient],
          profile: {
            about: 'Fresh every morning',
            address: '1 Example Street',
            description: 'Bread and cakes',
            email: 'hello@example.com',
            websites: ['https://example.com/'],
            vertical: 'GROCERY',
          },
          qr_codes: [{ code: 'SUNNYSIDEQR001', prefilled_message: 'What is fresh today?' }],
          groups: [
            {
              id: '900000000000401',
              subject: 'Tasting',
              participants: [recipient],
              join_requests: ['+16505550198', '+16505550197'],
            },
          ],
        },
      ],
      message_templates: [...bakeryTemplates, ...templatesOfEveryKind],
      flows: [
        { id: '600000000000101', name: 'booking', status: 'PUBLISHED', categories: ['APPOINTMENT_BOOKING'] },
        { id: '600000000000102', name: 'feedback', status: 'DRAFT', categories: ['SURVEY'] },
      ],
      payment_configurations: [
        { configuration_name: 'bakery', provider_name: 'razorpay', merchant_category_code: '5462', purpose_code: '00' },
      ],
    },
    {
      id: '300000000000002',
      name: 'Corner Street Agency',
      owner: '200000000000002',
      phone_numbers: [
        { id: '400000000000201', display_phone_number: '+1 650-555-0103', verified_name: 'Corner Street Agency' },
        { id: '400000000000202', display_phone_number: '+1 650-555-0104', verified_name: 'Corner Street Support' },
      ],
    },
    { id: '300000000000003', name: 'Corner Street Events', owner: '200000000000002' },
    { id: '300000000000004', name: 'Account Without Numbers', owner: '200000000000004' },
  ],
  tokens: [
    { name: 'system-user', app: '100000000000001', user: '110000000000001', scopes: everything },
    {
      name: 'system-user-with-targets',
      app: '100000000000001',
      user: '110000000000001',
      scopes: [management, messaging, 'public_profile'],
      target_accounts: ['300000000000001'],
    },
    { name: 'user', app: '100000000000001', user: '110000000000002', scopes: everything, expires_in: day },
    { name: 'expired', app: '100000000000001', user: '110000000000002', scopes: everything, expires_in: -day },
    {
      name: 'invalidated',
      app: '100000000000001',
      user: '110000000000002',
      scopes: everything,
      invalid_subcode: 460,
    },
    {
      name: 'without-management',
      app: '100000000000001',
      user: '110000000000001',
      scopes: [messaging, 'public_profile'],
    },
    {
      name: 'without-messaging',
      app: '100000000000001',
      user: '110000000000001',
      scopes: ['business_management', management, 'public_profile'],
    },
    {
      name: 'without-business-management',
      app: '100000000000001',
      user: '110000000000001',
      scopes: [management, messaging, 'public_profile'],
    },
    { name: 'not-a-developer', app: '100000000000001', user: '110000000000006', scopes: everything },
    { name: 'several-accounts', app: '100000000000001', user: '110000000000003', scopes: everything },
    { name: 'no-account', app: '100000000000001', user: '110000000000004', scopes: everything },
    { name: 'no-phone-number', app: '100000000000001', user: '110000000000005', scopes: everything },
  ],
};
