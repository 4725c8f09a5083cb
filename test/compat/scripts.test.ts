import { compareRules } from './compare.ts';
import { scriptRules } from './rules/scripts.ts';

compareRules(scriptRules);
