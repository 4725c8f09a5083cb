import { type Rule, sending } from '../rule.ts';

const dynamicNames =
  '$guid $timestamp $isoTimestamp $randomUUID $randomAlphaNumeric $randomBoolean $randomInt $randomColor $randomHexColor $randomAbbreviation $randomIP $randomIPV6 $randomMACAddress $randomPassword $randomLocale $randomUserAgent $randomProtocol $randomSemver $randomFirstName $randomLastName $randomFullName $randomNamePrefix $randomNameSuffix $randomJobArea $randomJobDescriptor $randomJobTitle $randomJobType $randomPhoneNumber $randomPhoneNumberExt $randomCity $randomStreetName $randomStreetAddress $randomCountry $randomCountryCode $randomLatitude $randomLongitude $randomAvatarImage $randomImageUrl $randomAbstractImage $randomAnimalsImage $randomBusinessImage $randomCatsImage $randomCityImage $randomFoodImage $randomNightlifeImage $randomFashionImage $randomPeopleImage $randomNatureImage $randomSportsImage $randomTransportImage $randomImageDataUri $randomBankAccount $randomBankAccountName $randomCreditCardMask $randomBankAccountBic $randomBankAccountIban $randomTransactionType $randomCurrencyCode $randomCurrencyName $randomCurrencySymbol $randomBitcoin $randomCompanyName $randomCompanySuffix $randomBs $randomBsAdjective $randomBsBuzz $randomBsNoun $randomCatchPhrase $randomCatchPhraseAdjective $randomCatchPhraseDescriptor $randomCatchPhraseNoun $randomDatabaseColumn $randomDatabaseType $randomDatabaseCollation $randomDatabaseEngine $randomDateFuture $randomDatePast $randomDateRecent $randomWeekday $randomMonth $randomDomainName $randomDomainSuffix $randomDomainWord $randomEmail $randomExampleEmail $randomUserName $randomUrl $randomFileName $randomFileType $randomFileExt $randomCommonFileName $randomCommonFileType $randomCommonFileExt $randomFilePath $randomDirectoryPath $randomMimeType $randomPrice $randomProduct $randomProductAdjective $randomProductMaterial $randomProductName $randomDepartment $randomNoun $randomVerb $randomIngverb $randomAdjective $randomWord $randomWords $randomPhrase $randomLoremWord $randomLoremWords $randomLoremSentence $randomLoremSentences $randomLoremParagraph $randomLoremParagraphs $randomLoremText $randomLoremSlug $randomLoremLines'.split(
    ' ',
  );

