import { compareRules } from './compare.ts';
import { cookieRules } from './rules/cookies.ts';

compareRules(cookieRules);
