import { createPublicKey } from 'node:crypto';
import type { Endpoints } from '../call.ts';
import { cloudError } from '../error-codes.ts';
import { invalidInput, invalidParameter } from '../graph-error.ts';
import { keep } from '../kept.ts';
import type { PhoneNumberNode } from '../node.ts';
import { requiredText, requireMessagingProduct } from '../parameters.ts';
import { management, managementOrMessaging, messaging } from './permissions.ts';

const publicKey = keep<string | undefined>('public-key', undefined);
const smallestKey = 2048;

/** The key that Flows encrypt with, and messages whose payload is encrypted. */
export const encryptionEndpoints: Endpoints<PhoneNumberNode> = {
  'GET whatsapp_business_encryption': {
    permissions: managementOrMessaging,
    answer: ({ node, world }) => {
      const business_public_key = publicKey.of(world, node.id);
      if (business_public_key === undefined) return { data: [] };
      return { data: [{ business_public_key, business_public_key_signature_status: 'VALID' }] };
    },
  },
  'POST whatsapp_business_encryption': {
    permissions: managementOrMessaging,
    answer: ({ node, parameters, world }) => {
      publicKey.put(world, node.id, checkKey(requiredText(parameters, 'business_public_key')));
      return { success: true };
    },
  },
  'DELETE whatsapp_business_encryption': {
    permissions: management,
    answer: ({ node, world }) => {
      publicKey.put(world, node.id, undefined);
      return { success: true };
    },
  },
  'POST messages_encrypted': {
    permissions: messaging,
    answer: ({ node, parameters, world }) => {
      requireMessagingProduct(parameters);
      const contents = requiredText(parameters, 'encrypted_contents');
      if (!/^[\w-]+(\.[\w-]*){1,4}\.*$/.test(contents))
        throw invalidParameter('Param encrypted_contents must be a JWE in compact form');
      if (!node.isRegistered)
        throw cloudError(133010, 'The account is not registered: register the phone number first');
      return {
        encrypted_contents: `eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhDQkMtSFMyNTYifQ.${world.chance.text('jwe', 32)}`,
      };
    },
  },
};

/** An RSA key of at least 2048 bits in PEM form; line breaks may come as `\n`, as forms carry them. */
function checkKey(text: string): string {
  const pem = text.replaceAll('\\n', '\n');
  try {
    const { modulusLength = 0 } = createPublicKey(pem).asymmetricKeyDetails ?? {};
    if (modulusLength >= smallestKey) return pem;
  } catch {
    // Told below, as any other key that cannot be used.
  }
  throw invalidInput(
    2655061,
    'Invalid public key',
    `The public key must be an RSA key of ${smallestKey} bits in PEM format.`,
  );
}
