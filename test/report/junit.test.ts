import { expect, test } from 'vitest';
import { unicodeMarker } from '../../src/mask/mask.ts';
import type { RunEvent } from '../../src/model/event.ts';
import { createJunitReporter } from '../../src/report/junit.ts';
import { exchange, item, itemEvents, response, runEnded, runStarted, script } from './events.ts';
import { checkJunit } from './junit-schema.ts';
import { everything, interrupted } from './runs.ts';
import { maskOf, secretForms } from './secrets.ts';

function report(events: readonly RunEvent[]): string {
  const mask = maskOf(unicodeMarker);
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const reporter = createJunitReporter({ write, hide: (text) => mask.text(text) });
  for (const event of events) reporter.tell(event);
  reporter.finish();
  reporter.finish();
  return written;
}

test.each([
  { name: 'everything', events: everything() },
  { name: 'interrupted', events: interrupted() },
])('$name: writes a run as agreed', async ({ name, events }) => {
  const written = report(events);
  await expect(written).toMatchFileSnapshot(`golden/junit-${name}.golden.xml`);
  checkJunit(written);
  for (const form of secretForms) expect(written).not.toContain(form);
});

test('is a whole document wherever the run breaks off', () => {
  for (const events of [everything(), interrupted()]) {
    for (let count = 0; count <= events.length; count++) checkJunit(report(events.slice(0, count)));
  }
});

test('says what XML cannot hold and must escape', () => {
  const name = `<&>"' ]]> \u0000\u001b\ufffe\ud800 \n 😀`;
  const tests = script(name);
  const sent = exchange('GET', 'http://127.0.0.1/?a=1&b=<', { response: response(200, '') });
  const error = { name, message: name, stack: name };
  const written = report([
    runStarted(name, 1),
    ...itemEvents(item([name, name]), [
      { sent },
      { console: ['log', name], script: tests },
      { assertion: { name, outcome: 'failed', error }, script: tests },
      { thrown: error, script: tests },
    ]),
    runEnded({}),
  ]);
  checkJunit(written);
  expect(written).toContain('😀');
});

test('counts failures and errors apart', () => {
  const tests = script('One');
  const error = { name: 'AssertionError', message: 'no' };
  const sent = exchange('GET', 'http://127.0.0.1/', { response: response(200, '') });
  const written = report(
    itemEvents(item(['One']), [
      { sent },
      { assertion: { name: 'a', outcome: 'failed', error }, script: tests },
      { assertion: { name: 'b' }, script: tests },
      { assertion: { name: 'c', outcome: 'skipped' }, script: tests },
      { thrown: { name: 'TypeError', message: 'x is not a function' }, script: tests },
    ]),
  );
  expect(written).toContain('tests="4" failures="1" errors="1" skipped="1"');
});
