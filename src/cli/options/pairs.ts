import { OptionError } from '../../errors.ts';

/** Values given as `name=value`, split at the first `=`; the last one of a name counts. */
export function parsePairs(flag: string, given: readonly string[] = []): ReadonlyMap<string, string> {
  return new Map(
    given.map((text) => {
      const at = text.indexOf('=');
      if (at > 0) return [text.slice(0, at), text.slice(at + 1)] as const;
      throw new OptionError(
        'bad-option',
        `${flag} has no name and value: ${at === 0 ? 'the name is empty' : 'there is no ='}`,
        {
          hint: `Write ${flag} name=value`,
        },
      );
    }),
  );
}

/** Origins given as `https://from=http://to`. */
export function parseOrigins(flag: string, given: readonly string[] = []): ReadonlyMap<string, string> {
  return new Map(
    given.map((text) => {
      const [from, to] = text.split('=', 2).map(originOf);
      if (from !== undefined && to !== undefined) return [from, to] as const;
      throw new OptionError('bad-option', `${flag} ${text} does not name two origins`, {
        hint: `Write ${flag} https://graph.facebook.com=http://127.0.0.1:4010`,
      });
    }),
  );
}

function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, protocol } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? origin : undefined;
}
