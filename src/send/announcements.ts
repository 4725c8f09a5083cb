import { failure } from './failure.ts';

/** Answers of 100 to 199 that announce the real one; nobody sends more of them on purpose. */
const most = 100;

/** Counts what a server announces before it answers. */
export class Announcements {
  #count = 0;

  /** One more has come; what to fail with once there are too many. */
  next(): Error | undefined {
    if (++this.#count <= most) return undefined;
    const message = `the server announced its answer ${most} times and did not send it`;
    return failure(
      'no-answer',
      message,
      'Check the server: it sends answers with a status of 100 to 199 without an end',
    );
  }
}
