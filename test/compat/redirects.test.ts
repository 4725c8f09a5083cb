import { compareRules } from './compare.ts';
import { redirectRules } from './rules/redirects.ts';

compareRules(redirectRules);
