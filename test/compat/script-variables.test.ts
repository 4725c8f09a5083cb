import { compareRules } from './compare.ts';
import { scriptVariableRules } from './rules/script-variables.ts';

compareRules(scriptVariableRules);
