import Table from 'cli-table3';
import type { NewmanFailure } from '../types.ts';
import type { CliStyle } from './cli-style.ts';
import { noLines } from './cli-tables.ts';
import { fullName, type Placed } from './full-name.ts';

/** The table of failures at the end of a run: what, why and where. */
export function failureTable(failures: readonly NewmanFailure[], style: CliStyle): string {
  const heading = (text: string): string => style.colors.red(style.colors.underline(text));
  const digits = String(failures.length).length;
  const table = new Table({
    head: [{ hAlign: 'right', content: heading('#') }, heading('failure'), heading('detail')] as unknown as string[],
    chars: noLines,
    wordWrap: true,
    colAligns: ['right'],
    colWidths: columnWidths(style, digits),
  });
  for (const [index, failure] of failures.entries()) {
    table.push([`${String(index + 1).padStart(digits, '0')}.`, nameOf(failure, style), detailOf(failure, style)]);
  }
  return table.toString();
}

function columnWidths({ columns }: CliStyle, digits: number): number[] {
  if (columns === undefined || columns <= 20) return [];
  const number = digits + 3;
  const name = Math.trunc((columns - number) * 0.2);
  return [number, name, columns - (number + name + 5)];
}

function nameOf({ error, cursor }: NewmanFailure, { colors }: CliStyle): string {
  const { name = '' } = error as { readonly name?: string };
  const iterations = cursor['cycles'];
  const isOneOfMany = typeof iterations === 'number' && iterations > 1;
  return isOneOfMany ? `${name}\n${colors.gray(`iteration: ${Number(cursor['iteration']) + 1}`)}` : name;
}

function detailOf({ error, at, source }: NewmanFailure, { colors }: CliStyle): string {
  const { test = '', message = '' } = (error ?? {}) as { readonly test?: string; readonly message?: string };
  const place = source ? colors.gray('\ninside "%s"').replace('%s', () => fullName(source as Placed)) : '';
  return [test, error ? colors.gray(message) : undefined, at ? colors.gray(`at ${at}`) : undefined]
    .filter((line) => line !== undefined)
    .join('\n')
    .concat(place);
}
