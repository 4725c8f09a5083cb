import { expect } from 'vitest';
import type { Rule } from '../rule.ts';

function post(mode: string, content: unknown, more: object = {}): object {
  return { method: 'POST', url: 'http://server.test/', body: { mode, [mode]: content }, ...more };
}

function graphql(content: unknown, more: object = {}): object {
  return post('graphql', content, more);
}

function multipart(...parts: readonly object[]): object {
  return post('formdata', parts);
}

function urlencoded(...parts: readonly object[]): object {
  return post('urlencoded', parts);
}

function withHeader(value: string, more: object = {}): object {
  return { header: [{ key: 'Content-Type', value, ...more }] };
}

const files = { 'note.txt': 'a note', 'photo.PNG': 'png', 'empty.txt': '', 'a b.tar.gz': 'gz', '.hidden': 'h' };
const note = { key: 'file', type: 'file', src: 'note.txt' };

const graphqlRules: readonly Rule[] = [
  { rule: 'graphql with null variables', request: graphql({ query: '{ a }', variables: null }) },
  { rule: 'graphql with blanks as variables', request: graphql({ query: '{ a }', variables: ' \n ' }) },
  { rule: 'graphql with a list as variables', request: graphql({ query: '{ a }', variables: [1, 2] }) },
  { rule: 'graphql with an empty operation name', request: graphql({ query: '{ a }', operationName: '' }) },
  { rule: 'graphql with a null operation name', request: graphql({ query: '{ a }', operationName: null }) },
  { rule: 'graphql without a query', request: graphql({ variables: '{"x":1}' }) },
  { rule: 'graphql with an empty query', request: graphql({ query: '', variables: '' }) },
  { rule: 'graphql with further members', request: graphql({ query: '{ a }', extensions: { b: 1 } }) },
  { rule: 'graphql with comments', request: graphql({ query: '# one\n{ a } // two', variables: '{"x": 1 /* y */}' }) },
  { rule: 'graphql with line feeds and quotes', request: graphql({ query: '{\r\n\ta(b: "c\\"d")\n}' }) },
  {
    rule: 'graphql with a variable that is a whole JSON text',
    request: graphql({ query: 'q', variables: '{{v}}' }),
    environment: { v: '{"a":{"b":[1]}}' },
  },
  {
    rule: 'graphql with a quote in a variable of the query',
    request: graphql({ query: '{ a(b: {{v}}) }' }),
    environment: { v: '"c"' },
  },
  {
    rule: 'graphql with a disabled own Content-Type',
    request: graphql({ query: '{ a }' }, withHeader('text/x-own', { disabled: true })),
  },
  { rule: 'graphql by GET is dropped', request: graphql({ query: '{ a }' }, { method: 'GET' }) },
  {
    rule: 'graphql by GET with disableBodyPruning',
    request: graphql({ query: '{ a }' }, { method: 'GET' }),
    protocolProfileBehavior: { disableBodyPruning: true },
  },
];

const fileRules: readonly Rule[] = [
  { rule: 'an empty file as body', request: post('file', { src: 'empty.txt' }), files },
  { rule: 'a file as body with an extension in capitals', request: post('file', { src: 'photo.PNG' }), files },
  { rule: 'a file as body with a blank in its name', request: post('file', { src: 'a b.tar.gz' }), files },
  { rule: 'a hidden file as body', request: post('file', { src: '.hidden' }), files },
  { rule: 'a file as body by ./', request: post('file', { src: './note.txt' }), files },
  { rule: 'source wins over content', request: post('file', { src: 'note.txt', content: 'aGVsbG8=' }), files },
  { rule: 'content that is no base64', request: post('file', { content: 'not base64 at all!' }) },
  { rule: 'empty content as body', request: post('file', { content: '' }) },
  { rule: 'an empty source as body', request: post('file', { src: '' }) },
  { rule: 'a file by DELETE', request: post('file', { src: 'note.txt' }, { method: 'DELETE' }), files },
  { rule: 'a file by GET is dropped', request: post('file', { src: 'note.txt' }, { method: 'GET' }), files },
  {
    rule: 'a disabled file body that does not exist is no warning',
    request: {
      method: 'POST',
      url: 'http://server.test/',
      body: { mode: 'file', file: { src: 'no' }, disabled: true },
    },
  },
  {
    rule: 'a file as body without the added Content-Type',
    request: post('file', { src: 'note.txt' }),
    files,
    protocolProfileBehavior: { disabledSystemHeaders: { 'content-type': true } },
  },
];

