import type { Call, Endpoints } from '../call.ts';
import { cloudError } from '../error-codes.ts';
import { invalidParameter } from '../graph-error.ts';
import type { PhoneNumberNode, ProfileNode, Values } from '../node.ts';
import { optionalList, optionalText, type Parameters, requireMessagingProduct } from '../parameters.ts';
import { companionId } from '../planting.ts';
import { askedFields, readPlain } from '../read-node.ts';
import { businessProfile } from '../settings/business-profile.ts';
import { readable } from './node.ts';
import { management, managementOrMessaging } from './permissions.ts';
import { fileOfHandle } from './uploads.ts';

const known = [
  'about',
  'address',
  'description',
  'email',
  'profile_picture_url',
  'websites',
  'vertical',
  'messaging_product',
  'id',
];

export const businessProfileEndpoints: Endpoints<PhoneNumberNode> = {
  'GET whatsapp_business_profile': {
    permissions: managementOrMessaging,
    answer: ({ node, parameters, world }) => {
      const values = { ...businessProfile.of(world, node.id), messaging_product: 'whatsapp' };
      const told = readPlain(values, askedFields(parameters), known, 'WhatsAppBusinessProfile');
      return { data: [{ ...told, messaging_product: 'whatsapp', id: companionId('41', node.id) }] };
    },
  },
  'POST whatsapp_business_profile': {
    permissions: managementOrMessaging,
    answer: (call) => {
      update(call.node.id, call);
      return { success: true };
    },
  },
};

/** The same profile as a node of its own. */
export const profileNodeEndpoints: Endpoints<ProfileNode> = {
  GET: readable(managementOrMessaging),
  POST: {
    permissions: management,
    answer: (call) => {
      update(call.node.phoneNumber, call);
      return { id: call.node.id, success: true };
    },
  },
};

const longest: Readonly<Record<string, number>> = {
  about: 139,
  address: 256,
  description: 512,
  email: 128,
  account_name: 100,
};
const mostWebsites = 2;
const longestWebsite = 256;

export const verticals = [
  ...['UNDEFINED', 'OTHER', 'AUTO', 'BEAUTY', 'APPAREL', 'EDU', 'ENTERTAIN', 'EVENT_PLAN', 'FINANCE', 'GROCERY'],
  ...['GOVT', 'HOTEL', 'HEALTH', 'NONPROFIT', 'PROF_SERVICES', 'RETAIL', 'TRAVEL', 'RESTAURANT', 'NOT_A_BIZ'],
  ...['ALCOHOL', 'ONLINE_GAMBLING', 'PHYSICAL_GAMBLING', 'OTC_DRUGS'],
];

function update(phoneNumber: string, call: Pick<Call, 'parameters' | 'incoming' | 'world'>): void {
  const { parameters, world } = call;
  requireMessagingProduct(parameters);
  businessProfile.put(world, phoneNumber, {
    ...businessProfile.of(world, phoneNumber),
    ...textsIn(parameters),
    ...verticalIn(parameters),
    ...websitesIn(parameters),
    ...pictureIn(phoneNumber, call),
  });
}

function textsIn(parameters: Parameters): Values {
  const texts: Record<string, string> = {};
  for (const [name, most] of Object.entries(longest)) {
    const text = optionalText(parameters, name);
    if (text === undefined) continue;
    if (text.length > most) throw invalidParameter(`Param ${name} must be at most ${most} characters long.`);
    if (name === 'about' && text === '') throw invalidParameter('Param about cannot be empty');
    if (name === 'email' && text !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) {
      throw invalidParameter(`Param email must be a valid email address - got "${text}".`);
    }
    texts[name] = text;
  }
  return texts;
}

function verticalIn(parameters: Parameters): Values {
  const vertical = optionalText(parameters, 'vertical');
  if (vertical === undefined || vertical === '') return {};
  if (verticals.includes(vertical)) return { vertical };
  throw invalidParameter(`Param vertical must be one of {${verticals.join(', ')}} - got "${vertical}".`);
}

function websitesIn(parameters: Parameters): Values {
  const websites = optionalList(parameters, 'websites')?.map(String);
  if (websites === undefined) return {};
  if (websites.length > mostWebsites)
    throw invalidParameter(`Param websites must have at most ${mostWebsites} entries`);
  const wrong = websites.find((site) => !/^https?:\/\/\S+$/.test(site) || site.length > longestWebsite);
  if (wrong !== undefined) throw invalidParameter(`Param websites must hold http or https URLs - got "${wrong}".`);
  return { websites };
}

function pictureIn(
  phoneNumber: string,
  { parameters, incoming, world }: Pick<Call, 'parameters' | 'incoming' | 'world'>,
): Values {
  const handle = optionalText(parameters, 'profile_picture_handle') ?? '';
  if (handle === '') return {};
  const file = fileOfHandle(handle, world);
  if (file === undefined) throw cloudError(131009, 'Param profile_picture_handle is not the handle of an upload');
  const name = `picture-${phoneNumber}`;
  world.files.set(name, file);
  return { profile_picture_url: `${incoming.url.origin}/files/${name}` };
}
