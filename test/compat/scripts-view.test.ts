import { compareRules } from './compare.ts';
import { scriptsViewRules } from './rules/scripts-view.ts';

compareRules(scriptsViewRules);
