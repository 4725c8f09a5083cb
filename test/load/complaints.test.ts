import { chmod } from 'node:fs/promises';
import { createServer } from 'node:http';
import { describe, expect } from 'vitest';
import { loadCollection, parseCollection } from '../../src/load/collection/collection.ts';
import { asOrdinaryUser, complaint, test } from './scratch.ts';

const v2 = {
  info: { name: 'C', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: [],
};
const environment = {
  name: 'E',
  values: [{ key: 'a', value: '1', enabled: true }],
  _postman_variable_scope: 'environment',
};

describe('a document of another kind is named', () => {
  test.for([
    { what: 'a Postman environment', hint: 'Pass it with --environment', document: environment },
    { what: 'a Postman environment', hint: 'Pass it with --environment', document: { environment } },
    {
      what: 'Postman globals',
      hint: 'Pass it with --globals',
      document: { ...environment, _postman_variable_scope: 'globals' },
    },
    {
      what: 'an OpenAPI description',
      hint: 'Import it into Postman and export a collection (format v2.1)',
      document: { openapi: '3.1.0', info: { title: 'x' }, paths: {} },
    },
    {
      what: 'an OpenAPI description',
      hint: 'Import it into Postman and export a collection (format v2.1)',
      document: { swagger: '2.0', info: { title: 'x' } },
    },
    {
      what: 'a HAR file',
      hint: 'Import it into Postman and export a collection (format v2.1)',
      document: { log: { version: '1.2', entries: [] } },
    },
    {
      what: 'a Postman data dump',
      hint: 'Import it into Postman and export what is needed from there',
      document: { version: 1, collections: [v2], environments: [] },
    },
    {
      what: 'a Postman v3 collection file',
      hint: 'Export the collection from Postman as one JSON file (format v2.1)',
      document: { $kind: 'collection', name: 'x' },
    },
    {
      what: 'a package.json',
      hint: 'Export the collection from Postman (format v2.1)',
      document: { name: 'x', version: '1.0.0', dependencies: {} },
    },
    {
      what: 'an Insomnia export',
      hint: 'Import it into Postman and export a collection (format v2.1)',
      document: { _type: 'export', __export_format: 4, resources: [] },
    },
    {
      what: 'the JSON report of a run',
      hint: 'Pass the collection that was run',
      document: { collection: v2, environment, run: { stats: {}, executions: [] } },
    },
    { what: 'a list of objects', hint: 'Pass rows of data with --iteration-data', document: [{ a: 1 }] },
    { what: 'a list', hint: 'Export the collection from Postman (format v2.1)', document: [1] },
    { what: 'an empty list', hint: 'Export the collection from Postman (format v2.1)', document: [] },
    { what: 'a text', hint: 'Export the collection from Postman (format v2.1)', document: 'x' },
    { what: 'a number', hint: 'Export the collection from Postman (format v2.1)', document: 5 },
    { what: 'null', hint: 'Export the collection from Postman (format v2.1)', document: null },
    { what: 'an empty object', hint: 'Export the collection from Postman (format v2.1)', document: {} },
    {
      what: 'a JSON object of another kind',
      hint: 'Export the collection from Postman (format v2.1)',
      document: { info: { name: 'no items, no schema' } },
    },
  ])('$what: $document', async ({ what, hint, document }) => {
    const text = await complaint(parseCollection(document, 'x.json'));
    expect(text).toBe(`not-a-collection: x.json is ${what}, not a collection\n-> ${hint}`);
  });

  test.for([
    { what: 'an OpenAPI description in YAML', content: '# api\nopenapi: 3.0.0\ninfo: {}\n' },
    { what: 'a YAML file of a Postman v3 collection', content: '$kind: http-request\nname: x\n' },
    { what: 'an Insomnia export in YAML', content: 'type: collection.insomnia.rest/5.0\n' },
    { what: 'an HTML page', content: '<!DOCTYPE html>\n<html></html>' },
  ])('$what', async ({ what, content }, { scratch }) => {
    await scratch.write('x.txt', content);
    expect(await complaint(loadCollection('x.txt', scratch.io))).toMatch(
      `not-a-collection: x.txt is ${what}, not a collection\n-> `,
    );
  });

  test('a collection without requests and a schema is one', async () => {
    expect((await parseCollection(v2, 'x.json')).children).toEqual([]);
  });
});

describe('a syntax error is told with its place', () => {
  test('in the line where it is', async ({ scratch }) => {
    await scratch.write('c.json', '{\n  "info": { "name": "x" }\n\t"item": []\n}\n');
    expect(
      await complaint(loadCollection('c.json', scratch.io)),
    ).toBe(`not-json: c.json is not JSON: line 3, column 2: a comma is missing before this
  3 |  "item": []
    |  ^
-> Correct line 3 of c.json`);
  });

  test('with the names of requests and of the format, but without any value', async ({ scratch }) => {
    const item = '{"name":"Log in","request":{"auth":{"basic":[{"key":"password","value":"hunter2-in-file"}';
    await scratch.write('c.json', `${item}}`);
    const text = await complaint(loadCollection('c.json', scratch.io));
    expect(text).toContain(
      '{"name":"Log in","request":{"auth":{"•••••":[{"key":"••••••••","value":"•••••••-••-••••"}}\n',
    );
  });

  test('in the middle of a long line', async ({ scratch }) => {
    const items = Array.from({ length: 100 }, (_, index) => `{"name":"r ${index}"}`).join(',');
    await scratch.write('c.json', `{"item":[${items.replace('},{"name":"r 50"', '}{"name":"r 50"')}]}`);
    expect(
      await complaint(loadCollection('c.json', scratch.io)),
    ).toBe(`not-json: c.json is not JSON: line 1, column 799: a comma is missing before this
  1 | },{"name":"r 47"},{"name":"r 48"},{"name":"r 49"}{"name":"r 50"},{"name":"r 51"},{"name":"r 52"},{"n
    |                                                  ^
-> Correct line 1 of c.json`);
  });

  test('without the token that stands beside it', async ({ scratch }) => {
    const token = `EAA${'x1'.repeat(20)}`;
    await scratch.write('c.json', `{"token": "${token}" "b": 1}`);
    const text = await complaint(loadCollection('c.json', scratch.io));
    expect(text).not.toContain(token);
    expect(text).toContain('a comma is missing before this');
  });
});

describe('a file that cannot be read', () => {
  test('does not exist', async ({ scratch }) => {
    expect(await complaint(loadCollection('c.json', scratch.io))).toBe(
      'not-found: c.json does not exist\n-> Check the path given as collection',
    );
  });

  test('does not exist, but nearly', async ({ scratch }) => {
    for (const name of ['whatsapp.postman_collection.json', 'other.json', 'Whatsap.json'])
      await scratch.write(name, '');
    expect(await complaint(loadCollection('whatsapp.json', scratch.io))).toBe(
      'not-found: whatsapp.json does not exist\n-> Use Whatsap.json or whatsapp.postman_collection.json in the same directory',
    );
  });

  test('is in a directory that does not exist', async ({ scratch }) => {
    expect(await complaint(loadCollection('no/c.json', scratch.io))).toBe(
      'not-found: no/c.json does not exist, nor does its directory\n-> Check the path given as collection',
    );
  });

  test('is a directory', async ({ scratch }) => {
    await scratch.write('d/b.json', '');
    await scratch.write('d/a.json', '');
    await scratch.write('e/x.txt', '');
    expect(await complaint(loadCollection('d', scratch.io))).toBe(
      'not-readable: d is a directory\n-> Name a file in it: a.json or b.json',
    );
    expect(await complaint(loadCollection('e', scratch.io))).toBe('not-readable: e is a directory\n-> Name a file');
  });

  test.for(['.resources/definition.yaml', 'Get me.request.yaml'])(
    'is a v3 collection with %s',
    async (name, { scratch }) => {
      await scratch.write(`d/${name}`, '$kind: collection\n');
      expect(await complaint(loadCollection('d', scratch.io))).toBe(
        'not-a-collection: d is a Postman v3 collection directory, which cannot be run\n-> Export the collection from Postman as one JSON file (format v2.1)',
      );
    },
  );

  test('is not ours to read', async ({ scratch }) => {
    await chmod(await scratch.write('c.json', '{}'), 0o000);
    expect(await asOrdinaryUser(() => complaint(loadCollection('c.json', scratch.io)))).toBe(
      'not-readable: c.json cannot be read: permission denied\n-> Allow reading it, e.g. with chmod u+r c.json',
    );
  });

  test.for(['', ' \n', '\uFEFF'])('is empty: %j', async (content, { scratch }) => {
    await scratch.write('c.json', content);
    expect(await complaint(loadCollection('c.json', scratch.io))).toBe(
      'not-json: c.json is empty\n-> Save the collection there again',
    );
  });

  test('nothing on standard input', async ({ scratch }) => {
    expect(await complaint(loadCollection('-', scratch.io))).toBe(
      'not-json: standard input is empty\n-> Pipe the collection into the command',
    );
  });
});

describe('a URL that gives no collection', () => {
  test.for([
    {
      status: 404,
      body: '{}',
      expected: 'not-found: <url> cannot be fetched: it answered 404 Not Found\n-> Check the address',
    },
    {
      status: 401,
      body: '{}',
      expected:
        'not-readable: <url> cannot be fetched: it answered 401 Unauthorized\n-> Download the file, or give an address that may read it',
    },
    {
      status: 500,
      body: '',
      expected: 'not-readable: <url> cannot be fetched: it answered 500 Internal Server Error\n-> Check the address',
    },
    {
      status: 204,
      body: '',
      expected: 'not-readable: <url> cannot be fetched: it answered 204 No Content\n-> Check the address',
    },
    { status: 200, body: '', expected: 'not-json: <url> is empty\n-> Save the collection there again' },
    {
      status: 200,
      body: '<html>hi</html>',
      expected:
        'not-a-collection: <url> is an HTML page, not a collection\n-> Give the address of the file itself, often called "raw" or "download"',
    },
    {
      status: 200,
      body: 'hi',
      expected:
        'not-json: <url> is not JSON: line 1, column 1: a value is expected here\n  1 | ••\n    | ^\n-> Correct line 1 of <url>',
    },
  ])('$status with $body', async ({ status, body, expected }, { scratch }) => {
    const server = createServer((_, response) => response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/c.json`;
    const text = await complaint(loadCollection(url, scratch.io));
    server.close();
    expect(text.replaceAll(url, '<url>')).toBe(expected);
  });

  test('nothing listens there', async ({ scratch }) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/c`;
    await new Promise((resolve) => server.close(resolve));
    expect((await complaint(loadCollection(`${url}?key=hidden`, scratch.io))).replaceAll(url, '<url>')).toBe(
      'not-readable: <url> cannot be fetched: nothing listens there (ECONNREFUSED)\n-> Check the address, the network and whether the server is up',
    );
  });

  test('the host is unknown', async ({ scratch }) => {
    expect(await complaint(loadCollection('http://no-such-host.invalid/c', scratch.io))).toMatch(
      /^not-readable: http:\/\/no-such-host.invalid\/c cannot be fetched: the host name /,
    );
  });

  test('the connection is cut', async ({ scratch }) => {
    const server = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/c`;
    expect(await complaint(loadCollection(url, scratch.io))).toContain('cannot be fetched: the connection was cut');
    server.close();
  });

  test('it is no URL', async ({ scratch }) => {
    expect(await complaint(loadCollection('http://a b:c', scratch.io))).toBe(
      'not-found: http://a b:c is not a URL\n-> Check the address',
    );
  });
});
