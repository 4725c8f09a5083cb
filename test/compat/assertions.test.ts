import { compareRules } from './compare.ts';
import { assertionRules } from './rules/assertions.ts';

compareRules(assertionRules);
