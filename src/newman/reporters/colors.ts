const codes = {
  bold: [1, 22],
  underline: [4, 24],
  reset: [0, 0],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
  white: [37, 39],
  gray: [90, 39],
  brightWhite: [97, 39],
} as const;

export type Paint = (text: unknown) => string;
export type Colors = Readonly<Record<keyof typeof codes, Paint>>;

/** Colours as newman writes them: begun again on each line, and after what was coloured inside. */
export function createColors(isEnabled: boolean): Colors {
  const paint = (open: number, close: number): Paint => {
    const [start, end] = [`\x1b[${open}m`, `\x1b[${close}m`];
    return (value) => {
      const text = String(value);
      if (!isEnabled || text === '') return text;
      const whole = start + text.replaceAll(end, start) + end;
      return text.includes('\n') ? whole.replace(/(\r?\n)/g, `${end}$1${start}`) : whole;
    };
  };
  return Object.fromEntries(Object.entries(codes).map(([name, [open, close]]) => [name, paint(open, close)])) as Colors;
}
