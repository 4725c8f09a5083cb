import { compareRules } from './compare.ts';
import { authRules } from './rules/auth.ts';

compareRules(authRules);
