import type { Endpoints } from '../call.ts';
import { cloudError, invalidParameter } from '../graph-error.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { PhoneNumberNode } from '../node.ts';
import { type Parameters, requiredText, requireMessagingProduct } from '../parameters.ts';
import { readable } from './node.ts';
import { management, managementOrMessaging, messaging } from './permissions.ts';

/** The code that "arrives" by text message or call. */
export const verificationCode = '123456';

/** What a business phone number answers. */
export const phoneNumberEndpoints: Endpoints<PhoneNumberNode> = {
  GET: readable(managementOrMessaging),
  'POST messages': { permissions: messaging, answer: sendMessage },
  'PUT messages': { permissions: messaging, answer: sendMessage },
  POST: {
    permissions: management,
    answer: ({ node, parameters, world }) => {
      world.put({ ...node, pin: pinOf(parameters), values: { ...node.values, is_pin_enabled: true } });
      return { success: true };
    },
  },
  'POST register': {
    permissions: managementOrMessaging,
    answer: ({ node, parameters, world }) => {
      requireMessagingProduct(parameters);
      const pin = pinOf(parameters);
      if (node.pin !== undefined && node.pin !== pin)
        throw cloudError(133005, 'The two-step verification PIN is wrong');
      world.put({
        ...node,
        pin,
        isRegistered: true,
        values: { ...node.values, status: 'CONNECTED', is_pin_enabled: true },
      });
      return { success: true };
    },
  },
  'POST request_code': {
    permissions: management,
    answer: ({ parameters }) => {
      const method = requiredText(parameters, 'code_method');
      if (!['SMS', 'VOICE'].includes(method)) {
        throw invalidParameter(`Param code_method must be one of {SMS, VOICE} - got "${method}".`);
      }
      requiredText(parameters, parameters.has('locale') ? 'locale' : 'language');
      return { success: true };
    },
  },
  'POST verify_code': {
    permissions: management,
    answer: ({ node, parameters, world }) => {
      const code = requiredText(parameters, 'code').replaceAll('-', '');
      if (code !== verificationCode) throw cloudError(131009, 'The code is not the one that was sent to the number');
      world.put({ ...node, values: { ...node.values, code_verification_status: 'VERIFIED' } });
      return { success: true };
    },
  },
};

function pinOf(parameters: Parameters): string {
  const pin = requiredText(parameters, 'pin');
  if (!/^\d{6}$/.test(pin)) throw invalidParameter('Param pin must be 6 digits');
  return pin;
}
