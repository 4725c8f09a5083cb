/** `timeoutRequest` is spelt `--timeout-request`. */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** `no-summary` is `noSummary`; letters' case and digits tell words apart too (lodash's rule, which newman goes by). */
export function camelCase(flag: string): string {
  const words = flag.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W_]+/g) ?? [];
  return words
    .map((word) => word.toLowerCase())
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}
