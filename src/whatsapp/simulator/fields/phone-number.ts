import type { PhoneNumberNode } from '../node.ts';
import type { NodeType } from '../node-type.ts';
import { companionId } from '../planting.ts';
import { automation } from '../settings/automation.ts';
import { callbacksOf } from '../webhooks/callbacks.ts';
import { phoneNumberHealth } from './health.ts';

export const phoneNumberType: NodeType<PhoneNumberNode> = {
  title: 'WhatsAppBusinessPhoneNumber',
  defaults: [
    'verified_name',
    'code_verification_status',
    'display_phone_number',
    'quality_rating',
    'platform_type',
    'throughput',
    'webhook_configuration',
    'last_onboarded_time',
    'id',
  ],
  others: [
    'account_mode',
    'certificate',
    'country_code',
    'country_dial_code',
    'eligibility_for_api_business_global_search',
    'host_platform',
    'is_official_business_account',
    'is_on_biz_app',
    'is_pin_enabled',
    'is_preverified_number',
    'messaging_limit_tier',
    'name_status',
    'new_certificate',
    'new_display_name',
    'new_name_status',
    'official_business_account',
    'quality_score',
    'search_visibility',
    'status',
    'unified_cert_status',
    'username',
    'whatsapp_business_manager_messaging_limit',
  ],
  links: {},
  computed: {
    webhook_configuration: (node, _, { world, session }) => callbacksOf(node, session.token.app, world),
    conversational_automation: ({ id }, _, { world }) => ({
      ...automation.of(world, id),
      id: companionId('42', id),
    }),
    health_status: (node, _, { world, session }) => phoneNumberHealth(node, session.token.app, world),
  },
};
