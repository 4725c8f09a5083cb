/** Words of code that could go on for ever: loops, what comes again later, code from text, patterns, other people's code. */
const words =
  'for while do async await then catch yield eval Function constructor prototype globalThis require RegExp repeat ' +
  'match matchAll search setTimeout setInterval setImmediate queueMicrotask';

const signs = [
  `\\b(?:${words.replaceAll(' ', '|')})\\b`,
  // Functions with a name, which can call themselves.
  'function\\s*\\*?\\s*\\w',
  '\\w\\s*=\\s*(?:function\\b|\\(?[\\w\\s,]*\\)?\\s*=>)',
  // Getters and methods.
  '\\b(?:get|set)\\s+[\\w[]|\\)\\s*\\{',
  'Array\\s*\\(',
  // What may be a pattern, for some take for ever.
  '[=(,:!&|?;{}[]\\s*/[^/*]',
].join('|');

const pattern = new RegExp(signs);
const anonymous = /\bfunction\s*\([\w\s,]*\)\s*\{|\b(?:if|switch)\s*\([^{}]*\)\s*\{|=>\s*\{/g;

/** Does a script hold anything that could keep the processor for ever? Where in doubt, yes. */
export function mayLoop(source: string): boolean {
  return pattern.test(source.replace(anonymous, ' '));
}
