import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { OptionError } from '../../errors.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A configuration file that is there. */
export interface ConfigFile {
  readonly path: string;
  /** As messages name it. */
  readonly origin: string;
  /** Where relative paths in it start. */
  readonly folder: string;
  /** newman's own: unknown options in it are somebody else's, and are only told. */
  readonly isNewmans: boolean;
}

const names = ['postino.config.yaml', 'postino.config.yml', 'postino.config.json'];

/**
 * The configuration files of a run, the one that counts most first: Postino's of the working folder (or the one that
 * was named), then newman's of the folder, of the home folder and of the machine. Six questions to the file system.
 */
export function findConfigFiles(named: string | undefined, { cwd, env }: Terminal): readonly ConfigFile[] {
  const home = env['HOME'] ?? env['USERPROFILE'];
  const newmans = [
    { path: join(cwd, '.newmanrc'), origin: '.newmanrc' },
    ...(home === undefined ? [] : [{ path: join(home, '.postman', 'newmanrc'), origin: '~/.postman/newmanrc' }]),
    { path: '/etc/postman/newmanrc', origin: '/etc/postman/newmanrc' },
  ];
  return [
    ...ours(named, cwd),
    ...newmans
      .filter(({ path }) => existsSync(path))
      .map((file) => ({ ...file, folder: resolve(cwd), isNewmans: true })),
  ];
}

function ours(named: string | undefined, cwd: string): readonly ConfigFile[] {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    return [{ path, origin: named, folder: dirname(path), isNewmans: false }];
  }
  const found = names.filter((name) => existsSync(join(cwd, name)));
  if (found.length > 1) {
    throw new OptionError('bad-option', `there are two configuration files here: ${found.join(' and ')}`, {
      hint: 'Keep one of them, or name one with --config',
    });
  }
  return found.map((name) => ({ path: join(cwd, name), origin: name, folder: resolve(cwd), isNewmans: false }));
}
