import type { Rule } from '../rule.ts';

type Pair = readonly [key: string | null, value?: unknown, more?: object];

function form(mode: 'urlencoded' | 'formdata', pairs: readonly Pair[], more: object = {}): object {
  const list = pairs.map(([key, value, rest]) => ({
    key,
    value,
    ...(mode === 'formdata' ? { type: 'text' } : {}),
    ...rest,
  }));
  return { method: 'POST', url: 'http://server.test/', body: { mode, [mode]: list }, ...more };
}

function urlencoded(...pairs: readonly Pair[]): object {
  return form('urlencoded', pairs);
}

function multipart(...pairs: readonly Pair[]): object {
  return form('formdata', pairs);
}

function filePart(src: unknown, more: object = {}): Pair {
  return ['file', undefined, { type: 'file', src, ...more }];
}

function upload(src: unknown, more: object = {}): object {
  return { method: 'POST', url: 'http://server.test/', body: { mode: 'file', file: src }, ...more };
}

function withType(type: string, extra: object = {}): object {
  return { header: [{ key: 'Content-Type', value: type, ...extra }] };
}

const files = {
  'note.txt': 'a note',
  'page.html': '<p>',
  'data.json': '{"a":1}',
  noextension: '?',
  'sub/deep.csv': 'a,b',
  'zürich "1".txt': 'ü',
};
const disabled = { disabled: true };

