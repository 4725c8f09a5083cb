import { password, select } from '@clack/prompts';
import { OptionError } from '../../errors.ts';
import type { Choose } from '../../whatsapp/bootstrap/choose.ts';

/** Asks for something that is not to be seen. */
export async function askForSecret(message: string): Promise<string> {
  return answered(await password({ message, mask: '•' }));
}

/** Lets a person choose from a list. */
export const chooseFromList: Choose = async (message, choices) => {
  const options = choices.map(({ id, label }) => ({ value: id, label: label === '' ? id : label, hint: id }));
  return answered(await select({ message, options, maxItems: 12 }));
};

function answered(answer: string | symbol): string {
  if (typeof answer === 'string') return answer;
  throw new OptionError('missing-option', 'nothing was chosen', {
    hint: 'Run it again, or give the value as an option',
  });
}
