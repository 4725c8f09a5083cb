const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits by chance. */
export function randomText(length: number, random: () => number): string {
  return Array.from({ length }, () => characters[Math.floor(random() * characters.length)]).join('');
}

/** A random UUID (RFC 9562, version 4). */
export function randomUuid(random: () => number): string {
  const digit = (limit = 16, base = 0): string => (base + Math.floor(random() * limit)).toString(16);
  const digits = (length: number): string => Array.from({ length }, () => digit()).join('');
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${digit(4, 8)}${digits(3)}-${digits(12)}`;
}
