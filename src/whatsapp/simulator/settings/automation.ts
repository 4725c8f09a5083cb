import { keep } from '../kept.ts';

export interface Automation {
  readonly enable_welcome_message: boolean;
  readonly prompts: readonly string[];
  readonly commands: readonly unknown[];
}

/** Welcome message, ice breakers and commands of a number. */
export const automation = keep<Automation>('automation', { enable_welcome_message: false, prompts: [], commands: [] });
