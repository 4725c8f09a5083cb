import { compareRules } from './compare.ts';
import { runRules } from './rules/runs.ts';

compareRules(runRules);
