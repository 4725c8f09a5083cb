import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** How each contender is started on the same files. */
export const contenders = {
  newman: (files, { iterations }) => [path('../node_modules/newman/bin/newman.js'), ...runArguments(files, iterations)],
  Postino: (files, { iterations }) => [path('../dist/cli.cjs'), ...runArguments(files, iterations)],
  undici: (files, { iterations = 1 }) => [
    path('undici-loop.mjs'),
    files.collection,
    files.rows ?? '',
    String(iterations),
  ],
};

function runArguments({ collection, rows }, iterations) {
  return [
    'run',
    collection,
    ...(rows === undefined ? [] : ['-d', rows]),
    ...(iterations === undefined ? [] : ['-n', String(iterations)]),
  ];
}