/** Keeps which dynamic names were known and drops what they became. */
function blurDynamic(text: string): string {
  return text
    .replace(/<<(?!\{\{).*?>>/g, '<<known>>')
    .replace(/\["content-length","\d+"\]/gi, '["content-length","<length>"]');
}

const precedence = {
  collection: { variable: [{ key: 'name', value: 'collection' }] },
  globals: { name: 'globals' },
};

export const variableRules: readonly Rule[] = [
  { rule: 'a known name is replaced', request: sending('a{{x}}b'), environment: { x: '1' } },
  { rule: 'the same name is replaced everywhere', request: sending('{{x}}{{x}} {{x}}'), environment: { x: '1' } },
  { rule: 'an unknown name stays as it is written', request: sending('{{nobody}} {{ }} {{}} {{{a}}}') },
  { rule: 'a name is not trimmed', request: sending('[{{ x }}] [{{x}}]'), environment: { x: '1', ' x ': 'blanks' } },
  {
    rule: 'a name may hold / : # . - and \\',
    request: sending('{{a/b}} {{a:b}} {{#a}} {{a.b}} {{a-b}} {{a\\b}}'),
    environment: { 'a/b': '1', 'a:b': '2', '#a': '3', 'a.b': '4', 'a-b': '5', 'a\\b': '6' },
  },
  { rule: 'names are case-sensitive', request: sending('{{X}} {{x}}'), environment: { x: 'small' } },
  {
    rule: 'a name can be made of another variable',
    request: sending('{{a{{i}}}}'),
    environment: { i: '2', a2: 'two' },
  },
  {
    rule: 'a value can hold another name',
    request: sending('{{a}}'),
    environment: { a: '<{{b}}>', b: '{{c}}', c: 'end' },
  },
  {
    rule: 'a name that leads to itself ends after 19 passes',
    request: sending('{{a}}'),
    environment: { a: '({{a}})' },
  },
  {
    rule: 'two names that lead to each other end after 19 passes',
    request: sending('{{a}}'),
    environment: { a: '{{b}}', b: '{{a}}' },
  },
  { rule: 'a chain of 18 names is followed to its end', request: sending('{{v0}}'), environment: chain(18) },
  {
    rule: 'a chain of 19 names is followed as far as the passes go',
    request: sending('{{v0}}'),
    environment: chain(19),
  },
  { rule: 'a chain of 25 names is cut', request: sending('{{v0}}'), environment: chain(25) },
  { rule: 'an empty value replaces by nothing', request: sending('[{{x}}]'), environment: { x: '' } },
  {
    rule: 'numbers and booleans become text',
    request: sending('{{n}} {{f}} {{t}} {{z}}'),
    environment: { n: 5, f: 1.5, t: true, z: 0 },
  },
  { rule: 'false becomes text', request: sending('{{f}}'), environment: { f: false } },
  { rule: 'null in an environment', request: sending('[{{x}}]'), environment: { x: null } },
  { rule: 'a missing value in an environment', request: sending('[{{x}}]'), environment: [{ key: 'x' }] },
  { rule: 'an object in an environment', request: sending('{{x}}'), environment: { x: { a: 1 } } },
  { rule: 'an array in an environment', request: sending('{{x}}'), environment: { x: [1, 2] } },
  { rule: 'null in iteration data leaves the name', request: sending('[{{x}}]'), rows: [{ x: null }] },
  { rule: 'an object in iteration data', request: sending('{{x}} {{y}}'), rows: [{ x: { a: 1 }, y: [1, [2]] }] },
  {
    rule: 'numbers, booleans and empty text in iteration data',
    request: sending('{{n}} {{b}} [{{e}}]'),
    rows: [{ n: 1.5, b: false, e: '' }],
  },
  {
    rule: 'iteration data holds its own names only',
    differs: {
      id: 'own-names',
      newman: { requests: [{ body: '[object Undefined] [object Object] [object Object]' }] },
      postino: { requests: [{ body: '{{toString}} {{constructor}} {{__proto__}}' }] },
    },
    request: sending('{{toString}} {{constructor}} {{__proto__}}'),
    rows: [{ x: 1 }],
  },
  {
    rule: 'names of object methods are unknown in an environment too',
    differs: {
      id: 'own-names',
      newman: { requests: [{ body: '[object Undefined] [object Object]' }] },
      postino: { requests: [{ body: '{{toString}} {{constructor}}' }] },
    },
    request: sending('{{toString}} {{constructor}}'),
    environment: { x: '1' },
  },
  { rule: 'iteration data is case-sensitive', request: sending('{{Name}} {{name}}'), rows: [{ Name: 'A' }] },
  { rule: 'globals are the last named scope', request: sending('{{name}}'), globals: precedence.globals },
  { rule: 'collection variables win over globals', request: sending('{{name}}'), ...precedence },
  {
    rule: 'the environment wins over collection variables',
    request: sending('{{name}}'),
    ...precedence,
    environment: { name: 'environment' },
  },
  {
    rule: 'iteration data wins over the environment',
    request: sending('{{name}}'),
    ...precedence,
    environment: { name: 'environment' },
    rows: [{ name: 'row' }],
  },
  {
    rule: 'pm.variables.set wins over iteration data',
    request: sending('{{name}}'),
    prerequest: 'pm.variables.set("name", "local")',
    ...precedence,
    environment: { name: 'environment' },
    rows: [{ name: 'row' }],
  },
  {
    rule: 'an empty narrow value hides a wider one',
    request: sending('[{{name}}]'),
    ...precedence,
    environment: { name: '' },
  },
  { rule: 'of one key twice the last counts', request: sending('{{x}}'), environment: list(['x', '1'], ['x', '2']) },
  {
    rule: 'of one key twice the last enabled counts',
    request: sending('{{x}}'),
    environment: list(['x', '1'], ['x', '2', true]),
  },
  {
    rule: 'a disabled variable is skipped and the search goes on',
    request: sending('{{name}}'),
    ...precedence,
    environment: list(['name', 'off', true]),
  },
  {
    rule: 'a disabled collection variable is skipped',
    request: sending('{{name}}'),
    collection: { variable: list(['name', 'off', true]) },
    globals: precedence.globals,
  },
  {
    rule: 'a variable with enabled: false',
    request: sending('{{x}}'),
    environment: [{ key: 'x', value: 'switched off', enabled: false }],
    differs: {
      id: 'enabled-false',
      newman: { requests: [{ body: 'switched off' }] },
      postino: { requests: [{ body: '{{x}}' }], variables: { environment: {} } },
    },
  },
  {
    rule: 'a variable with enabled: true',
    request: sending('{{x}}'),
    environment: [{ key: 'x', value: 'on', enabled: true, type: 'default' }],
  },
  {
    rule: 'a secret variable is used like any other',
    request: sending('{{x}}'),
    environment: [{ key: 'x', value: 'hush', type: 'secret' }],
  },
  {
    rule: 'the type of a variable casts its value',
    request: sending('{{n}} {{b}} {{j}}'),
    environment: [
      { key: 'n', value: '05', type: 'number' },
      { key: 'b', value: 'yes', type: 'boolean' },
      { key: 'j', value: '{"a": 1}', type: 'json' },
    ],
  },
  {
    rule: 'an environment given as a flag wins over the file',
    request: sending('{{x}}'),
    environment: { x: 'file' },
    options: { envVar: ['x=flag=1'] },
  },
  { rule: 'a flag works without an environment file', request: sending('{{x}}'), options: { envVar: ['x=flag'] } },
  {
    rule: 'a global given as a flag wins over the file',
    request: sending('{{x}}'),
    globals: { x: 'file' },
    options: { globalVar: ['x=flag'] },
  },
  {
    rule: 'the method can be a variable',
    request: { method: '{{METHOD}}', url: 'http://server.test/' },
    environment: { METHOD: 'PATCH' },
  },
  { rule: 'the URL can be one variable', request: '{{url}}', environment: { url: 'http://server.test/a/b?c=d' } },
  {
    rule: 'a variable can begin the URL',
    request: '{{base}}/c?d={{e}}',
    environment: { base: 'http://server.test/a/b', e: 'f' },
  },
  {
    rule: 'protocol, host and port can be variables',
    request: '{{p}}://{{h}}:{{o}}/',
    environment: { p: 'http', h: '127.0.0.1', o: '<port>' },
  },
  { rule: 'an unknown name in the path is percent-encoded', request: 'http://server.test/{{nobody}}/x' },
  { rule: 'an unknown name in the query', request: 'http://server.test/?a={{nobody}}' },
  {
    rule: 'a value in the query can bring more parameters',
    request: 'http://server.test/?a={{v}}',
    environment: { v: '1&b=2#c' },
  },
  { rule: 'a value in the path can bring a query', request: 'http://server.test/{{v}}', environment: { v: 'a/b?c=d' } },
  {
    rule: 'header names and values can be variables',
    request: { url: 'http://server.test/', header: [{ key: 'X-{{n}}', value: '{{v}}-{{v}}' }] },
    environment: { n: 'Name', v: 'value' },
  },
  {
    rule: 'query keys can be variables',
    request: {
      url: {
        raw: '',
        protocol: 'http',
        host: '127.0.0.1',
        port: '<port>',
        path: [''],
        query: [{ key: '{{k}}', value: '{{v}}' }],
      },
    },
    environment: { k: 'key', v: 'value' },
  },
  {
    rule: 'form keys can be variables',
    request: {
      method: 'POST',
      url: 'http://server.test/',
      body: { mode: 'urlencoded', urlencoded: [{ key: '{{k}}', value: '{{v}}' }] },
    },
    environment: { k: 'key', v: 'value' },
  },
  {
    rule: 'auth parameters can be variables',
    request: { url: 'http://server.test/', auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{t}}' }] } },
    environment: { t: 'tick' },
  },
  {
    rule: 'every dynamic name is known',
    request: sending(dynamicNames.map((name) => `<<{{${name}}}>>`).join('\n')),
    blur: blurDynamic,
  },
  { rule: 'an unknown dynamic name stays', request: sending('{{$randomNothing}} {{$Guid}} {{$ guid}}') },
  {
    rule: 'a variable of the same name wins over a dynamic one',
    request: sending('{{$guid}}'),
    environment: { $guid: 'mine' },
  },
  {
    rule: 'each place of a dynamic name gets a value of its own',
    request: sending('{{$guid}} {{$guid}}'),
    test: `const [a, b] = pm.request.body.raw.split(' ');
      pm.test('differ', () => pm.expect(a).to.not.equal(b));
      pm.test('are uuids', () => pm.expect(a).to.match(/^[0-9a-f-]{36}$/));`,
  },
  {
    rule: '$timestamp is in seconds, $isoTimestamp in UTC, $randomInt up to 1000',
    request: sending('{{$timestamp}} {{$isoTimestamp}} {{$randomInt}}'),
    test: `const [seconds, iso, whole] = pm.request.body.raw.split(' ');
      pm.test('seconds', () => pm.expect(seconds).to.match(/^\\d{10}$/));
      pm.test('iso', () => pm.expect(iso).to.match(/^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$/));
      pm.test('whole', () => pm.expect(Number(whole)).to.be.within(0, 1000));`,
    blur: (text) =>
      text
        .replace(/"body":"\d{10} .*?"/, '"body":"<random>"')
        .replace(/\["content-length","\d+"\]/gi, '["content-length","<length>"]'),
  },
];

/** v0 leads to v1 … leads to the value `end`. */
function chain(length: number): Record<string, string> {
  const names = Array.from({ length }, (_, index) => [`v${index}`, index + 1 === length ? 'end' : `{{v${index + 1}}}`]);
  return Object.fromEntries(names);
}

function list(...rows: readonly (readonly [key: string, value: string, disabled?: boolean])[]): unknown[] {
  return rows.map(([key, value, disabled = false]) => ({ key, value, disabled }));
}
