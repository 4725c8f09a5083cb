import sdk from 'postman-collection-4';
import { expect, test } from 'vitest';
import { urlText } from '../../src/newman/told/glance.ts';

/** All URLs that can be made of one choice for each part. */
function combine(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.reduce<readonly string[]>(
    (starts, choices) => starts.flatMap((start) => choices.map((choice) => start + choice)),
    [''],
  );
}

const schemes = ['http://', 'https://', 'HTTP://', 'ftp://', ''];
const hosts = ['127.0.0.1', 'a-b.example.com', '••••••', 'user:pass@h', '{{host}}', '[::1]', 'h_1', ''];
const ports = ['', ':', ':80', ':8080x', ':{{port}}'];
const paths = ['', '/', '/a', '/a/', '//', '/a//b', '/a/./b/../c', '/a%20b/~c', '/:id/x', '/a;b=1', '/ä'];
const queries = ['', '?', '?a', '?a=', '?a=1&b=2', '?a=1&', '?&a=1', '?a=1&&b=2', '?a==1', '?=1', '?a=%20+', '?a=1?b'];
const hashes = ['', '#', '#a', '#a?b=1'];
const urls = combine([schemes, hosts, ports, paths, queries, hashes]);

test('an address is shown as Postman writes it', () => {
  const wrong = urls.filter((url) => urlText(url) !== new sdk.Url(url).toString());
  expect(urls.length).toBeGreaterThan(100_000);
  expect(wrong).toEqual([]);
});
