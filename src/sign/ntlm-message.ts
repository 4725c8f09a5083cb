import { ntlmResponses } from './ntlm-response.ts';

/** Who authenticates. */
export interface NtlmUser {
  readonly username: string;
  readonly password: string;
  readonly domain: string;
  readonly workstation: string;
}

/** The server's message (type 2). */
export interface NtlmChallenge {
  readonly flags: number;
  /** 8 bytes. */
  readonly serverChallenge: Buffer;
  /** Undefined where the server names none. */
  readonly targetInfo: Buffer | undefined;
}

/** What a response is made of besides user and challenge. */
export interface Circumstances {
  readonly now: () => number;
  readonly random: () => number;
}

// MS-NLMP, 2.2.2.5.
const unicode = 0x00000001;
const domainSupplied = 0x00001000;
const extendedSecurity = 0x00080000;
const targetInfoGiven = 0x00800000;
/** What Postman's client offers, the domain aside: Unicode or OEM, NTLM, extended security, 56 and 128 bits, a version. */
const offered = 0xa208a207;
/** What it says when it authenticates. */
const agreed = 0xa2888205;

const signature = Buffer.from('NTLMSSP\0', 'latin1');
/** Windows XP, as Postman's client has it: 5.1, build 2600, revision 15. */
const version = Buffer.from([5, 1, 0x28, 0x0a, 0, 0, 0, 15]);

/** The message that opens the handshake (type 1). */
export function negotiateMessage({ domain, workstation }: NtlmUser): Buffer {
  const domainBytes = Buffer.from(oemName(domain), 'latin1');
  const workstationBytes = Buffer.from(oemName(workstation), 'latin1');
  const supplied = domain === '' ? 0 : domainSupplied;
  const start = 40;
  return Buffer.concat([
    signature,
    number(1),
    number(offered | supplied),
    place(domainBytes, start + workstationBytes.length),
    place(workstationBytes, start),
    version,
    workstationBytes,
    domainBytes,
  ]);
}

/** Reads the server's message; undefined for what is none. */
export function parseChallenge(message: Buffer): NtlmChallenge | undefined {
  if (message.length < 32 || message.readUInt32LE(8) !== 2) return undefined;
  const flags = message.readUInt32LE(20);
  const hasInfo = (flags & targetInfoGiven) !== 0 && message.length >= 48;
  const [length, offset] = hasInfo ? [message.readUInt16LE(40), message.readUInt32LE(44)] : [0, 0];
  const targetInfo = hasInfo ? message.subarray(offset, offset + length) : undefined;
  return { flags, serverChallenge: message.subarray(24, 32), targetInfo };
}

/** The message that proves to know the password (type 3): NTLMv2 where the server can, else what it can. */
export async function authenticateMessage(
  challenge: NtlmChallenge,
  user: NtlmUser,
  circumstances: Circumstances,
): Promise<Buffer> {
  const isUnicode = (challenge.flags & unicode) !== 0;
  const encoding = isUnicode ? 'utf16le' : 'latin1';
  const domain = user.domain.toUpperCase();
  const { lm, nt } = await ntlmResponses(
    { ...challenge, ...user, domain },
    hasExtendedSecurity(challenge),
    circumstances,
  );
  const [domainBytes, userBytes, workstationBytes] = [domain, user.username, user.workstation.toUpperCase()].map(
    (text) => Buffer.from(text, encoding),
  ) as [Buffer, Buffer, Buffer];
  const payload = [domainBytes, userBytes, workstationBytes, lm, nt];
  const start = 72;
  const offset = (index: number): number => payload.slice(0, index).reduce((sum, part) => sum + part.length, start);
  return Buffer.concat([
    signature,
    number(3),
    place(lm, offset(3)),
    place(nt, offset(4)),
    place(domainBytes, offset(0)),
    place(userBytes, offset(1)),
    place(workstationBytes, offset(2)),
    place(Buffer.alloc(0), offset(5)),
    number(isUnicode ? agreed : agreed - unicode),
    version,
    ...payload,
  ]);
}

function hasExtendedSecurity({ flags }: NtlmChallenge): boolean {
  return (flags & extendedSecurity) !== 0;
}

/** In the first message names are in capitals, and what is not ASCII is escaped (Postman's client). */
function oemName(text: string): string {
  return [...text.toUpperCase()].map((each) => (/[\w@*+./-]/.test(each) ? each : percent(each))).join('');
}

function percent(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    const code = character.charCodeAt(index);
    const hex = code.toString(16).toUpperCase();
    return code < 256 ? `%${hex.padStart(2, '0')}` : `%u${hex.padStart(4, '0')}`;
  }).join('');
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

/** Where a part of the message stands: its length, twice, and its offset. */
function place({ length }: Buffer, offset: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(length, 0);
  bytes.writeUInt16LE(length, 2);
  bytes.writeUInt32LE(offset, 4);
  return bytes;
}
