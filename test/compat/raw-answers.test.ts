import { compareRules } from './compare.ts';
import { rawAnswerRules } from './rules/raw-answers.ts';

compareRules(rawAnswerRules);
