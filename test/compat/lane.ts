import { observe } from './observe.ts';
import type { Outcome } from './outcome.ts';
import { startRecordingServer } from './recording-server.ts';
import type { Rule } from './rule.ts';
import { startNewman } from './through-newman.ts';
import { runThroughPostino } from './through-postino.ts';

/** Takes one rule after the other through both runners, side by side, each with a server of its own. */
export interface Lane {
  observe(rule: Rule): Promise<{ readonly theirs: Outcome; readonly ours: Outcome }>;
  close(): Promise<void>;
}

export async function openLane(): Promise<Lane> {
  const [newmanServer, postinoServer] = await Promise.all([startRecordingServer(), startRecordingServer()]);
  const newman = startNewman();
  let previous: Promise<unknown> = Promise.resolve();
  const both = async (rule: Rule) => {
    const [theirs, ours] = await Promise.all([
      observe(rule, newman.run, newmanServer),
      observe(rule, runThroughPostino, postinoServer),
    ]);
    return { theirs, ours };
  };
  return {
    observe: (rule) => {
      const current = previous.then(() => both(rule));
      previous = current.catch(() => undefined);
      return current;
    },
    close: async () => {
      await newman.close();
      await Promise.all([newmanServer.close(), postinoServer.close()]);
    },
  };
}
