/** Where time and chance come from: `now` in milliseconds since 1970, `random` from 0 to below 1. */
export interface ChanceSource {
  readonly now: () => number;
  readonly random: () => number;
}

/** The dice of the dynamic variables. */
export interface Chance extends ChanceSource {
  /** A whole number between both, which may themselves come up. */
  readonly integer: (minimum: number, maximum: number) => number;
  /** One of a list, or one character of a text. */
  readonly pick: <Choice>(choices: ArrayLike<Choice>) => Choice;
  /** So many characters out of an alphabet. */
  readonly characters: (count: number, alphabet: string) => string;
  /** The template with a digit for each `#`. */
  readonly digits: (template: string) => string;
  /** A version 4 UUID (RFC 9562). */
  readonly uuid: () => string;
}

const hexadecimal = '0123456789abcdef';

/** Makes every kind of chance out of one source, so that a pinned source pins them all. */
export function createChance({ now, random }: ChanceSource): Chance {
  const integer = (minimum: number, maximum: number) => minimum + Math.floor(random() * (maximum - minimum + 1));
  const pick = <Choice>(choices: ArrayLike<Choice>) => choices[integer(0, choices.length - 1)] as Choice;
  const characters = (count: number, alphabet: string) => {
    let text = '';
    while (text.length < count) text += pick(alphabet);
    return text;
  };
  const digits = (template: string) => template.replace(/#/g, () => String(integer(0, 9)));
  const uuid = () => {
    const [first, second, third, fourth] = [8, 4, 3, 3].map((count) => characters(count, hexadecimal));
    return `${first}-${second}-4${third}-${pick('89ab')}${fourth}-${characters(12, hexadecimal)}`;
  };
  return { now, random, integer, pick, characters, digits, uuid };
}
