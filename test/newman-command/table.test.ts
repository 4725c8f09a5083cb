import { afterAll, beforeAll, expect, test } from 'vitest';
import { usageLines } from './lines/usage.ts';
import { observe } from './observe.ts';
import { openNewman, programs } from './programs.ts';
import { type LaneServer, startLaneServer } from './server.ts';

let server: LaneServer;
let newman: ReturnType<typeof openNewman>;
beforeAll(async () => {
  server = await startLaneServer();
  newman = openNewman();
});
afterAll(() => {
  newman.close();
  server.close();
});

test.each(usageLines)('newman $args', async (line) => {
  const lane = usageLines.indexOf(line);
  const theirs = await observe(line, newman.program, server, `newman-${lane}`);
  const ours = await observe(line, programs.command, server, `command-${lane}`);
  expect(ours).toEqual(theirs);
});
