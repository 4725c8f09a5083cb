/** The simulator's time, in milliseconds since 1970. */
export interface Clock {
  readonly now: () => number;
  /** Moves time on at once. */
  readonly advance: (milliseconds: number) => void;
  /** How many of its milliseconds go by in a real one; 0 when time moves only by `advance` and by who gave the clock. */
  readonly speed: number;
}

/** A clock of one's own stands still between calls as far as the simulator knows; the computer's clock can run faster. */
export function createClock(own: (() => number) | undefined, speed = 1): Clock {
  let ahead = 0;
  const startedAt = Date.now();
  const running = () => startedAt + (Date.now() - startedAt) * speed;
  const read = own ?? running;
  return {
    now: () => read() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    speed: own === undefined ? speed : 0,
  };
}
