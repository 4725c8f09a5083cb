// Writes docs/environment.md from the environment of the WhatsApp Cloud API; with --print to standard output instead.
// The group of a variable is what its description begins with: "Media. Id of …".
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { values } = JSON.parse(readFileSync(at('environments/whatsapp-cloud-api.postman_environment.json'), 'utf8'));

const introduction = `# The environment of the WhatsApp Cloud API

Made from \`environments/whatsapp-cloud-api.postman_environment.json\` by \`npm run docs\`. Where a value comes from stands
with its variable: you type it in, a request finds it, or the initial value will do.

In this order: fill in \`User-Access-Token\`, run \`postino bootstrap\`, which finds what stands under Found, fill in
\`Recipient-Phone-Number\`. Nothing else is needed to send. Every other variable is for the requests that name it: they
find most of the ids in the order in which they stand in the collection. An id that you have typed in yourself stays;
only those of what was made, sent or uploaded last are replaced each time.

Secrets have no initial value; keep theirs in the current values, which are yours alone.
`;

const groups = new Map();
for (const { key, value, type, description } of values) {
  const [group, ...sentences] = description.split('. ');
  if (!groups.has(group)) groups.set(group, []);
  groups.get(group).push(row(key, type, sentences.join('. '), value));
}
const sections = [...groups].map(([group, rows]) =>
  [`## ${group}\n`, '| variable | meaning and source | initial value |', '| --- | --- | --- |', ...rows, ''].join('\n'),
);
const text = [introduction, ...sections].join('\n');
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(at('docs/environment.md'), text);

function row(key, type, meaning, value) {
  const shown = value.includes('\n') ? `${value.split('\n')[0]}…` : value;
  const initial = type === 'secret' ? 'secret' : shown === '' ? '' : `\`${shown}\``;
  return `| \`${key}\` | ${meaning.replaceAll('|', '\\|')} | ${initial} |`;
}
