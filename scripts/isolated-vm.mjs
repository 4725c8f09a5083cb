// Puts isolated-vm where the tests find it, for the version of Node.js that runs this. npm compiles version 5, which takes
// minutes, so it is kept in the user's cache and linked into node_modules; it is no dependency that everybody has to install.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = Number(process.versions.node.split('.', 1)[0]) < 22 ? '5.0.4' : '6.1.2';
const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
const folder = join(
  cache,
  'postino',
  `isolated-vm-${version}-${process.platform}-${process.arch}-${process.versions.modules}`,
);
const installed = join(folder, 'node_modules', 'isolated-vm');

if (!canLoad()) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--save-exact', `isolated-vm@${version}`], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (!canLoad()) throw new Error(`isolated-vm ${version} was installed, but does not load`);
}

const link = resolve(fileURLToPath(new URL('..', import.meta.url)), 'node_modules', 'isolated-vm');
rmSync(link, { recursive: true, force: true });
symlinkSync(installed, link, 'junction');

function canLoad() {
  if (!existsSync(installed)) return false;
  try {
    execFileSync(process.execPath, ['--no-node-snapshot', '-e', `require(${JSON.stringify(installed)})`]);
    return true;
  } catch {
    return false;
  }
}
