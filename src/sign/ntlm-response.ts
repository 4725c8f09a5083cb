import { createCipheriv, createHash, createHmac } from 'node:crypto';

/** What a response to a server's challenge is made of (MS-NLMP, 3.3). */
export interface NtlmExchange {
  readonly username: string;
  readonly password: string;
  readonly domain: string;
  readonly serverChallenge: Buffer;
  readonly targetInfo: Buffer | undefined;
}

/** The two responses of an authenticate message. */
export interface NtlmResponses {
  readonly lm: Buffer;
  readonly nt: Buffer;
}

/** NTLMv2 with extended security, unless the server names no target; else NTLMv1. */
export async function ntlmResponses(
  exchange: NtlmExchange,
  hasExtendedSecurity: boolean,
  { now, random }: { readonly now: () => number; readonly random: () => number },
): Promise<NtlmResponses> {
  const { password, serverChallenge, targetInfo } = exchange;
  const ntHash = await ntPasswordHash(password);
  if (!hasExtendedSecurity) {
    return { lm: tripleDes(lmPasswordHash(password), serverChallenge), nt: tripleDes(ntHash, serverChallenge) };
  }
  const clientChallenge = Buffer.from(Array.from({ length: 8 }, () => Math.floor(random() * 256)));
  if (targetInfo === undefined) return sessionResponses(ntHash, serverChallenge, clientChallenge);
  return secondVersion({ ...exchange, targetInfo }, ntHash, clientChallenge, fileTime(now()));
}

/** Version 1 with a challenge of the client's in it (MS-NLMP, 3.3.1). */
function sessionResponses(ntHash: Buffer, serverChallenge: Buffer, clientChallenge: Buffer): NtlmResponses {
  const both = createHash('md5').update(serverChallenge).update(clientChallenge).digest();
  return { lm: Buffer.concat([clientChallenge, Buffer.alloc(16)]), nt: tripleDes(ntHash, both.subarray(0, 8)) };
}

/** MS-NLMP, 3.3.2. */
function secondVersion(
  { username, domain, serverChallenge, targetInfo }: NtlmExchange & { readonly targetInfo: Buffer },
  ntHash: Buffer,
  clientChallenge: Buffer,
  time: Buffer,
): NtlmResponses {
  const key = hmacMd5(ntHash, Buffer.from(username.toUpperCase() + domain, 'utf16le'));
  const blob = Buffer.concat([
    Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]),
    time,
    clientChallenge,
    Buffer.alloc(4),
    targetInfo,
    Buffer.alloc(4),
  ]);
  return {
    lm: Buffer.concat([hmacMd5(key, serverChallenge, clientChallenge), clientChallenge]),
    nt: Buffer.concat([hmacMd5(key, serverChallenge, blob), blob]),
  };
}

/** Tenths of microseconds since 1601. */
function fileTime(now: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(Math.floor(now)) + 11_644_473_600_000n) * 10_000n);
  return bytes;
}

/** MD4, which OpenSSL 3 no longer has. */
async function ntPasswordHash(password: string): Promise<Buffer> {
  const { default: md4 } = await import('js-md4');
  return Buffer.from(md4.create().update(Buffer.from(password, 'utf16le')).digest());
}

function lmPasswordHash(password: string): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.write(password.toUpperCase(), 'latin1');
  const magic = Buffer.from('KGS!@#$%', 'latin1');
  return Buffer.concat([des(bytes.subarray(0, 7), magic), des(bytes.subarray(7), magic)]);
}

/** DES with each third of the hash, which is filled up with zeros. */
function tripleDes(hash: Buffer, data: Buffer): Buffer {
  const key = Buffer.concat([hash, Buffer.alloc(21 - hash.length)]);
  return Buffer.concat([0, 7, 14].map((start) => des(key.subarray(start, start + 7), data)));
}

/** Single DES, which OpenSSL 3 has only as three times the same key. */
function des(key: Buffer, data: Buffer): Buffer {
  const spread = Buffer.from(
    Array.from({ length: 8 }, (_, index) => {
      const bits = ((key[index - 1] ?? 0) << 8) | (key[index] ?? 0);
      return (bits >> index) & 0xfe;
    }),
  );
  const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([spread, spread, spread]), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

function hmacMd5(key: Buffer, ...data: readonly Buffer[]): Buffer {
  return data.reduce((hmac, part) => hmac.update(part), createHmac('md5', key)).digest();
}
