import { expect, test } from 'vitest';
import { asciiMarker, unicodeMarker } from '../../src/mask/mask.ts';
import type { RunEvent } from '../../src/model/event.ts';
import { createCliReporter } from '../../src/report/cli.ts';
import { exchange, item, itemEvents, response, runEnded, runStarted, script } from './events.ts';
import { everything, interrupted } from './runs.ts';
import { maskOf, secretForms } from './secrets.ts';

const plain = { colors: false, columns: 100, unicode: true, verbose: false };

function report(events: readonly RunEvent[], options: Partial<typeof plain> = {}): string {
  const mask = maskOf((options.unicode ?? plain.unicode) ? unicodeMarker : asciiMarker);
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const reporter = createCliReporter({ ...plain, ...options, write, hide: (text) => mask.text(text) });
  for (const event of events) reporter.tell(event);
  reporter.finish();
  return written;
}

test.each([
  { name: 'plain', events: everything(), options: {} },
  { name: 'verbose', events: everything(), options: { verbose: true } },
  { name: 'colors', events: everything(), options: { colors: true } },
  { name: 'ascii', events: everything(), options: { unicode: false } },
  { name: 'narrow', events: everything(), options: { columns: 72 } },
  { name: 'interrupted', events: interrupted(), options: {} },
  { name: 'cut-off', events: interrupted().slice(0, -3), options: {} },
])('$name: tells a run as agreed', async ({ name, events, options }) => {
  const written = report(events, options);
  await expect(written).toMatchFileSnapshot(`golden/cli-${name}.golden.txt`);
  for (const form of secretForms) expect(written).not.toContain(form);
});

test('keeps the lines of a run without colours free of everything a terminal would obey', () => {
  expect(report(everything(), { verbose: true }).replaceAll('\n', '')).not.toMatch(
    /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,
  );
});

test('uses nothing but ASCII of its own without Unicode', () => {
  const events = everything().filter((event) => !('item' in event && event.item.path[0] === 'Webhooks'));
  const withoutForeign = events.filter((event) => !('result' in event && event.result.item.path[0] === 'Webhooks'));
  expect(report(withoutForeign, { unicode: false, verbose: true })).toMatch(/^[\n -~]*$/);
});

test('keeps fifty failures of a thousand, and says how many more', () => {
  const tests = script('Same');
  const assertion = { name: 'fails', outcome: 'failed', error: { name: 'AssertionError', message: 'no' } } as const;
  const sent = exchange('GET', 'http://127.0.0.1/', { response: response(200, '') });
  const runs = Array.from({ length: 1_000 }, () =>
    itemEvents(item(['Same']), [{ sent }, { assertion, script: tests }]),
  );
  const end = report([runStarted('Many', 1), ...runs.flat(), runEnded({})]).split('Failures')[1] ?? '';
  expect(end.match(/fails/g)).toHaveLength(50);
  expect(end).toContain('and 950 more');
});

test.each([
  { summary: { outcome: 'passed', items: { total: 3, failed: 0, skipped: 0 } }, last: '✓ 3 passed' },
  { summary: { outcome: 'passed', items: { total: 3, failed: 0, skipped: 1 } }, last: '✓ 2 passed, 1 skipped' },
  { summary: { outcome: 'failed', items: { total: 3, failed: 1, skipped: 1 } }, last: '✗ 1 of 3 failed' },
  { summary: { outcome: 'interrupted', items: { total: 3, failed: 0, skipped: 0 } }, last: '! interrupted' },
  {
    summary: { outcome: 'timed-out', items: { total: 3, failed: 0, skipped: 0 } },
    last: '✗ ended because the run took too long',
  },
] as const)('ends a run that $summary.outcome with "$last"', ({ summary, last }) => {
  expect(
    report([runStarted('End', 3), runEnded(summary)])
      .trimEnd()
      .split('\n')
      .at(-1),
  ).toBe(last);
});

test('tells items that run side by side one after the other, whole', () => {
  const [first, second] = [item(['First']), item(['Second'])];
  const log = (text: string) => ({ console: ['log', text] as const, script: script('both') });
  const sent = { sent: exchange('GET', 'http://127.0.0.1/', { response: response(200, '') }) };
  const one = itemEvents(first, [log('of the first'), sent]);
  const two = itemEvents(second, [log('of the second'), sent]);
  const mixed = one.flatMap((event, index) => [event, two[index] as RunEvent]);
  expect(report([runStarted('Lanes', 2), ...mixed])).toBe(report([runStarted('Lanes', 2), ...one, ...two]));
});
