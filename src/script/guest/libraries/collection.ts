import { parse as parseJson } from 'liquid-json';
import collection from 'postman-collection';

export const library = { ...collection };
export { parseJson };
