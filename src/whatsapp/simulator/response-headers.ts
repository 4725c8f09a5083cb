import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';
import { isObject } from './parameters.ts';
import type { World } from './world.ts';

/** Calls an app may make in an hour; the usage headers are per cent of it. */
const hourlyBudget = 5000;

/** The headers that Graph sends with every answer. */
export function responseHeaders(answer: Answer, body: string, world: World): Headers {
  const used = Math.min(100, Math.floor((world.countCall() / hourlyBudget) * 100));
  const usage = { call_count: used, total_cputime: used, total_time: used };
  const headers = new Headers({
    'content-type': 'application/json; charset=UTF-8',
    'content-length': String(Buffer.byteLength(body)),
    etag: `"${createHash('sha1').update(body).digest('hex')}"`,
    'x-app-usage': JSON.stringify(usage),
    'x-fb-request-id': world.chance.text('request', 8),
    'x-fb-trace-id': world.chance.text('header-trace', 8),
    'x-fb-rev': '1000000001',
    'x-fb-debug': world.chance.text('debug', 48),
    expires: 'Sat, 01 Jan 2000 00:00:00 GMT',
    'cache-control': 'private, no-cache, no-store, must-revalidate',
    pragma: 'no-cache',
    'strict-transport-security': 'max-age=15552000; preload',
    'access-control-allow-origin': '*',
  });
  if (answer.version !== undefined) headers.set('facebook-api-version', answer.version);
  if (answer.usageOf !== undefined) headers.set('x-business-use-case-usage', useCaseUsage(answer.usageOf, usage));
  if (answer.status === 401) headers.set('www-authenticate', challenge(answer.json));
  return headers;
}

function useCaseUsage(key: string, usage: Readonly<Record<string, number>>): string {
  const row = { ...usage, estimated_time_to_regain_access: 0 };
  return JSON.stringify({
    [key]: [
      { type: 'whatsapp_business_management', ...row },
      { type: 'whatsapp', ...row },
    ],
  });
}

function challenge(json: unknown): string {
  const error = isObject(json) && isObject(json['error']) ? json['error'] : {};
  const kind = error['code'] === 104 ? 'invalid_request' : 'invalid_token';
  return `OAuth "Facebook Platform" "${kind}" "${String(error['message'])}"`;
}
