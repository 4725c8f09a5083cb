import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** How each contender is started on the same files. */
export const contenders = {
  newman: (files, scenario) => [path('../node_modules/newman/bin/newman.js'), ...runArguments(files, scenario)],
  Postino: (files, scenario) => [path('../dist/cli.cjs'), ...runArguments(files, scenario)],
  "Postino's newman": (files, scenario) => [path('../dist/newman/command.cjs'), ...runArguments(files, scenario)],
  undici: (files, { iterations = 1 }) => [
    path('undici-loop.mjs'),
    files.collection,
    files.rows ?? '',
    String(iterations),
  ],
};

function runArguments({ collection, rows }, { iterations, secure }) {
  return [
    'run',
    collection,
    ...(secure ? ['--insecure'] : []),
    ...(rows === undefined ? [] : ['-d', rows]),
    ...(iterations === undefined ? [] : ['-n', String(iterations)]),
  ];
}
