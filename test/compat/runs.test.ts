import { compareRules } from './compare.ts';
import { lateErrorRules } from './rules/late-errors.ts';
import { runRules } from './rules/runs.ts';

compareRules([...runRules, ...lateErrorRules]);
