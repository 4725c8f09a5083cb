import { type ChanceSource, createChance } from './chance.ts';
import { type Generators, simpleVariables } from './simple-variables.ts';

/** Postman's dynamic variables (`{{$guid}}`, `{{$randomCity}}`, …), each asked for made anew. */
export interface Dynamic {
  /** Loads what the dynamic variables in this text need; to be awaited before `value` is asked for them. */
  readonly prepare: (text: string) => Promise<void>;
  /** A new value; undefined for what is no dynamic variable, and for one that nothing was loaded for. */
  readonly value: (name: string) => string | undefined;
  /** Loads what `value` was asked for in vain since the last call; true tells that it is worth asking again. */
  readonly catchUp: () => Promise<boolean>;
}

const dynamicName = /\$random[A-Za-z0-9]+/g;

/** Makes dynamic variables out of the given time and chance. Those that need word lists load faker when first used. */
export function createDynamic(source: ChanceSource): Dynamic {
  const chance = createChance(source);
  const simple = simpleVariables(chance);
  let wordy: Generators | undefined;
  let wasMissed = false;

  const isMissing = (name: string) => wordy === undefined && name.startsWith('$random') && !(name in simple);
  const load = async () => {
    const { wordVariables } = await import('./word-variables.ts');
    wordy ??= await wordVariables(chance);
  };

  return {
    async prepare(text) {
      if (text.match(dynamicName)?.some(isMissing)) await load();
    },
    value(name) {
      if (!name.startsWith('$')) return undefined;
      wasMissed ||= isMissing(name);
      return (simple[name] ?? wordy?.[name])?.();
    },
    async catchUp() {
      if (!wasMissed) return false;
      wasMissed = false;
      await load();
      return true;
    },
  };
}
