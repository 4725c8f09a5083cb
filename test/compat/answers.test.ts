import { compareRules } from './compare.ts';
import { answerRules } from './rules/answers.ts';

compareRules(answerRules);
