/** What the command tells its caller. Listed in the README; a number is never reused for something else. */
export const exitCode = {
  /** Everything passed. */
  passed: 0,
  /** An assertion failed, a request got no answer, a script threw, or the run took too long. */
  failed: 1,
  /** The command, a file or an option is unusable, or the selection matched nothing. */
  unusable: 2,
  /** Ended by Ctrl-C or SIGTERM. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
