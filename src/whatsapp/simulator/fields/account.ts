import type { AccountNode } from '../node.ts';
import type { NodeType } from '../node-type.ts';
import { callAnalytics, conversationAnalytics, messageAnalytics, pricingAnalytics } from './analytics.ts';
import { accountHealth } from './health.ts';

export const accountType: NodeType<AccountNode> = {
  title: 'WhatsAppBusinessAccount',
  defaults: ['id', 'name', 'currency', 'timezone_id', 'message_template_namespace'],
  others: [
    'account_review_status',
    'auth_international_rate_eligibility',
    'business_verification_status',
    'country',
    'is_enabled_for_insights',
    'linked_commerce_account',
    'marketing_messages_lite_api_status',
    'marketing_messages_onboarding_status',
    'on_behalf_of_business_info',
    'ownership_type',
    'primary_business_location',
    'primary_funding_id',
    'purchase_order_number',
    'status',
    'whatsapp_business_manager_messaging_limit',
  ],
  links: {
    owner_business: ({ owner }, world) => world.find(owner),
    owner_business_info: ({ owner }, world) => world.find(owner),
    phone_numbers: ({ id }, world) => world.all('phone-number').filter(({ account }) => account === id),
    message_templates: ({ id }, world) => world.all('template').filter(({ account }) => account === id),
    flows: ({ id }, world) => world.all('flow').filter(({ account }) => account === id),
    schedules: ({ id }, world) => world.all('schedule').filter(({ account }) => account === id),
  },
  computed: {
    analytics: messageAnalytics,
    conversation_analytics: conversationAnalytics,
    pricing_analytics: pricingAnalytics,
    call_analytics: callAnalytics,
    health_status: (node, _, { world, session }) => accountHealth(node, session.token.app, world),
  },
};
