const threeAssertions = `pm.test('status', () => pm.response.to.have.status(200));
pm.test('name', () => pm.expect(pm.response.json().name).to.equal('Ada'));
pm.test('header', () => pm.expect(pm.response.headers.get('Content-Type')).to.include('json'));`;

const withVariable = `pm.test('status', () => pm.response.to.have.status(200));
pm.test('row', () => pm.expect(pm.response.json().path).to.include(pm.iterationData.get('name')));
pm.environment.set('last', pm.response.json().id);`;

/**
 * What is measured. `share` divides the rounds of what takes long; `only` names the contenders of what the others
 * are not asked to do.
 */
export const scenarios = [
  { name: 'start-up, one request', requests: 1, share: 1 },
  { name: 'start-up, one scripted request', requests: 1, test: threeAssertions, share: 1 },
  { name: '100 requests, 3 assertions each', requests: 100, test: threeAssertions, share: 1 },
  { name: '100 requests over TLS', requests: 100, secure: true, share: 1 },
  {
    name: '1,000 iterations with data and script',
    requests: 1,
    test: withVariable,
    rows: 1000,
    iterations: 1000,
    share: 3,
  },
  {
    name: '20,000 iterations with data and script',
    requests: 1,
    test: withVariable,
    rows: 1000,
    iterations: 20_000,
    share: 5,
    only: ['Postino'],
  },
];

export function writeCollection({ requests, test, rows }, origin) {
  const query = rows === undefined ? '' : '?name={{name}}&number={{number}}';
  const item = Array.from({ length: requests }, (_, index) => ({
    name: `request ${index + 1}`,
    request: { method: 'GET', url: `${origin}/things/${index + 1}${query}` },
    ...(test === undefined ? {} : { event: [{ listen: 'test', script: { exec: test.split('\n') } }] }),
  }));
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  return JSON.stringify({ info: { name: 'Bench', schema }, item });
}

export function writeRows({ rows }) {
  if (rows === undefined) return undefined;
  return ['name,number', ...Array.from({ length: rows }, (_, index) => `name-${index},${index}`)].join('\n');
}
