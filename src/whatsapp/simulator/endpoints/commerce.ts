import type { Endpoints } from '../call.ts';
import { invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { PhoneNumberNode } from '../node.ts';
import { optionalBoolean } from '../parameters.ts';
import { askedFields, readPlain } from '../read-node.ts';
import { management } from './permissions.ts';

const settings = keep('commerce-settings', { is_cart_enabled: true, is_catalog_visible: true });
const known = ['is_cart_enabled', 'is_catalog_visible', 'id'];

/** Whether customers see the catalog and a cart. */
export const commerceEndpoints: Endpoints<PhoneNumberNode> = {
  'GET whatsapp_commerce_settings': {
    permissions: management,
    answer: ({ node, parameters, world }) => {
      const values = { ...settings.of(world, node.id), id: `43${node.id.slice(2)}` };
      return { data: [readPlain(values, askedFields(parameters), known, 'WhatsAppCommerceSettings')] };
    },
  },
  'POST whatsapp_commerce_settings': {
    permissions: management,
    answer: ({ node, parameters, world }) => {
      const cart = optionalBoolean(parameters, 'is_cart_enabled');
      const catalog = optionalBoolean(parameters, 'is_catalog_visible');
      if (cart === undefined && catalog === undefined) {
        throw invalidParameter('One of the parameters is_cart_enabled and is_catalog_visible is required.');
      }
      const before = settings.of(world, node.id);
      settings.put(world, node.id, {
        is_cart_enabled: cart ?? before.is_cart_enabled,
        is_catalog_visible: catalog ?? before.is_catalog_visible,
      });
      return { success: true };
    },
  },
};
