import { compareRules } from './compare.ts';
import { proxyRules } from './rules/proxies.ts';

compareRules(proxyRules);
