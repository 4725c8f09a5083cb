import { SaveError } from '../errors.ts';

/** Says why a file, or the directory it is in, cannot be written. */
export function notWritable(path: string, cause: unknown): SaveError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reason = code === undefined ? message : (reasons[code] ?? code);
  return new SaveError('not-writable', `${path} cannot be written: ${reason}`, {
    hint: 'Check the directory and its permissions, or save to another file',
    cause,
  });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  EEXIST: 'a part of the path is not a directory',
  ELOOP: 'its symbolic links go in a circle',
};
