import type { Rule } from '../rule.ts';
import { user } from '../verifiers/credentials.ts';
import { accepts, auth, better, bodies, type Parameters, sends, signed, status } from './auth-signed.ts';

const { username, password } = user;
const here = 'http://server.test/verify/ntlm';

/** newman's connections outlive a run: each rule has to authenticate its own. */
let rules = 1;

function ntlm(query: string, parameters: Parameters = {}, more: object = {}): object {
  return signed('ntlm', { ...user, ...parameters }, `rule=${rules++}&${query}`, more);
}

export const ntlmRules: readonly Rule[] = [
  accepts('ntlm without a domain', ntlm('')),
  accepts('ntlm with domain and workstation', ntlm('domain=HOME', { domain: 'home', workstation: 'my-pc' })),
  accepts('ntlm with the domain before the name', ntlm('domain=HOME', { username: `home\\${username}` })),
  accepts('ntlm with the domain after the name', ntlm('domain=HOME.TEST', { username: `${username}@home.test` })),
  accepts('ntlm with a body', ntlm('', {}, { method: 'POST', body: bodies.json })),
  accepts('ntlm after an offer to negotiate', ntlm('offered=Negotiate&offered=NTLM')),
  accepts('ntlm in one header with others', ntlm('offered=Negotiate,%20NTLM')),
  accepts('ntlm with a server without Unicode', ntlm('oem=1&domain=HOME', { domain: 'home', workstation: 'pc' })),
  accepts('ntlm with a server of version 1', ntlm('without=1')),
  accepts('ntlm replaces an own Authorization', ntlm('', {}, { header: [{ key: 'Authorization', value: 'Own' }] })),
  accepts(
    'an ntlm connection is used again',
    {},
    {
      collection: { auth: auth('ntlm', user) },
      items: [here, `${here}/second`].map((url) => ({ request: url, test: status(200) })),
    },
  ),
  sends('ntlm with a wrong password', ntlm('', { password: 'wrong' })),
  sends('ntlm where something else is offered', ntlm('offered=Basic')),
  sends('ntlm with a server that does not go on', ntlm('rude=1')),
  sends('ntlm with disableRetryRequest', ntlm('', { disableRetryRequest: true })),
  sends('ntlm where nothing is asked', { url: 'http://server.test/', auth: auth('ntlm', { username, password }) }),
  better(
    'an ntlm connection is its user’s alone',
    'ntlm-connections',
    {},
    {
      items: [
        { request: ntlm(''), test: status(200) },
        { request: { url: here, auth: auth('noauth') }, test: status(401) },
      ],
    },
  ),
];
