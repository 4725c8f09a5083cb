import { createHmac } from 'node:crypto';
import type { Socket } from 'node:net';
import md4 from 'js-md4';
import type { WireRequest } from '../wire.ts';
import { user } from './credentials.ts';
import { accepted, headerOf, refused, type Verdict } from './verdict.ts';

/** Of each connection, by the number of the rule that uses it. */
const connections = new WeakMap<Socket, Map<string, 'challenged' | 'authenticated'>>();
const serverChallenge = Buffer.from('0123456789abcdef', 'hex');
/** Domain and computer, as a server names them. */
const targetInfo = Buffer.from('02000c0044004f004d00410049004e0001000c005300650072007600650072000000' + '0000', 'hex');

/**
 * NTLM on one connection: what it knows it knows of the socket. The query says the `domain`, what is `offered`,
 * `without` extended security (version 1 then goes unchecked), `oem` for a server that has no Unicode.
 */
export function verifyNtlm(request: WireRequest, query: URLSearchParams, socket: Socket | null): Verdict {
  if (socket === null) return refused('no connection');
  const states = connections.get(socket) ?? new Map<string, 'challenged' | 'authenticated'>();
  connections.set(socket, states);
  const rule = query.get('rule') ?? '';
  const offered = query.getAll('offered');
  const challenges = offered.length > 0 ? offered : ['NTLM'];
  const header = headerOf(request, 'authorization');
  if (header === undefined) return states.get(rule) === 'authenticated' ? accepted : refused('not yet', ...challenges);
  const message = Buffer.from(header.replace(/^NTLM /, ''), 'base64');
  const type = message.length > 12 ? message.readUInt32LE(8) : 0;
  if (type === 1) {
    states.set(rule, 'challenged');
    return refused('go on', query.has('rude') ? 'NTLM' : `NTLM ${challengeMessage(query).toString('base64')}`);
  }
  if (type !== 3 || states.get(rule) !== 'challenged') return refused('not on this connection', 'NTLM');
  states.delete(rule);
  if (!proves(message, query)) return refused('the password is wrong', 'NTLM');
  states.set(rule, 'authenticated');
  return accepted;
}

function challengeMessage(query: URLSearchParams): Buffer {
  const charset = query.has('oem') ? 2 : 1;
  const security = query.has('without') ? 0 : 0x00880000;
  const message = Buffer.alloc(48);
  message.write('NTLMSSP\0', 'latin1');
  message.writeUInt32LE(2, 8);
  message.writeUInt32LE((0x00000200 | charset | security) >>> 0, 20);
  serverChallenge.copy(message, 24);
  message.writeUInt16LE(targetInfo.length, 40);
  message.writeUInt16LE(targetInfo.length, 42);
  message.writeUInt32LE(48, 44);
  return Buffer.concat([message, targetInfo]);
}

/** MS-NLMP, 3.3.2. */
function proves(message: Buffer, query: URLSearchParams): boolean {
  const part = (at: number): Buffer => {
    const offset = message.readUInt32LE(at + 4);
    return message.subarray(offset, offset + message.readUInt16LE(at));
  };
  const text = (at: number): string => part(at).toString(query.has('oem') ? 'latin1' : 'utf16le');
  const [domain, name] = [text(28), text(36)];
  if (name !== user.username || domain !== (query.get('domain') ?? '')) return false;
  const response = part(20);
  if (query.has('without')) return response.length === 24;
  const hash = Buffer.from(md4.create().update(Buffer.from(user.password, 'utf16le')).digest());
  const key = hmac(hash, Buffer.from(name.toUpperCase() + domain, 'utf16le'));
  return hmac(key, serverChallenge, response.subarray(16)).equals(response.subarray(0, 16));
}

function hmac(key: Buffer, ...data: readonly Buffer[]): Buffer {
  return createHmac('md5', key).update(Buffer.concat(data)).digest();
}
