import { compareRules } from './compare.ts';
import { tlsRules } from './rules/tls.ts';

compareRules(tlsRules);
