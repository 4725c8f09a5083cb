import { describe, expect, test } from 'vitest';
import { createDynamic } from '../../src/resolve/dynamic.ts';
import { substitute } from '../../src/resolve/substitute.ts';
import { dynamicNames, postman } from './oracle.ts';

const word = String.raw`[\w./'’-]+`;
const words = (count: string) => new RegExp(`^${word}( ${word})${count}$`);
const anyWords = words('*');
const date = /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat) [A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}:\d{2} GMT[+-]\d{4} \(.+\)$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const sentence = String.raw`[A-Z][a-z]*( [a-z]+)*\.`;
const name = "[A-Z][A-Za-z'-]*";
const byte = '(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])';
const fileName = String.raw`\w+(-\w+)*\.[\w-]+`;
const image = (kind: string) => new RegExp(`^http://placeimg\\.com/640/480/${kind}$`);

/** What each variable looks like, true of the oracle's values and of ours. */
const shapes: Readonly<Record<string, RegExp>> = {
  $guid: uuid,
  $timestamp: /^\d{10}$/,
  $isoTimestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  $randomInt: /^(1000|\d{1,3})$/,
  $randomPhoneNumber: /^\d{3}-\d{3}-\d{4}$/,
  $randomPhoneNumberExt: /^[1-9]\d?-\d{3}-\d{3}-\d{4}$/,
  $randomLocale: /^[a-z]{2,3}$/,
  $randomWords: /^\S+( \S+){1,4}$/,
  $randomFilePath: new RegExp(String.raw`^(/[\w+]+)+/${fileName}$`),
  $randomDirectoryPath: /^(\/[\w+]+)+$/,
  $randomCity: words('{0,3}'),
  $randomStreetName: new RegExp(`^${name} [A-Z][a-z]+$`),
  $randomStreetAddress: new RegExp(String.raw`^\d{3,5} ${name} [A-Z][a-z]+$`),
  $randomCountry: /^[A-Z][A-Za-z\d,.()'’& -]+$/,
  $randomCountryCode: /^[A-Z]{2}$/,
  $randomLatitude: /^-?([0-8]?\d\.\d{4}|90\.0000)$/,
  $randomLongitude: /^-?((1[0-7])?\d?\d\.\d{4}|180\.0000)$/,
  $randomColor: /^[a-z]+( [a-z]+)?$/,
  $randomDepartment: /^[A-Z][a-z]+$/,
  $randomProductName: words('{2,3}'),
  $randomProductAdjective: /^[A-Z][a-z]+$/,
  $randomProductMaterial: /^[A-Z][a-z]+$/,
  $randomProduct: /^[A-Z][a-z]+$/,
  $randomCompanyName: new RegExp(`^${name}( (Inc|LLC|Group|and Sons)| - ${name}|, ${name} and ${name})$`),
  $randomCompanySuffix: /^(Inc|LLC|Group|and Sons)$/,
  $randomCatchPhrase: words('{2,9}'),
  $randomBs: words('{2,4}'),
  $randomCatchPhraseAdjective: anyWords,
  $randomCatchPhraseDescriptor: anyWords,
  $randomCatchPhraseNoun: anyWords,
  $randomBsAdjective: anyWords,
  $randomBsBuzz: anyWords,
  $randomBsNoun: anyWords,
  $randomDatabaseColumn: /^[a-z]+(At|Id)?$/i,
  $randomDatabaseType: /^[a-z]+( [a-z]+)?$/,
  $randomDatabaseCollation: /^[a-z]+\d*(_[a-z]+)+$/,
  $randomDatabaseEngine: /^[A-Za-z]+$/,
  $randomDatePast: date,
  $randomDateFuture: date,
  $randomDateRecent: date,
  $randomMonth: /^(January|February|March|April|May|June|July|August|September|October|November|December)$/,
  $randomWeekday: /^(Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day$/,
  $randomBankAccount: /^\d{8}$/,
  $randomBankAccountName: /^[A-Z][a-z]+( [A-Z][a-z]+)? Account$/,
  $randomCreditCardMask: /^\d{4}$/,
  $randomPrice: /^(\d{1,3}\.\d\d|1000\.00)$/,
  $randomTransactionType: /^(deposit|withdrawal|payment|invoice)$/,
  $randomCurrencyCode: /^[A-Z]{3}$/,
  $randomCurrencyName: /^[\p{L}][\p{L}\d .,'’()&-]+$/u,
  $randomCurrencySymbol: /^.{1,5}$/u,
  $randomBitcoin: /^[13][1-9A-HJ-NP-Za-km-z]{24,33}$/,
  $randomBankAccountIban: /^[A-Z]{2}\d{2}[A-Z0-9]{10,28}$/,
  $randomBankAccountBic: /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/,
  $randomAbbreviation: /^[A-Z0-9]{2,5}$/,
  $randomAdjective: anyWords,
  $randomNoun: anyWords,
  $randomVerb: anyWords,
  $randomIngverb: /ing( up)?$/,
  $randomPhrase: /^[A-Za-z].+[!.]$/,
  $randomAvatarImage:
    /^https:\/\/(avatars\.githubusercontent\.com\/u\/\d+|cloudflare-ipfs\.com\/ipfs\/\w+\/avatar\/\d+\.jpg)$/,
  $randomImageUrl: /^http:\/\/placeimg\.com\/640\/480$/,
  $randomAbstractImage: image('abstract'),
  $randomAnimalsImage: image('animals'),
  $randomBusinessImage: image('business'),
  $randomCatsImage: image('cats'),
  $randomCityImage: image('city'),
  $randomFoodImage: image('food'),
  $randomNightlifeImage: image('nightlife'),
  $randomFashionImage: image('fashion'),
  $randomPeopleImage: image('people'),
  $randomNatureImage: image('nature'),
  $randomSportsImage: image('sports'),
  $randomTransportImage: image('transport'),
  $randomImageDataUri: /^data:image\/svg\+xml;charset=UTF-8,%3Csvg%20[\w%.()'-]+%3C%2Fsvg%3E$/,
  $randomEmail: /^[\w.'-]+@(gmail|hotmail|yahoo)\.com$/,
  $randomExampleEmail: /^[\w.'-]+@example\.(com|net|org)$/,
  $randomUserName: /^[\w.-]+$/,
  $randomProtocol: /^https?$/,
  $randomUrl: /^https?:\/\/[a-z]+\.[a-z]+$/,
  $randomDomainName: /^[a-z]+\.[a-z]+$/,
  $randomDomainSuffix: /^(com|biz|info|name|net|org)$/,
  $randomDomainWord: /^[a-z]+$/,
  $randomIP: new RegExp(String.raw`^${byte}(\.${byte}){3}$`),
  $randomIPV6: /^[0-9a-f]{4}(:[0-9a-f]{4}){7}$/,
  $randomUserAgent: /^(Mozilla|Opera)\/\d+\.\d+ \(.+$/,
  $randomHexColor: /^#[0-9a-f]{6}$/,
  $randomMACAddress: /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/,
  $randomPassword: /^\w{15}$/,
  $randomLoremWord: /^[a-z]+$/,
  $randomLoremWords: /^[a-z]+( [a-z]+){2}$/,
  $randomLoremSentence: new RegExp(`^${sentence}$`),
  $randomLoremSlug: /^[a-z]+(-[a-z]+){2}$/,
  $randomLoremSentences: new RegExp(`^${sentence}( ${sentence}){1,5}$`),
  $randomLoremParagraph: new RegExp(`^${sentence}( ${sentence})+$`),
  $randomLoremParagraphs: new RegExp(`^${sentence}( ${sentence})+(\n \r${sentence}( ${sentence})+){2}$`),
  $randomLoremText: /^[A-Za-z]+[A-Za-z.,\s]*$/,
  $randomLoremLines: new RegExp(`^${sentence}(\n${sentence}){0,4}$`),
  $randomFirstName: new RegExp(`^${name}$`),
  $randomLastName: new RegExp(`^${name}$`),
  $randomFullName: new RegExp(String.raw`^(\w+\. |Miss )?${name} ${name}( [A-Za-z.]+)?$`),
  $randomJobTitle: words('{2}'),
  $randomNamePrefix: /^(Mr\.|Mrs\.|Ms\.|Miss|Dr\.)$/,
  $randomNameSuffix: /^(Jr\.|Sr\.|I{1,3}|IV|V|MD|DDS|PhD|DVM)$/,
  $randomJobDescriptor: /^[A-Z][a-z]+$/,
  $randomJobArea: /^[A-Z][a-z]+$/,
  $randomJobType: /^[A-Z][a-z]+$/,
  $randomUUID: uuid,
  $randomBoolean: /^(true|false)$/,
  $randomWord: /^\S+$/,
  $randomAlphaNumeric: /^[0-9a-z]$/,
  $randomFileName: new RegExp(`^${fileName}$`),
  $randomCommonFileName: new RegExp(`^${fileName}$`),
  $randomMimeType: /^[a-z-]+\/[\w.+-]+$/,
  $randomCommonFileType: /^(video|audio|image|text|application)$/,
  $randomCommonFileExt: /^[a-z0-9]+$/,
  $randomFileType: /^[a-z-]+$/,
  $randomFileExt: /^[\w-]+$/,
  $randomSemver: /^\d\.\d\.\d$/,
};

const everyName = Object.keys(shapes);
const every = everyName.join(' ');
const samples = 300;

/** The same numbers in the same order each time: xorshift, good enough for dice. */
function pinnedRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

async function ready(random: () => number, now = () => 1_750_000_000_499) {
  const dynamic = createDynamic({ now, random });
  await dynamic.prepare(every);
  return dynamic;
}

test('knows the 118 names that postman-collection knows', () => {
  expect(everyName).toHaveLength(118);
  expect(new Set(everyName)).toEqual(new Set(dynamicNames));
});

describe('every variable looks like in Postman', async () => {
  const dynamic = await ready(pinnedRandom(42));
  test.each(Object.entries(shapes))('%s', (variable, shape) => {
    for (let sample = 0; sample < samples; sample++) {
      expect(postman.Property.replaceSubstitutions(`{{${variable}}}`, [])).toMatch(shape);
      expect(dynamic.value(variable)).toMatch(shape);
    }
  });
});

/** Those that say one thing of a short list, which hardly changes from one faker to the next. */
const listed =
  `Locale DirectoryPath Country CountryCode Color Department ProductAdjective ProductMaterial Product CompanySuffix
  CatchPhraseAdjective CatchPhraseDescriptor CatchPhraseNoun BsAdjective BsBuzz BsNoun DatabaseColumn DatabaseType
  DatabaseCollation DatabaseEngine BankAccountName TransactionType CurrencyCode CurrencyName CurrencySymbol Abbreviation
  Adjective Noun Verb Ingverb DomainSuffix FirstName LastName NamePrefix NameSuffix JobDescriptor JobArea JobType
  CommonFileExt FileType FileExt MimeType Word`.split(/\s+/);

test.each(listed)('$random%s says words that Postman says too', async (listedName) => {
  const variable = `$random${listedName}`;
  const dynamic = await ready(pinnedRandom(7));
  const theirs = new Set(
    Array.from({ length: 200 }, () => postman.Property.replaceSubstitutions(`{{${variable}}}`, [])),
  );
  const ours = Array.from({ length: 200 }, () => String(dynamic.value(variable)));
  expect(ours.filter((each) => theirs.has(each)).length).toBeGreaterThan(0);
});

test.each([0, 0.5, 1 - 2 ** -53])('every variable comes to an end when chance always says %d', async (random) => {
  const dynamic = await ready(() => random);
  for (const variable of everyName) expect(dynamic.value(variable)).toMatch(/./);
});

test('pinned time and chance pin every value', async () => {
  const speak = async (seed: number) =>
    substitute(every.replace(/\S+/g, '{{$&}}'), (await ready(pinnedRandom(seed))).value);
  const first = await speak(1);
  expect(await speak(1)).toBe(first);
  expect(await speak(2)).not.toBe(first);
});

test('time comes from the given clock, seconds rounded', async () => {
  const { value } = createDynamic({ now: () => 1_750_000_000_500, random: Math.random });
  expect([value('$timestamp'), value('$isoTimestamp')]).toEqual(['1750000001', '2025-06-15T15:06:40.500Z']);
});

test('every occurrence is made anew', async () => {
  const { value } = await ready(pinnedRandom(3));
  const [one, two] = substitute('{{$randomUUID}} {{$randomUUID}}', value).split(' ');
  expect(one).not.toBe(two);
});

test('whole numbers reach both ends of their range', () => {
  const { value } = createDynamic({ now: Date.now, random: pinnedRandom(5) });
  const numbers = Array.from({ length: 20_000 }, () => Number(value('$randomInt')));
  expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([0, 1000]);
});

test('a variable that needs words is unknown until it was prepared for, or asked for and caught up with', async () => {
  const dynamic = createDynamic({ now: Date.now, random: pinnedRandom(9) });
  await dynamic.prepare('{{$guid}} and {{$randomInt}} need nothing');
  expect(await dynamic.catchUp()).toBe(false);
  expect(dynamic.value('$randomCity')).toBeUndefined();
  expect(await dynamic.catchUp()).toBe(true);
  expect(dynamic.value('$randomCity')).toMatch(/^[A-Z]/);
  expect(await dynamic.catchUp()).toBe(false);
});

test.each(['$nobody', '$randomNobody', 'guid', '', '$', '__proto__', 'constructor', 'toString', '$ guid'])(
  'no dynamic variable is named "%s"',
  async (unknown) => {
    const dynamic = await ready(pinnedRandom(11));
    expect(dynamic.value(unknown)).toBeUndefined();
    expect(await dynamic.catchUp()).toBe(false);
  },
);

test.each([
  { text: '{{$guid}}{{$timestamp}}{{$randomUUID}}{{$randomInt}}{{$randomIP}}', loads: false },
  { text: 'no variable at all, or {{$nobody}}', loads: false },
  { text: 'pm.variables.replaceIn("{{$randomFirstName}}")', loads: true },
])('preparing for $text loads the word lists: $loads', async ({ text, loads }) => {
  const dynamic = createDynamic({ now: Date.now, random: pinnedRandom(13) });
  await dynamic.prepare(text);
  expect(dynamic.value('$randomLastName') !== undefined).toBe(loads);
});
