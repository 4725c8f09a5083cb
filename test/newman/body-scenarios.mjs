import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { item, of } from './pieces.mjs';

const posts = (name, body) => item(name, 'json', [], { method: 'POST', body });
const form = (name, ...formdata) => posts(name, { mode: 'formdata', formdata });
const file = (name, given) => posts(name, { mode: 'file', file: given });
const part = (key, src, more = {}) => ({ key, type: 'file', src, ...more });
const text = { key: 'text', type: 'text', value: 'said' };

const bodies = [
  form('a part whose file is missing', part('gone', 'gone.txt'), text),
  form('a part with a list, one file of it missing', part('list', ['gone.txt', 'there.txt']), text),
  form('a part with a list, all files missing', part('list', ['gone.txt', 'lost.txt']), text),
  form('a part with an empty list', part('list', []), text),
  form('a part without a source', part('none', null), text),
  form('a part with bytes', part('bytes', undefined, { value: 'AAEC' }), text),
  form('a part with a file', part('there', 'there.txt', { description: 'mine' }), text),
  form('a part that is disabled', part('off', 'gone.txt', { disabled: true }), text),
  file('a file that is missing', { src: 'gone.txt' }),
  file('a file', { src: 'there.txt' }),
  file('a file without a source', {}),
  file('a file of bytes', { content: 'AAEC' }),
  posts('raw text', { mode: 'raw', raw: '{"a": 1 /* one */}', options: { raw: { language: 'json' } } }),
  posts('graphql', { mode: 'graphql', graphql: { query: '{ a }', variables: '{"a": 1}' } }),
  posts('urlencoded', { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b', disabled: true }, text] }),
  item('a form that a GET leaves out', 'json', [], {
    body: { mode: 'formdata', formdata: [part('there', 'there.txt'), text] },
  }),
  item('a missing file that a GET leaves out', 'json', [], { body: { mode: 'file', file: { src: 'gone.txt' } } }),
];

/** Each body in a run of its own; the log tells what it is before it is sent and afterwards. */
export const scenarios = Object.fromEntries(
  bodies.map((each) => [each.name, { options: of([each], withFiles), act: tellBody, watch: 'briefly' }]),
);

function withFiles(folder) {
  const workingDir = join(folder, 'files');
  mkdirSync(workingDir);
  writeFileSync(join(workingDir, 'there.txt'), 'there');
  return { workingDir };
}

function tellBody(event, { request, item: its }, _emitter, log) {
  if (event === 'beforeRequest' || event === 'request')
    log.push([event, toJson(request.body), toJson(its.request.body)]);
}

/** As it is now: what comes later changes it. */
function toJson(body) {
  return JSON.parse(JSON.stringify(body));
}
