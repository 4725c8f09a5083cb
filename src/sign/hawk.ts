import { createHash, createHmac } from 'node:crypto';
import type { Auth, Request } from '../model/request.ts';
import { addBody } from './body-hash.ts';
import { randomText } from './random-text.ts';
import { Refusal } from './refusal.ts';
import { type Signature, secrets, textOf, unsigned, withAuthorization } from './signature.ts';
import type { SentBody, SignTools } from './tools.ts';
import { urlParts } from './url-parts.ts';

/** Hawk 1 (its readme is the specification): a MAC over time, nonce, method, URL and, if wanted, the body. */
export async function signHawk(request: Request, parameters: Auth['parameters'], tools: SignTools): Promise<Signature> {
  const id = textOf(parameters['authId']);
  const key = textOf(parameters['authKey']);
  if (id === '' || key === '') return unsigned(request, `hawk auth has no ${id === '' ? 'id' : 'key'}`);
  const algorithm = textOf(parameters['algorithm']) || 'sha256';
  if (!algorithms.includes(algorithm)) throw unknownAlgorithm(algorithm);
  const opened = parameters['includePayloadHash'] ? await tools.open(request) : { request, body: undefined };
  const hash = opened.body && (await payloadHash(opened.body, algorithm));
  const artifacts: Artifacts = {
    id,
    time: textOf(Number.parseInt(textOf(parameters['timestamp']), 10) || Math.floor(tools.now() / 1000)),
    nonce: textOf(parameters['nonce']) || randomText(6, tools.random),
    hash: hash ?? '',
    extra: textOf(parameters['extraData']),
    app: textOf(parameters['app']),
    delegation: textOf(parameters['delegation']),
  };
  const mac = createHmac(algorithm, key).update(normalized(opened.request, artifacts)).digest('base64');
  return {
    request: withAuthorization(opened.request, header(artifacts, mac)),
    warnings: [],
    credentials: secrets(key),
  };
}

const algorithms = ['sha1', 'sha256'];

interface Artifacts {
  readonly id: string;
  readonly time: string;
  readonly nonce: string;
  readonly hash: string;
  readonly extra: string;
  readonly app: string;
  readonly delegation: string;
}

async function payloadHash(body: SentBody, algorithm: string): Promise<string> {
  const type = (body.contentType ?? '').split(';')[0]?.trim().toLowerCase();
  const hash = createHash(algorithm).update(`hawk.1.payload\n${type}\n`);
  return (await addBody(hash, body)).update('\n').digest('base64');
}

function normalized({ method, url }: Request, { time, nonce, hash, extra, app, delegation }: Artifacts): string {
  const { hostname, port, path } = urlParts(url);
  const ext = extra.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  const lines = ['hawk.1.header', time, nonce, method.toUpperCase(), path, hostname.toLowerCase(), port, hash, ext];
  if (app !== '') lines.push(app, delegation);
  return `${lines.join('\n')}\n`;
}

function header({ id, time, nonce, hash, extra, app, delegation }: Artifacts, mac: string): string {
  const attributes = [
    ['id', id],
    ['ts', time],
    ['nonce', nonce],
    ['hash', hash],
    ['ext', extra.replace(/[\\"]/g, '\\$&')],
    ['mac', mac],
    ['app', app],
    ['dlg', app === '' ? '' : delegation],
  ];
  const told = attributes.flatMap(([name, value]) => (value === '' ? [] : [`${name}="${value}"`]));
  return `Hawk ${told.join(', ')}`;
}

function unknownAlgorithm(algorithm: string): Refusal {
  return new Refusal(`hawk auth has the algorithm ${algorithm}, which Hawk does not know`, 'Use sha256 or sha1');
}
