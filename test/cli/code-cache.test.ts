import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const command = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const tell = 'const { script } = require(process.argv[1]); console.error(`rejected: ${script.cachedDataRejected}`)';

test('the command starts from the code cache that the build has made', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', tell, command, '--version']);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(stderr).toBe('rejected: false\n');
});
