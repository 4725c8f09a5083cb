import type { Faker, FakerOptions } from '@faker-js/faker';
import type { Chance } from './chance.ts';
import type { Generators } from './simple-variables.ts';

/** The dynamic variables made of words: names, places, products, files. Loads faker, English only. */
export async function wordVariables(chance: Chance): Promise<Generators> {
  const { faker: shared } = await import('@faker-js/faker/locale/en');
  // The module's instance serves the whole process; one of our own draws from the chance that was given.
  const Own = shared.constructor as new (options: FakerOptions) => Faker;
  const faker = new Own({ locale: shared.rawDefinitions, randomizer: { next: chance.random, seed() {} } });
  const generators = {
    ...places(faker, chance),
    ...trade(faker, chance),
    ...business(faker, chance),
    ...technology(faker),
    ...people(faker, chance),
    ...prose(faker),
  };
  return { ...generators, ...words(generators, faker, chance) };
}

function places({ location, person, definitions }: Faker, { pick, digits }: Chance): Generators {
  const suffixes = definitions.location.street_suffix;
  const street = () => `${pick([person.firstName, person.lastName])()} ${pick(suffixes)}`;
  return {
    $randomCity: () => location.city(),
    $randomStreetName: street,
    $randomStreetAddress: () => `${digits(pick(['###', '####', '#####']))} ${street()}`,
    $randomCountry: () => withoutAccents(location.country()),
    $randomCountryCode: () => location.countryCode(),
    $randomLocale: () => location.language().alpha2,
  };
}

function trade({ color, commerce, finance, definitions }: Faker, { pick }: Chance): Generators {
  const symbols = definitions.finance.currency.map(({ symbol }) => symbol).filter((symbol) => symbol !== '');
  return {
    $randomColor: () => color.human(),
    $randomDepartment: () => commerce.department(),
    $randomProductName: () => commerce.productName(),
    $randomProductAdjective: () => commerce.productAdjective(),
    $randomProductMaterial: () => commerce.productMaterial(),
    $randomProduct: () => commerce.product(),
    $randomBankAccountName: () => finance.accountName(),
    $randomTransactionType: () => finance.transactionType(),
    $randomCurrencyCode: () => finance.currencyCode(),
    $randomCurrencyName: () => finance.currencyName(),
    // faker asks again and again until a currency has a symbol, which a pinned chance would never end.
    $randomCurrencySymbol: () => pick(symbols),
    $randomBankAccountIban: () => finance.iban(),
    $randomBankAccountBic: () => finance.bic(),
  };
}

function business({ company }: Faker, { pick }: Chance): Generators {
  return {
    $randomCompanyName: () => company.name(),
    $randomCompanySuffix: () => pick(['Inc', 'and Sons', 'LLC', 'Group']),
    $randomCatchPhrase: () => company.catchPhrase(),
    $randomCatchPhraseAdjective: () => company.catchPhraseAdjective(),
    $randomCatchPhraseDescriptor: () => company.catchPhraseDescriptor(),
    $randomCatchPhraseNoun: () => company.catchPhraseNoun(),
    $randomBs: () => company.buzzPhrase(),
    $randomBsAdjective: () => company.buzzAdjective(),
    $randomBsBuzz: () => company.buzzVerb(),
    $randomBsNoun: () => company.buzzNoun(),
  };
}

function technology({ database, hacker, system }: Faker): Generators {
  return {
    $randomDatabaseColumn: () => database.column(),
    $randomDatabaseType: () => database.type(),
    $randomDatabaseCollation: () => database.collation(),
    $randomDatabaseEngine: () => database.engine(),
    $randomAbbreviation: () => hacker.abbreviation(),
    $randomAdjective: () => hacker.adjective(),
    $randomNoun: () => hacker.noun(),
    $randomVerb: () => hacker.verb(),
    $randomIngverb: () => hacker.ingverb(),
    $randomPhrase: () => hacker.phrase(),
    $randomDirectoryPath: () => system.directoryPath(),
    $randomMimeType: () => system.mimeType(),
    $randomCommonFileExt: () => system.commonFileExt(),
    $randomFileType: () => system.fileType(),
    $randomFileExt: () => system.fileExt(),
  };
}

function people({ internet, person, helpers, definitions }: Faker, { pick }: Chance): Generators {
  const browsers = definitions.internet.user_agent_pattern.filter((pattern) => pattern.startsWith('Mozilla'));
  const domainWord = () =>
    person
      .firstName()
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  const domainName = () => `${domainWord()}.${internet.domainSuffix()}`;
  return {
    $randomFirstName: () => person.firstName(),
    $randomLastName: () => person.lastName(),
    $randomFullName: () => person.fullName(),
    $randomNamePrefix: () => person.prefix(),
    $randomNameSuffix: () => person.suffix(),
    $randomJobTitle: () => person.jobTitle(),
    $randomJobDescriptor: () => person.jobDescriptor(),
    $randomJobArea: () => person.jobArea(),
    $randomJobType: () => person.jobType(),
    $randomEmail: () => internet.email(),
    $randomExampleEmail: () => internet.exampleEmail(),
    $randomUserName: () => internet.username(),
    $randomUrl: () => `${internet.protocol()}://${domainName()}`,
    $randomDomainName: domainName,
    $randomDomainSuffix: () => internet.domainSuffix(),
    $randomDomainWord: domainWord,
    $randomUserAgent: () => helpers.fake(pick(browsers)),
  };
}

function prose({ lorem }: Faker): Generators {
  return {
    $randomLoremWord: () => lorem.word(),
    $randomLoremWords: () => lorem.words(3),
    $randomLoremSentence: () => lorem.sentence(),
    $randomLoremSlug: () => lorem.slug(3),
    $randomLoremSentences: () => lorem.sentences({ min: 2, max: 6 }),
    $randomLoremParagraph: () => lorem.paragraph(),
    // The odd separator is Postman's.
    $randomLoremParagraphs: () => lorem.paragraphs(3, '\n \r'),
    $randomLoremText: () => lorem.text(),
    $randomLoremLines: () => lorem.lines({ min: 1, max: 5 }),
  };
}

/** A random word of Postman is one word out of anything that other variables say. */
function words(others: Generators, { system }: Faker, { integer, pick }: Chance): Generators {
  const sources = Object.entries(others).filter(([name]) => wordSource.test(name));
  const word = () => pick(pick(sources)[1]().split(' '));
  const several = (minimum: number, maximum: number) =>
    Array.from({ length: integer(minimum, maximum) }, word).join(' ');
  const fileName = (extension: string) => `${several(1, 3).toLowerCase().replace(/\W/g, '_')}.${extension}`;
  return {
    $randomWord: word,
    $randomWords: () => several(2, 5),
    $randomFileName: () => fileName(system.fileExt()),
    $randomCommonFileName: () => fileName(system.commonFileExt()),
    $randomFilePath: () => `${system.directoryPath()}/${fileName(system.fileExt())}`,
  };
}

const wordSource =
  /Department|Product|Color|CatchPhrase.|Bs.|Country$|BankAccountName|Transaction|CurrencyName|Noun|Verb|verb|Adjective|Abbreviation|Job(Descriptor|Area|Type)/;

/** Country names go into headers and paths: Postman's are plain ASCII. */
function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{Mark}/gu, '');
}
