import type { Endpoints } from '../call.ts';
import { sendMarketingMessage, sendMessage } from '../messages/send-message.ts';
import type { PhoneNumberNode } from '../node.ts';
import { automationEndpoints } from './automation.ts';
import { blockUserEndpoints } from './block-users.ts';
import { businessProfileEndpoints } from './business-profile.ts';
import { callEndpoints } from './calls.ts';
import { commerceEndpoints } from './commerce.ts';
import { complianceEndpoints } from './compliance.ts';
import { encryptionEndpoints } from './encryption.ts';
import { phoneNumberGroupEndpoints } from './groups.ts';
import { mediaUploadEndpoints } from './media.ts';
import { messageHistoryEndpoints } from './message-history.ts';
import { readable } from './node.ts';
import { officialAccountEndpoints } from './official-account.ts';
import { managementOrMessaging, messaging } from './permissions.ts';
import { qrCodeEndpoints } from './qr-codes.ts';
import { registrationEndpoints } from './registration.ts';
import { settingsEndpoints } from './settings.ts';
import { usernameEndpoints } from './username.ts';

/** What a business phone number answers. */
export const phoneNumberEndpoints: Endpoints<PhoneNumberNode> = {
  GET: readable(managementOrMessaging),
  'POST messages': { permissions: messaging, answer: sendMessage },
  'PUT messages': { permissions: messaging, answer: sendMessage },
  'POST marketing_messages': { permissions: messaging, answer: sendMarketingMessage },
  ...registrationEndpoints,
  ...mediaUploadEndpoints,
  ...qrCodeEndpoints,
  ...blockUserEndpoints,
  ...businessProfileEndpoints,
  ...commerceEndpoints,
  ...complianceEndpoints,
  ...encryptionEndpoints,
  ...settingsEndpoints,
  ...callEndpoints,
  ...phoneNumberGroupEndpoints,
  ...automationEndpoints,
  ...usernameEndpoints,
  ...officialAccountEndpoints,
  ...messageHistoryEndpoints,
};