export const formRules: readonly Rule[] = [
  { rule: 'urlencoded keeps order', request: urlencoded(['b', '1'], ['a', '2']) },
  {
    rule: 'urlencoded groups keys of one name at the first place',
    request: urlencoded(['a', '1'], ['b', '2'], ['a', '3']),
  },
  {
    rule: 'urlencoded sends keys that are numbers first',
    request: urlencoded(['b', 'x'], ['2', 'x'], ['1', 'x'], ['b', 'y']),
  },
  { rule: 'urlencoded encodes what a form must', request: urlencoded(["a b+&=%'", "!'()*~ -_.+/?#[]ü🙂%20"]) },
  { rule: 'urlencoded without disabled ones', request: urlencoded(['a', '1', disabled], ['b', '2']) },
  { rule: 'urlencoded with all disabled is no body', request: urlencoded(['a', '1', disabled]) },
  { rule: 'an empty urlencoded list is no body', request: urlencoded() },
  { rule: 'urlencoded with missing, null and empty values', request: urlencoded(['a'], ['b', null], ['c', '']) },
  { rule: 'urlencoded with numbers and booleans', request: urlencoded(['a', 1], ['b', true]) },
  { rule: 'urlencoded with an empty key', request: urlencoded(['', '1'], ['b', '2']) },
  { rule: 'urlencoded with a null key', request: urlencoded([null, '1'], ['b', '2']) },
  { rule: 'urlencoded with line feeds', request: urlencoded(['a', 'b\nc\r\nd']) },
  {
    rule: 'urlencoded as text',
    request: { method: 'POST', url: 'http://server.test/', body: { mode: 'urlencoded', urlencoded: 'a=1&b=c d' } },
  },
  {
    rule: 'urlencoded with a charset in an own Content-Type',
    request: form('urlencoded', [['a', '1']], withType('application/x-www-form-urlencoded; charset=utf-8')),
  },
  {
    rule: 'urlencoded with another own Content-Type',
    request: form('urlencoded', [['a', '1']], withType('text/plain')),
  },
  {
    rule: 'urlencoded with another own Content-Type and the system’s switched off',
    request: form('urlencoded', [['a', '1']], withType('text/plain')),
    protocolProfileBehavior: { disabledSystemHeaders: { 'content-type': true } },
  },
  {
    rule: 'urlencoded with variables',
    request: urlencoded(['a', '{{v}}'], ['b', '{{nobody}}']),
    environment: { v: 'x&y' },
  },

  { rule: 'formdata keeps order and duplicates', request: multipart(['b', '1'], ['a', '2'], ['b', '3']) },
  { rule: 'formdata without disabled ones', request: multipart(['a', '1', disabled], ['b', '2']) },
  { rule: 'formdata with all disabled is no body', request: multipart(['a', '1', disabled]) },
  { rule: 'an empty formdata list is no body', request: multipart() },
  { rule: 'formdata with missing, null and empty values', request: multipart(['a'], ['b', null], ['c', '']) },
  { rule: 'formdata with numbers, booleans and objects', request: multipart(['a', 1], ['b', true], ['c', { d: 1 }]) },
  { rule: 'formdata with an empty key', request: multipart(['', '1'], ['b', '2']) },
  { rule: 'formdata with a quote and non-ASCII text in the name', request: multipart(['a"b', '1'], ['ü', 'ä']) },
  { rule: 'formdata with line feeds in the value', request: multipart(['a', 'b\nc\r\nd']) },
  { rule: 'formdata with the type of a part', request: multipart(['a', '{}', { contentType: 'application/json' }]) },
  { rule: 'formdata parts without type are text', request: form('formdata', [['a', '1', { type: undefined }]]) },
  { rule: 'formdata with variables', request: multipart(['{{k}}', '{{v}}']), environment: { k: 'key', v: 'value' } },
  {
    rule: 'formdata replaces another own Content-Type',
    request: form('formdata', [['a', '1']], withType('text/plain')),
  },
  {
    rule: 'formdata with an own multipart Content-Type without boundary',
    request: form('formdata', [['a', '1']], withType('multipart/form-data')),
  },
  {
    rule: 'formdata with an own boundary',
    request: form('formdata', [['a', '1']], withType('multipart/form-data; boundary=mine')),
  },
  {
    rule: 'formdata with a disabled Content-Type',
    request: form('formdata', [['a', '1']], withType('text/plain', disabled)),
  },
  { rule: 'formdata with a file', request: multipart(['a', '1'], filePart('note.txt'), ['b', '2']), files },
  {
    rule: 'formdata knows a file’s type by its extension',
    request: multipart(filePart('page.html'), filePart('data.json'), filePart('noextension')),
    files,
  },
  { rule: 'formdata names a file by its last part', request: multipart(filePart('sub/deep.csv')), files },
  { rule: 'formdata with a strange file name', request: multipart(filePart('zürich "1".txt')), files },
  { rule: 'formdata with several files in one part', request: multipart(filePart(['note.txt', 'page.html'])), files },
  {
    rule: 'formdata with a file of another type',
    request: multipart(filePart('note.txt', { contentType: 'application/x-own' })),
    files,
  },
  {
    rule: 'formdata with a file of another name',
    request: multipart(filePart('note.txt', { fileName: 'other.bin' })),
    files,
  },
  {
    rule: 'formdata leaves out a file that does not exist',
    request: multipart(['a', '1'], filePart('nowhere.txt')),
    files,
  },
  { rule: 'formdata leaves out a folder', request: multipart(['a', '1'], filePart('sub')), files },
  { rule: 'formdata with one missing of two files', request: multipart(filePart(['note.txt', 'nowhere.txt'])), files },
  { rule: 'formdata with a file part without file', request: multipart(['a', '1'], filePart(undefined)) },
  { rule: 'formdata with a file part with null', request: multipart(['a', '1'], filePart(null)) },
  { rule: 'formdata with an empty list of files', request: multipart(['a', '1'], filePart([])) },
  { rule: 'formdata with nothing but a missing file', request: multipart(filePart('nowhere.txt')), files },
  { rule: 'formdata with a file in base64', request: multipart(['file', 'aGVsbG8=', { type: 'file' }]) },
  {
    rule: 'formdata with a file named by a variable',
    request: multipart(filePart('{{f}}')),
    files,
    environment: { f: 'note.txt' },
  },
  {
    rule: 'formdata leaves out a file outside the working directory when that is forbidden',
    differs: {
      id: 'outside-files',
      newman: { requests: [{ path: '/' }], passed: true },
      postino: { requests: [], unsent: ['request'], passed: false },
    },
    request: multipart(['a', '1'], filePart('/etc/hosts')),
    options: { insecureFileRead: false },
  },
  {
    rule: 'formdata leaves out a file that does not exist outside the working directory',
    request: multipart(['a', '1'], filePart('/Users/Sample.jpg')),
    options: { insecureFileRead: false },
  },

  { rule: 'a file as body', request: upload({ src: 'note.txt' }), files },
  { rule: 'a file as body has its type by extension', request: upload({ src: 'data.json' }), files },
  {
    rule: 'a file as body with an own Content-Type',
    request: upload({ src: 'note.txt' }, withType('image/png')),
    files,
  },
  { rule: 'a file as body given as text', request: upload('note.txt'), files },
  { rule: 'a file as body with base64 content', request: upload({ content: 'aGVsbG8=' }) },
  { rule: 'a file as body that does not exist', request: upload({ src: 'nowhere.txt' }), files },
  {
    rule: 'a file as body that does not exist outside the working directory',
    request: upload({ src: '/Users/Sample.jpg' }),
    options: { insecureFileRead: false },
  },
  { rule: 'a file as body without source', request: upload({}) },
  { rule: 'a folder as body', request: upload({ src: 'sub' }), files },
  {
    rule: 'a file as body named by a variable',
    request: upload({ src: '{{f}}' }),
    files,
    environment: { f: 'note.txt' },
  },
];
