import { expect } from 'vitest';
import type { Rule } from '../rule.ts';
import { anywhere, type Story, shop, toRule } from './cookie-stories.ts';

const family = [
  'http://example.com/',
  `${shop}/`,
  'http://a.shop.example.com/',
  'http://other.example.com/',
  'http://notexample.com/',
  'http://example.com.org/',
];

const domains: readonly Story[] = [
  { rule: 'a domain’s cookie goes to all below it', at: shop, cookies: ['a=1; Domain=example.com'], asked: family },
  { rule: 'a host’s own cookie goes to it alone', at: shop, cookies: ['a=1'], asked: family },
  { rule: 'a domain’s own cookie stays above', at: 'http://example.com', cookies: ['a=1'], asked: family },
  { rule: 'a host names itself', at: shop, cookies: ['a=1; Domain=shop.example.com'], asked: family },
  { rule: 'a dot before the domain', at: shop, cookies: ['a=1; Domain=.example.com'], asked: family },
  { rule: 'two dots before the domain', at: shop, cookies: ['a=1; Domain=..example.com'], asked: family },
  { rule: 'a dot after the domain', at: shop, cookies: ['a=1; Domain=example.com.'], asked: family },
  { rule: 'a domain in capitals', at: shop, cookies: ['a=1; Domain=EXAMPLE.Com'], asked: family },
  { rule: 'no domain after the =', at: shop, cookies: ['a=1; Domain='], asked: family },
  { rule: 'a domain without =', at: shop, cookies: ['a=1; Domain'], asked: family },
  { rule: 'a domain below', at: 'http://example.com', cookies: ['a=1; Domain=shop.example.com'], asked: family },
  { rule: 'a domain beside', at: shop, cookies: ['a=1; Domain=other.example.com'], asked: family },
  { rule: 'the end of a name', at: 'http://notexample.com', cookies: ['a=1; Domain=example.com'], asked: family },
  { rule: 'the last of two domains', at: shop, cookies: ['a=1; Domain=other.test; Domain=example.com'], asked: family },
  { rule: 'the top level', at: shop, cookies: ['a=1; Domain=com'], asked: [...family, 'http://other.com/'] },
  {
    rule: 'a public suffix of two parts',
    at: 'http://shop.co.uk',
    cookies: ['a=1; Domain=co.uk'],
    asked: ['http://shop.co.uk/', 'http://other.co.uk/'],
  },
  {
    rule: 'a public suffix of a company',
    at: 'http://ada.github.io',
    cookies: ['a=1; Domain=github.io'],
    asked: ['http://ada.github.io/', 'http://bob.github.io/'],
  },
  {
    rule: 'a host that is a public suffix',
    at: 'http://github.io',
    cookies: ['a=1', 'b=2; Domain=github.io'],
    asked: ['http://github.io/', 'http://bob.github.io/'],
  },
  {
    rule: 'a host in capitals',
    at: 'http://Shop.Example.COM',
    cookies: ['a=1; Domain=example.com', 'b=2'],
    asked: [`${shop}/`, 'http://EXAMPLE.com/'],
  },
  {
    rule: 'a name with an umlaut',
    at: 'http://bücher.example',
    cookies: ['a=1', 'b=2; Domain=bücher.example', 'c=3; Domain=xn--bcher-kva.example'],
    asked: ['http://xn--bcher-kva.example/', 'http://a.bücher.example/'],
  },
  {
    rule: 'a host with a dot at its end',
    at: 'http://example.com.',
    cookies: ['a=1', 'b=2; Domain=example.com'],
    asked: ['http://example.com./', 'http://example.com/'],
  },
  {
    rule: 'a name of one part',
    at: 'http://intranet',
    cookies: ['a=1', 'b=2; Domain=intranet'],
    asked: ['http://intranet/', 'http://a.intranet/'],
  },
  {
    rule: 'localhost and below',
    at: 'http://b.a.localhost',
    cookies: ['a=1', 'b=2; Domain=a.localhost', 'c=3; Domain=localhost'],
    asked: ['http://b.a.localhost/', 'http://a.localhost/', 'http://localhost/', 'http://c.localhost/'],
  },
  {
    rule: 'names for special use',
    at: 'http://a.b.test',
    cookies: ['a=1', 'b=2; Domain=b.test', 'c=3; Domain=test'],
    asked: ['http://a.b.test/', 'http://b.test/', 'http://c.test/'],
  },
  {
    rule: 'an address names itself',
    at: 'http://10.0.0.1',
    cookies: ['a=1', 'b=2; Domain=10.0.0.1', 'c=3; Domain=0.0.1'],
    asked: ['http://10.0.0.1/', 'http://0.0.1/', 'http://10.0.0.2/'],
  },
  {
    rule: 'an address of IPv6',
    at: 'http://[2001:db8::1]',
    cookies: ['a=1', 'b=2; Domain=[2001:db8::1]', 'c=3; Domain=2001:db8::1'],
    asked: ['http://[2001:db8::1]/', 'http://[2001:db8::2]/'],
  },
  { rule: 'ports share cookies', at: `${shop}:81`, cookies: ['a=1'], asked: [`${shop}:82/`, `${shop}/`] },
  {
    rule: 'a domain’s cookie takes the place of the host’s',
    at: 'http://example.com',
    cookies: ['a=1', 'a=2; Domain=example.com'],
    asked: family,
  },
  {
    rule: 'cookies of host and domain side by side',
    at: shop,
    cookies: ['a=1', 'a=2; Domain=example.com', 'b=3; Domain=example.com', 'b=4'],
    asked: family,
  },
];

/** Postino answers *.localhost itself, as Postman does: no proxy is needed, over TLS either. */
const below = 'https://b.a.localhost:<secure port>';
const secured: readonly Story[] = [
  {
    rule: 'cookies over https',
    at: below,
    cookies: ['a=1; Secure; Domain=a.localhost', 'b=2; Domain=a.localhost', 'c=3; Secure'],
    asked: [`${below}/`, 'https://a.localhost:<secure port>/', 'http://b.a.localhost:<port>/'],
  },
  {
    rule: 'a secure cookie is left alone by http',
    at: below,
    cookies: ['a=1; Secure; Path=/'],
    asked: [`http://b.a.localhost:<port>/set-cookies?cookie=${encodeURIComponent('a=2; Path=/')}`, `${below}/`],
  },
];

const prefixes: Story = {
  rule: 'prefixes over https',
  at: below,
  cookies: [
    '__Secure-a=1; Secure',
    '__Secure-b=2',
    '__Host-c=3; Secure; Path=/',
    '__Host-d=4; Secure; Path=/; Domain=a.localhost',
    '__Host-e=5; Path=/',
  ],
  asked: [`${below}/`, `${below}/in`, 'https://a.localhost:<secure port>/'],
};
const hostCookie: Story = {
  rule: 'a __Host- cookie without a path',
  at: below,
  cookies: ['a=1', '__Host-b=2; Secure'],
  asked: [`${below}/`],
};
const sent = (cookie: string) => ({
  requests: [{}, { headers: expect.arrayContaining([['Cookie', cookie]]) }],
});

export const cookieDomainRules: readonly Rule[] = [
  ...domains.map((story) => ({ ...toRule(story), ...anywhere })),
  ...[...secured, prefixes].map((story) => ({ ...toRule(story), options: { insecure: true } })),
  {
    ...toRule(hostCookie),
    options: { insecure: true },
    differs: { id: 'host-cookies', newman: sent('a=1; __Host-b=2'), postino: sent('a=1') },
  },
];
