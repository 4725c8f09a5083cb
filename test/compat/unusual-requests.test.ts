import { compareRules } from './compare.ts';
import { unusualBodyRules } from './rules/unusual-bodies.ts';
import { unusualTargetRules } from './rules/unusual-targets.ts';

compareRules([...unusualBodyRules, ...unusualTargetRules]);
