import type { PayloadExample } from './payload-example.ts';

function change(field: string, value: Readonly<Record<string, unknown>>): PayloadExample {
  return { field, value };
}

const template = {
  message_template_id: 500000000000104,
  message_template_name: 'order_on_its_way',
  message_template_language: 'en_US',
};

/** What happens to accounts, numbers, templates, flows and solutions. */
export const accountExamples: Readonly<Record<string, PayloadExample>> = {
  'account-alerts': change('account_alerts', {
    entity_type: 'BUSINESS',
    entity_id: '200000000000001',
    alert_info: {
      alert_severity: 'INFORMATIONAL',
      alert_status: 'ACTIVE',
      alert_type: 'INCREASED_CAPABILITIES_ELIGIBILITY_NEED_MORE_INFO',
      alert_description: 'More is needed',
    },
  }),
  'account-review-update': change('account_review_update', { decision: 'APPROVED' }),
  'account-update-verified': change('account_update', { phone_number: '16505550102', event: 'VERIFIED_ACCOUNT' }),
  'account-update-disabled': change('account_update', {
    event: 'DISABLED_UPDATE',
    ban_info: { waba_ban_state: 'SCHEDULE_FOR_DISABLE', waba_ban_date: 'January 31, 2027' },
  }),
  'account-update-violation': change('account_update', {
    event: 'ACCOUNT_VIOLATION',
    violation_info: { violation_type: 'ADULT' },
  }),
  'account-update-partner-added': change('account_update', {
    event: 'PARTNER_ADDED',
    waba_info: { waba_id: '300000000000001', owner_business_id: '200000000000001' },
  }),
  'business-capability-update': change('business_capability_update', {
    max_daily_conversations_per_business: 2000,
    max_phone_numbers_per_waba: 25,
  }),
  'business-status-update': change('business_status_update', {
    business_id: 200000000000001,
    event: 'COMPROMISED_NOTIFICATION',
  }),
  flows: change('flows', {
    event: 'FLOW_STATUS_CHANGE',
    message: 'Flow booking changed status from DRAFT to PUBLISHED',
    flow_id: '600000000000101',
    old_status: 'DRAFT',
    new_status: 'PUBLISHED',
  }),
  'message-template-status-update': change('message_template_status_update', {
    event: 'APPROVED',
    ...template,
    reason: 'NONE',
    message_template_category: 'UTILITY',
  }),
  'message-template-status-update-rejected': change('message_template_status_update', {
    event: 'REJECTED',
    ...template,
    reason: 'INVALID_FORMAT',
    message_template_category: 'UTILITY',
  }),
  'message-template-quality-update': change('message_template_quality_update', {
    previous_quality_score: 'GREEN',
    new_quality_score: 'YELLOW',
    ...template,
  }),
  'message-template-components-update': change('message_template_components_update', {
    ...template,
    message_template_element: 'Hi {{1}}',
  }),
  'template-category-update': change('template_category_update', {
    ...template,
    previous_category: 'UTILITY',
    new_category: 'MARKETING',
  }),
  'template-correct-category-detection': change('template_correct_category_detection', {
    ...template,
    category: 'UTILITY',
    correct_category: 'MARKETING',
  }),
  'partner-solutions': change('partner_solutions', {
    event: 'SOLUTION_CREATED',
    solution_id: '700000000000101',
    solution_status: 'INITIATED',
  }),
  'payment-configuration-update': change('payment_configuration_update', {
    configuration_name: 'bakery',
    provider_name: 'razorpay',
    status: 'Active',
    created_timestamp: 1768478400,
    updated_timestamp: 1768478400,
  }),
  'phone-number-name-update': change('phone_number_name_update', {
    display_phone_number: '16505550102',
    decision: 'APPROVED',
    requested_verified_name: 'Sunny Side Bakery',
    rejection_reason: null,
  }),
  'phone-number-quality-update': change('phone_number_quality_update', {
    display_phone_number: '16505550102',
    event: 'FLAGGED',
    current_limit: 'TIER_10K',
  }),
  security: change('security', {
    display_phone_number: '16505550102',
    event: 'PIN_CHANGED',
    requester: '110000000000001',
  }),
  'business-username-update': change('business_username_update', {
    display_phone_number: '16505550102',
    username: 'sunny_side',
    status: 'approved',
  }),
};
