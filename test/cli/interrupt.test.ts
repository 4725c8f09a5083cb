import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CaseServer, startCaseServer } from './case-server.ts';
import { type } from './command.ts';

let server: CaseServer;
let folder: string;
beforeEach(async () => {
  server = await startCaseServer();
  folder = mkdtempSync(join(tmpdir(), 'postino-interrupt-'));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(content));
}

function item(name: string, path: string, script = ''): unknown {
  const event = [{ listen: 'test', script: { exec: script } }];
  return { name, event, request: { method: 'GET', url: `${server.url}${path}` } };
}

// Until the line about the request before has been printed.
const briefly = 'await new Promise((d) => setTimeout(d, 120));';
const endless = 'a script that never ends';
const hanging = [
  { what: 'an answer that never comes', stuck: () => item('Stuck', '/never') },
  {
    what: 'a script that waits',
    stuck: () => item('Stuck', '/users/1', 'await new Promise((d) => setTimeout(d, 60000))'),
  },
  { what: endless, stuck: () => item('Stuck', '/users/1', `${briefly} while (true) {}`) },
];

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  // SIGTERM reaches a script that keeps the processor at the end of its time, 10 seconds.
  test.each(hanging.filter(({ what }) => signal === 'SIGINT' || what !== endless))(
    'ends $what, writes reports and current values, exits 130',
    async ({ stuck }) => {
      const login = item('Log in', '/login', "pm.environment.set('Token', pm.response.json().token)");
      write('c.json', { info: { name: 'Slow' }, item: [login, stuck(), item('Never reached', '/users/1')] });
      write('mine.postman_environment.json', { name: 'Mine', values: [{ key: 'Token', value: '', type: 'secret' }] });
      const args = ['run', 'c.json', '-e', 'mine.postman_environment.json', '--save-current', '-r', 'cli,json,junit'];
      let isSent = false;
      const ended = await type(args, {
        cwd: folder,
        watch: (child, stdout) => {
          if (isSent || !stdout.includes('Log in')) return;
          isSent = true;
          setTimeout(() => child.kill(signal), 200);
        },
      });

      expect(ended).toMatchObject({ code: 130, stderr: '' });
      expect(ended.stdout).toContain('interrupted');
      expect(ended.stdout).not.toContain('Never reached');
      const report = JSON.parse(readFileSync(join(folder, 'postino-report.json'), 'utf8'));
      expect(report.summary.outcome).toBe('interrupted');
      expect(readFileSync(join(folder, 'postino-report.xml'), 'utf8')).toMatch(/<\/testsuites>\s*$/);
      expect(readFileSync(join(folder, 'mine.current.yaml'), 'utf8')).toContain('Token: captured-secret-value');
      expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
    },
  );
});
