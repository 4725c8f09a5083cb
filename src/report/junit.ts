import { create } from 'xmlbuilder';
import { Gatherer } from './gather.ts';
import { appendSuite } from './junit-suite.ts';
import type { Output, Reporter } from './reporter.ts';

/**
 * Writes JUnit XML as Jenkins and GitLab read it, a suite for each item while the run goes on. The root has no counts:
 * they are optional there, every suite has its own, and a root that counts could only be written after the run.
 */
export function createJunitReporter({ write, hide }: Output): Reporter {
  const gatherer = new Gatherer();
  let state: 'new' | 'open' | 'finished' = 'new';
  let collection = '';
  let iterations = 1;

  const open = (): void => {
    if (state !== 'new') return;
    state = 'open';
    const root = create('testsuites', xml).att('name', hide(collection)).end().replace(/\/>$/, '>');
    write(`<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`);
  };
  const writeSuite = (gathered: Parameters<typeof appendSuite>[0]): void => {
    open();
    const suite = appendSuite(gathered, { collection, iterations, hide }, create('testsuite', xml));
    write(`${suite.end({ pretty: true, offset: 1 })}\n`);
  };
  const finish = (): void => {
    if (state === 'finished') return;
    open();
    for (const unfinished of gatherer.takeUnfinished()) writeSuite(unfinished);
    write('</testsuites>\n');
    state = 'finished';
  };
  return {
    tell: (event) => {
      if (event.type === 'run-started')
        ({
          iterations,
          collection: { name: collection },
        } = event);
      const ended = gatherer.add(event);
      if (ended !== undefined) writeSuite(ended);
      if (event.type === 'run-ended') finish();
    },
    finish,
  };
}

const xml = { headless: true, invalidCharReplacement: '\ufffd' };
