import { describe, expect, test } from 'vitest';
import { authenticateMessage, negotiateMessage, parseChallenge } from '../../src/sign/ntlm-message.ts';
import { ntlmResponses } from '../../src/sign/ntlm-response.ts';

// MS-NLMP, 4.2.
const serverChallenge = Buffer.from('0123456789abcdef', 'hex');
const user = { username: 'User', password: 'Password', domain: 'Domain' };
const targetInfo = Buffer.from('02000c0044006f006d00610069006e0001000c005300650072007600650072000000' + '0000', 'hex');
/** The client's challenge is eight times AA, the time is zero. */
const circumstances = { now: () => -11_644_473_600_000, random: () => 0xaa / 256 };

describe('the examples of MS-NLMP', () => {
  test('4.2.2, version 1', async () => {
    const { lm, nt } = await ntlmResponses({ ...user, serverChallenge, targetInfo: undefined }, false, circumstances);
    expect(lm.toString('hex')).toBe('98def7b87f88aa5dafe2df779688a172def11c7d5ccdef13');
    expect(nt.toString('hex')).toBe('67c43011f30298a2ad35ece64f16331c44bdbed927841f94');
  });

  test('4.2.3, version 1 with the client’s challenge', async () => {
    const { lm, nt } = await ntlmResponses({ ...user, serverChallenge, targetInfo: undefined }, true, circumstances);
    expect(lm.toString('hex')).toBe(`aaaaaaaaaaaaaaaa${'00'.repeat(16)}`);
    expect(nt.toString('hex')).toBe('7537f803ae367128ca458204bde7caf81e97ed2683267232');
  });

  test('4.2.4, version 2', async () => {
    const { lm, nt } = await ntlmResponses({ ...user, serverChallenge, targetInfo }, true, circumstances);
    expect(lm.toString('hex')).toBe('86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa');
    expect(nt.subarray(0, 16).toString('hex')).toBe('68cd0ab851e51c96aabc927bebef6a1c');
  });
});

describe('messages', () => {
  const person = { ...user, workstation: 'pc' };

  test('the first one names domain and workstation', () => {
    const message = negotiateMessage(person);
    expect(message.subarray(0, 12).toString('latin1')).toBe('NTLMSSP\0\x01\0\0\0');
    expect(textAt(message, 16, 'latin1')).toBe('DOMAIN');
    expect(textAt(message, 24, 'latin1')).toBe('PC');
  });

  test.each([
    ['utf16le', 0x00880201],
    ['latin1', 0x00880202],
  ] as const)('the last one is written in %s if the server says so', async (encoding, flags) => {
    const message = await authenticateMessage({ flags, serverChallenge, targetInfo }, person, circumstances);
    expect(message.readUInt32LE(8)).toBe(3);
    expect(textAt(message, 28, encoding)).toBe('DOMAIN');
    expect(textAt(message, 36, encoding)).toBe('User');
    expect(textAt(message, 44, encoding)).toBe('PC');
    expect(message.readUInt16LE(12)).toBe(24);
    expect(message.length).toBe(message.readUInt32LE(24) + message.readUInt16LE(20));
  });

  test('what is no challenge is none', () => {
    expect(parseChallenge(Buffer.from('NTLMSSP\0\x01\0\0\0', 'latin1'))).toBeUndefined();
    expect(parseChallenge(negotiateMessage(person))).toBeUndefined();
  });
});

/** The text that a length and an offset at this place stand for. */
function textAt(message: Buffer, at: number, encoding: BufferEncoding): string {
  const offset = message.readUInt32LE(at + 4);
  return message.subarray(offset, offset + message.readUInt16LE(at)).toString(encoding);
}
