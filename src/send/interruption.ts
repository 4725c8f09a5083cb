import { failure } from './failure.ts';

/** The error of what was under way when the signal aborted. */
export function interruption({ reason }: AbortSignal): Error {
  const isTimeout = reason instanceof DOMException && reason.name === 'TimeoutError';
  return failure('aborted', isTimeout ? 'the run took too long' : 'the run was interrupted');
}
