import { compareRules } from './compare.ts';
import { cookieDetailRules } from './rules/cookie-details.ts';
import { cookieDomainRules } from './rules/cookie-domains.ts';

compareRules([...cookieDomainRules, ...cookieDetailRules]);
