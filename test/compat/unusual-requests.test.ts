import { compareRules } from './compare.ts';
import { unusualBodyRules } from './rules/unusual-bodies.ts';
import { unusualRequestRules } from './rules/unusual-requests.ts';
import { unusualScriptRules } from './rules/unusual-scripts.ts';
import { unusualTargetRules } from './rules/unusual-targets.ts';

compareRules([...unusualBodyRules, ...unusualTargetRules, ...unusualRequestRules, ...unusualScriptRules]);
