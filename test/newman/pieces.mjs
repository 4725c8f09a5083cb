// What scenarios are made of.

export const test = (...exec) => ({ listen: 'test', script: { exec } });
export const before = (...exec) => ({ listen: 'prerequest', script: { exec } });
export const item = (name, path, event = [], more = {}) => ({
  id: `id of ${name}`,
  name,
  event,
  request: { url: `{{base}}/${path}`, ...more },
});
export const passes = test("pm.test('passes', () => {})");
export const fails = test("pm.test('fails', () => { pm.expect(1).to.equal(2); })");
export const throws = test("throw new TypeError('broken')");

export const info = (name) => ({
  name,
  _postman_id: '11111111-2222-3333-4444-555555555555',
  schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
});

/** Options for a collection of these items, with the server's address in the environment. */
export const of =
  (items, more = {}, collection = {}) =>
  (base, folder) => ({
    collection: { info: info('Sample'), item: items, ...collection },
    environment: { name: 'env', values: [{ key: 'base', value: base }] },
    ...(typeof more === 'function' ? more(folder) : more),
  });
