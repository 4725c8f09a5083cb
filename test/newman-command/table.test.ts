import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Observed, titleOf } from './line.ts';
import { commandLines } from './lines/all.ts';
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

test.concurrent.each(commandLines.map((line) => [titleOf(line), line] as const))(
  'newman %s',
  async (_title, line) => {
    const place = commandLines.indexOf(line);
    const theirs = await observe(line, line.isAlone ? programs.newman : newman.program, server, `newman-${place}`);
    const command = await observe(line, programs.command, server, `command-${place}`);
    const postino = await observe(line, programs.postino, server, `postino-${place}`);
    expectSame(said(command), said(theirs), line.differs.command);
    expectSame(done(postino), done(theirs), line.differs.postino);
    if (line.differs.postino === 'exit-code-2') expect(postino).toMatchObject({ code: 2, files: {} });
  },
  60_000,
);

/** A few of all kinds. */
const sample = commandLines.filter(({ isAlone }, place) => !isAlone && place % 25 === 0);

test.concurrent.each(sample.map((line) => [titleOf(line), line] as const))(
  'newman %s: the same in a process of its own',
  async (_title, line) => {
    const place = commandLines.indexOf(line);
    const hosted = await observe(line, newman.program, server, `hosted-${place}`);
    expect(hosted).toEqual(await observe(line, programs.newman, server, `alone-${place}`));
  },
  60_000,
);

test('no command line is there twice', () => {
  const all = commandLines.map(titleOf);
  expect(all.filter((title, place) => all.indexOf(title) !== place)).toEqual([]);
});

/** A difference that is named has to be there. */
function expectSame(ours: unknown, theirs: unknown, difference: string | undefined): void {
  if (difference === undefined) expect(ours).toEqual(theirs);
  else expect(ours, difference).not.toEqual(theirs);
}

/** All of it; of errors the first line, what follows is help in own words. */
function said({ stderr, ...rest }: Observed): unknown {
  return { ...rest, stderr: stderr.split('\n', 1)[0] };
}

function done({ code, arrivals, files }: Observed): unknown {
  return { code, arrivals, files };
}
