import { type Subject, subject } from '../subject.ts';

/** The subject with another answer. */
export function answering(
  body: string | Uint8Array,
  headers: readonly (readonly [string, string])[] = [],
  status = 200,
  reason = 'OK',
): Partial<Subject> {
  const { response } = subject;
  if (response === undefined) return {};
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const list = headers.map(([name, value]) => ({ name, value }));
  return { response: { ...response, status, reason, headers: list, body: bytes, downloadedBytes: bytes.length } };
}
