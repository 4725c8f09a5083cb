import { compareRules } from './compare.ts';
import { bodyRules } from './rules/bodies.ts';

compareRules(bodyRules);
