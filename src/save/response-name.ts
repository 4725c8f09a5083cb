import { createHash } from 'node:crypto';

/** Which answer a file is for. */
export interface ResponsePlace {
  /** Counted from 0. */
  readonly iteration: number;
  /** Names from the outermost folder to the request. */
  readonly path: readonly string[];
  /** Instead of the request's name; its own extension counts. */
  readonly fileName?: string | undefined;
  readonly contentType: string | undefined;
}

/** Most bytes of one name: file systems take 255, and a number and an extension may follow. */
const longestName = 100;

/** Most characters of all folders: Windows takes 260 for a whole path. */
const longestFolders = 120;

/** A path that every file system takes, below a folder: `iteration-1/Folder/Request.json`, in its parts. */
export async function responseName(
  place: ResponsePlace,
): Promise<{ readonly folders: readonly string[]; readonly base: string; readonly extension: string }> {
  const { default: filenamify } = await import('filenamify');
  const safe = (name: string): string => {
    const shown = filenamify(name.replace(/^[\s.]+/, '').replace(/[\s.]+$/, ''), {
      replacement: '_',
      maxLength: longestName,
    });
    return cut(shown, longestName) || '_';
  };
  const folders = place.path.slice(0, -1).map(safe);
  const iteration = `iteration-${place.iteration + 1}`;
  const name = place.fileName ?? place.path.at(-1) ?? '';
  const given = place.fileName === undefined ? undefined : /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0];
  return {
    folders: [iteration, ...(folders.join('/').length > longestFolders ? [abridged(folders)] : folders)],
    base: safe(given === undefined ? name : name.slice(0, -given.length)),
    extension: given ?? (await extensionOf(place.contentType)),
  };
}

/** Deep folders become one: the innermost name, and what tells it from others. */
function abridged(folders: readonly string[]): string {
  const whole = createHash('sha256').update(folders.join('/')).digest('hex');
  return `${cut(folders.at(-1) ?? '', longestName / 2)}-${whole.slice(0, 12)}`;
}

/** The beginning of a text, in whole characters, and no blank or dot at its end. */
function cut(text: string, bytes: number): string {
  let kept = text;
  while (Buffer.byteLength(kept) > bytes) kept = [...kept].slice(0, -1).join('');
  return kept.replace(/[. ]+$/, '');
}

async function extensionOf(contentType: string | undefined): Promise<string> {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const { default: mime } = await import('mime');
  const known = type === '' ? null : mime.getExtension(type);
  const extension = known ?? (/[+/]json$/.test(type) ? 'json' : /[+/]xml$/.test(type) ? 'xml' : 'bin');
  return `.${extension}`;
}
