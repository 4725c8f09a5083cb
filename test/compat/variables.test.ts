import { compareRules } from './compare.ts';
import { variableRules } from './rules/variables.ts';

compareRules(variableRules);
