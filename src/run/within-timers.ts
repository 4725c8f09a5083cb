import { longestTimer } from '../model/deadline.ts';

interface Times {
  readonly delay?: number | undefined;
  readonly timeout?: number | undefined;
  readonly requestTimeout?: number | undefined;
  readonly scriptTimeout?: number | undefined;
}

/** The same options; times that no timer can hold count as the longest that one can. */
export function withinTimers<Options extends Times>(options: Options): Options {
  const { delay, timeout, requestTimeout, scriptTimeout } = options;
  return {
    ...options,
    delay: within(delay),
    timeout: within(timeout),
    requestTimeout: within(requestTimeout),
    scriptTimeout: within(scriptTimeout),
  };
}

function within(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.min(milliseconds, longestTimer);
}
