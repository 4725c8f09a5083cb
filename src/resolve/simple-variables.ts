import type { Chance } from './chance.ts';

/** Makers of dynamic variables by their names, `$` included. */
export type Generators = Readonly<Record<string, () => string>>;

const second = 1000;
const day = 24 * 60 * 60 * second;
const lowerCaseAlphanumeric = '0123456789abcdefghijklmnopqrstuvwxyz';
const alphanumeric = `${lowerCaseAlphanumeric}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
const hexadecimal = '0123456789abcdef';
const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** The dynamic variables made of time, digits and short lists alone, which need no faker. */
export function simpleVariables(chance: Chance): Generators {
  return { ...basics(chance), ...times(chance), ...numbers(chance), ...network(chance), ...images(chance) };
}

function basics({ now, integer, uuid }: Chance): Generators {
  return {
    $guid: uuid,
    $randomUUID: uuid,
    $timestamp: () => String(Math.round(now() / second)),
    $isoTimestamp: () => new Date(now()).toISOString(),
    $randomInt: () => String(integer(0, 1000)),
  };
}

/** Dates read as JavaScript prints them, in the local time zone, as they do in Postman. */
function times({ now, integer, pick }: Chance): Generators {
  return {
    $randomDatePast: () => String(new Date(now() - integer(second, 365 * day))),
    $randomDateFuture: () => String(new Date(now() + integer(second, 365 * day))),
    $randomDateRecent: () => String(new Date(now() - integer(second, day))),
    $randomMonth: () => pick(months),
    $randomWeekday: () => pick(weekdays),
  };
}

function numbers({ integer, pick, characters, digits }: Chance): Generators {
  return {
    $randomAlphaNumeric: () => pick(lowerCaseAlphanumeric),
    $randomBoolean: () => pick(['true', 'false']),
    $randomSemver: () => digits('#.#.#'),
    $randomPhoneNumber: () => digits('###-###-####'),
    $randomPhoneNumberExt: () => digits(`${integer(1, 99)}-###-###-####`),
    $randomLatitude: () => (integer(-90_0000, 90_0000) / 10_000).toFixed(4),
    $randomLongitude: () => (integer(-180_0000, 180_0000) / 10_000).toFixed(4),
    $randomBankAccount: () => digits('########'),
    $randomCreditCardMask: () => digits('####'),
    $randomPrice: () => (integer(0, 1000_00) / 100).toFixed(2),
    $randomBitcoin: () => pick('13') + characters(integer(24, 33), base58),
    $randomPassword: () => characters(15, `${alphanumeric}_`),
  };
}

function network({ integer, pick, characters }: Chance): Generators {
  const groups = (count: number, separator: string, group: () => string) =>
    Array.from({ length: count }, group).join(separator);
  return {
    $randomIP: () => groups(4, '.', () => String(integer(0, 255))),
    $randomIPV6: () => groups(8, ':', () => characters(4, hexadecimal)),
    $randomMACAddress: () => groups(6, ':', () => characters(2, hexadecimal)),
    $randomHexColor: () => `#${characters(6, hexadecimal)}`,
    $randomProtocol: () => pick(['http', 'https']),
    $randomCommonFileType: () => pick(['video', 'audio', 'image', 'text', 'application']),
  };
}

/** The addresses are Postman's, placeholders of services that may not answer. */
function images({ integer, pick }: Chance): Generators {
  const kinds = 'Abstract Animals Business Cats City Food Nightlife Fashion People Nature Sports Transport'.split(' ');
  const placeholder = 'http://placeimg.com/640/480';
  const byKind = kinds.map((kind) => [`$random${kind}Image`, () => `${placeholder}/${kind.toLowerCase()}`]);
  const avatars = [
    () => `https://avatars.githubusercontent.com/u/${integer(0, 100_000_000)}`,
    () =>
      `https://cloudflare-ipfs.com/ipfs/Qmd3W5DuhgHirLHGVixi6V76LhCkZUz6pnFt5AJBiyvHye/avatar/${integer(0, 1249)}.jpg`,
  ];
  return {
    ...Object.fromEntries(byKind),
    $randomImageUrl: () => placeholder,
    $randomAvatarImage: () => pick(avatars)(),
    $randomImageDataUri: () => `data:image/svg+xml;charset=UTF-8,${encodeURIComponent(greyPicture)}`,
  };
}

const greyPicture =
  '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" baseProfile="full" width="640" height="480">' +
  '<rect width="100%" height="100%" fill="grey"/>' +
  '<text x="320" y="240" font-size="20" alignment-baseline="middle" text-anchor="middle" fill="white">640x480</text>' +
  '</svg>';
