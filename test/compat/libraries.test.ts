import { compareRules } from './compare.ts';
import { libraryRules } from './rules/libraries.ts';

compareRules(libraryRules);
