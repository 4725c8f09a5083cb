import { compareRules } from './compare.ts';
import { formRules } from './rules/forms.ts';

compareRules(formRules);
