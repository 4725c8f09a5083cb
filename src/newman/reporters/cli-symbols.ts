import { platform } from 'node:os';

/** The signs of newman's screen: with Unicode, with what Windows' fonts have, in plain text. */
export interface Symbols {
  readonly frame: { readonly top: string; readonly middle: string; readonly bottom: string };
  readonly folder: string;
  readonly root: string;
  readonly sub: string;
  readonly ok: string;
  readonly star: string;
  readonly up: string;
  readonly down: string;
}

const regular: Symbols = {
  frame: { top: '┌', middle: '│', bottom: '└' },
  folder: '❏',
  root: '→',
  sub: '↳',
  ok: '✓',
  star: '★',
  up: '↑',
  down: '↓',
};

const windows: Symbols = { ...regular, folder: '□', sub: '└', ok: '√' };

const plain: Symbols = {
  frame: { top: '-', middle: '|', bottom: '-' },
  folder: 'Folder',
  root: 'Root',
  sub: 'Sub-folder',
  ok: 'Pass',
  star: '*',
  up: '^',
  down: 'v',
};

export function symbolsFor(disableUnicode: boolean): Symbols {
  if (disableUnicode) return plain;
  return platform() === 'win32' ? windows : regular;
}
