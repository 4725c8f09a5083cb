import { compareRules } from './compare.ts';
import { headerRules } from './rules/headers.ts';

compareRules(headerRules);