const multipartRules: readonly Rule[] = [
  { rule: 'a part with an empty type', request: multipart({ key: 'a', value: '1', type: 'text', contentType: '' }) },
  {
    rule: 'a part whose type is a variable',
    request: multipart({ key: 'a', value: '1', type: 'text', contentType: '{{t}}' }),
    environment: { t: 'text/csv; charset=utf-8' },
  },
  { rule: 'a part of an unknown type', request: multipart({ key: 'a', value: '1', type: 'telepathy' }) },
  {
    rule: 'a text part with a source',
    request: multipart({ key: 'a', value: '1', type: 'text', src: 'note.txt' }),
    files,
  },
  {
    rule: 'a text part with a file name',
    request: multipart({ key: 'a', value: '1', type: 'text', fileName: 'b.txt' }),
  },
  { rule: 'a text part whose file name is null', request: multipart({ key: 'a', value: '1', fileName: null }) },
  { rule: 'a file whose own name is null', request: multipart({ ...note, fileName: null }), files },
  { rule: 'a file with an empty name of its own', request: multipart({ ...note, fileName: '' }), files },
  { rule: 'a file with a folder in its own name', request: multipart({ ...note, fileName: 'x/y.json' }), files },
  { rule: 'a file with an empty type of its own', request: multipart({ ...note, contentType: '' }), files },
  {
    rule: 'several files with one name and type',
    request: multipart({ ...note, src: ['note.txt', 'photo.PNG'], fileName: 'n', contentType: 'x/y' }),
    files,
  },
  {
    rule: 'a file in a part behind a list of files',
    request: multipart({ ...note, src: ['note.txt', 'photo.PNG'] }, { ...note, key: 'b' }),
    files,
    differs: {
      id: 'files-behind-files',
      newman: { requests: [{ body: expect.stringContaining('name="b"; filename="') }] },
      postino: { requests: [{ body: expect.stringContaining('name="b"; filename="note.txt"') }] },
    },
  },
  { rule: 'an empty file in a part', request: multipart({ ...note, src: 'empty.txt' }), files },
  {
    rule: 'a disabled part with a missing file is no warning',
    request: multipart({ key: 'a', value: '1', type: 'text' }, { ...note, src: 'no', disabled: true }),
  },
  { rule: 'a list with an empty source', request: multipart({ ...note, src: ['', 'note.txt'] }), files },
  {
    rule: 'a part without key',
    request: multipart({ value: '1', type: 'text' }, { key: 'b', value: '2', type: 'text' }),
  },
  {
    rule: 'formdata by GET with disableBodyPruning',
    request: { ...multipart({ key: 'a', value: '1', type: 'text' }), method: 'GET' },
    protocolProfileBehavior: { disableBodyPruning: true },
  },
];

const urlencodedRules: readonly Rule[] = [
  {
    rule: 'urlencoded keys with brackets',
    request: urlencoded({ key: 'a[]', value: '1' }, { key: 'a[b][0]', value: '2' }),
  },
  {
    rule: 'urlencoded keys like 01, -1, 1.5 and 4294967295',
    request: urlencoded(
      ...['b', '01', '-1', '1.5', '4294967295', '4294967294', '0'].map((key) => ({ key, value: 'x' })),
    ),
  },
  {
    rule: 'urlencoded keys like constructor and toString',
    request: urlencoded({ key: 'constructor', value: '1' }, { key: 'toString', value: '2' }),
  },
  { rule: 'urlencoded with an object as value', request: urlencoded({ key: 'a', value: { b: 1 } }) },
  { rule: 'urlencoded with a list as value', request: urlencoded({ key: 'a', value: [1, 2] }) },
  { rule: 'urlencoded with an empty list as value', request: urlencoded({ key: 'a', value: [] }) },
  { rule: 'urlencoded with a list of odd values', request: urlencoded({ key: 'a', value: ['x&y', null, true, [1]] }) },
  {
    rule: 'urlencoded with a list and a further value of one key',
    request: urlencoded({ key: 'a', value: ['x', 'y'] }, { key: 'a', value: 'z' }),
  },
  {
    rule: 'urlencoded with a list after another value of one key',
    request: urlencoded({ key: 'a', value: 'x' }, { key: 'a', value: ['y', 'z'] }),
  },
  {
    rule: 'urlencoded: of one key the disabled is left out',
    request: urlencoded({ key: 'a', value: '1' }, { key: 'a', value: '2', disabled: true }, { key: 'a', value: '3' }),
  },
  { rule: 'urlencoded with a value beyond the basic plane', request: urlencoded({ key: 'a', value: '\u{1F600}' }) },
  {
    rule: 'urlencoded keys that become one by a variable',
    request: urlencoded({ key: '{{k}}', value: '1' }, { key: 'b', value: '2' }, { key: 'a', value: '3' }),
    environment: { k: 'a' },
  },
  {
    rule: 'urlencoded with an own Content-Type in capitals',
    request: post('urlencoded', [{ key: 'a', value: '1' }], withHeader('APPLICATION/X-WWW-FORM-URLENCODED')),
  },
  {
    rule: 'urlencoded with a disabled own Content-Type',
    request: post('urlencoded', [{ key: 'a', value: '1' }], withHeader('text/plain', { disabled: true })),
  },
];

/** Bodies with members that are empty, odd, disabled or of another type. */
export const unusualBodyRules: readonly Rule[] = [...graphqlRules, ...fileRules, ...multipartRules, ...urlencodedRules];
