import { SaveError } from '../errors.ts';

/** Says why a file, or the directory it is in, cannot be written. */
export function notWritable(path: string, cause: unknown): SaveError {
  return new SaveError('not-writable', `${path} cannot be written: ${reasonOf(cause)}`, {
    hint: 'Check the directory and its permissions, or save to another file',
    cause,
  });
}

/** Why a file cannot be written, in words. */
export function reasonOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code === undefined ? message : (reasons[code] ?? code);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'a part of the path leads nowhere',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EFBIG: 'it is larger than the system allows',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  EEXIST: 'a part of the path is not a directory',
  ELOOP: 'its symbolic links go in a circle',
};
