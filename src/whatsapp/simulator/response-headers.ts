import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';
import { hourlyUsage } from './limits.ts';
import { isObject } from './parameters.ts';
import type { World } from './world.ts';

/** Calls an app may make in an hour; the usage headers are per cent of it. */
const hourlyBudget = 5000;

/** The headers that Graph sends with every answer. */
export function responseHeaders(answer: Answer, body: Uint8Array, world: World): Headers {
  const used = Math.min(100, Math.floor((world.countCall() / hourlyBudget) * 100));
  const usage = { call_count: used, total_cputime: used, total_time: used };
  const headers = new Headers({
    'content-type': answer.file?.type ?? 'application/json; charset=UTF-8',
    'content-length': String(body.length),
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
  if (answer.usageOf !== undefined) headers.set('x-business-use-case-usage', useCaseUsage(answer.usageOf, world));
  if (isChallenged(answer)) headers.set('www-authenticate', challenge(answer.json));
  return headers;
}

function useCaseUsage(key: string, world: World): string {
  const { percent, minutes } = hourlyUsage(key, world);
  const row = {
    call_count: percent,
    total_cputime: percent,
    total_time: percent,
    estimated_time_to_regain_access: minutes,
  };
  return JSON.stringify({
    [key]: [
      { type: 'whatsapp_business_management', ...row },
      { type: 'whatsapp', ...row },
    ],
  });
}

/** Codes of throttling: answered like a missing token. */
const throttled = [4, 17, 32, 613, 80007, 80008];

function isChallenged({ status, json }: Answer): boolean {
  return status === 401 || throttled.includes(codeOf(json));
}

function codeOf(json: unknown): number {
  return isObject(json) && isObject(json['error']) ? Number(json['error']['code']) : 0;
}

function challenge(json: unknown): string {
  const error = isObject(json) && isObject(json['error']) ? json['error'] : {};
  const kind = [104, ...throttled].includes(codeOf(json)) ? 'invalid_request' : 'invalid_token';
  return `OAuth "Facebook Platform" "${kind}" "${String(error['message'])}"`;
}
