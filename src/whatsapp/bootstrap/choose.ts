import { WhatsappError } from '../../errors.ts';

/** One of several things to take: an account or a number. */
export interface Choice {
  readonly id: string;
  /** What a person knows it by. */
  readonly label: string;
}

/** Asks which one to take and gives its id. */
export type Choose = (question: string, choices: readonly Choice[]) => Promise<string>;

/** Takes the only one, asks where somebody can answer, and otherwise stops and lists them. */
export async function chooseOne<One extends Choice>(
  what: { readonly question: string; readonly several: string; readonly flag: string },
  choices: readonly [One, ...One[]],
  choose: Choose | undefined,
): Promise<One> {
  if (choices.length === 1) return choices[0];
  if (choose !== undefined) {
    const id = await choose(what.question, choices);
    const chosen = choices.find((choice) => choice.id === id);
    if (chosen !== undefined) return chosen;
  }
  const list = choices.map(({ id, label }) => `  ${id}  ${label}`).join('\n');
  throw new WhatsappError('ambiguous', `${what.several}:\n${list}`, { hint: `Choose one with ${what.flag}` });
}
