import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const source = process.env.CORPUS_FOLDER;
const exports = ['environment', 'globals', 'collection', 'cookie-jar'];

/** Each collection of a folder, with every report and export that the library makes itself. */
export const scenarios = Object.fromEntries(
  readdirSync(source)
    .filter((name) => name.endsWith('.postman_collection.json'))
    .map((name) => [name, { options: (_base, folder) => optionsFor(name, `${folder}/reports`), files: ['reports'] }]),
);

function optionsFor(name, folder) {
  const [exportEnvironment, exportGlobals, exportCollection, exportCookieJar] = exports.map((each) =>
    join(folder, each),
  );
  return {
    ...{ exportEnvironment, exportGlobals, exportCollection, exportCookieJar },
    collection: join(source, name),
    environment: join(source, 'environment.json'),
    globals: { name: 'Everywhere', values: [{ key: 'everywhere', value: 'yes' }] },
    workingDir: source,
    reporters: ['json', 'junit'],
    reporter: { json: { export: join(folder, 'json') }, junit: { export: join(folder, 'junit') } },
    // The values of the corpus's auths are made up.
    showSecrets: true,
  };
}
