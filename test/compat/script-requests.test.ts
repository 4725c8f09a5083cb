import { compareRules } from './compare.ts';
import { scriptRequestRules } from './rules/script-requests.ts';

compareRules(scriptRequestRules);
