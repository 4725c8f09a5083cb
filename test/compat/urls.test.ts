import { compareRules } from './compare.ts';
import { urlRules } from './rules/urls.ts';

compareRules(urlRules);
