import { readFile } from 'node:fs/promises';
import { LoadError } from '../../errors.ts';
import type { Seed } from './seed.ts';
import { findProblem } from './seed-check.ts';

/** Reads a seed from a YAML file; what is wrong in it is told with file, line and path. Throws a `LoadError`. */
export async function loadSeed(path: string): Promise<Seed> {
  const text = await readText(path);
  const { isNode, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new LoadError('not-yaml', `${path}, line ${line}: this is not YAML: ${broken.message.split('\n')[0]}`, {
      hint: 'Check the indentation and the quotes of this line',
      cause: broken,
    });
  }
  const seed: unknown = document.toJS({ maxAliasCount: 100 });
  const problem = findProblem(seed);
  if (problem === undefined) return seed as Seed;
  const node = document.getIn(problem.path, true) ?? document.getIn(problem.path.slice(0, -1), true);
  const offset = isNode(node) ? node.range?.[0] : undefined;
  const { line } = lines.linePos(offset ?? 0);
  throw new LoadError('not-a-seed', `${path}, line ${line}: ${written(problem.path)} ${problem.text}`, {
    hint: 'Compare with the seed file in docs/simulator.md',
  });
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? 'there is no such file' : (cause as Error).message;
    throw new LoadError(isMissing ? 'not-found' : 'not-readable', `cannot read the seed file ${path}: ${why}`, {
      hint: 'Give the path of a YAML file with --seed',
      cause,
    });
  }
}

/** `accounts[0].phone_numbers[1].id`; the whole file has no path. */
function written(path: readonly (string | number)[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text === '' ? 'the seed' : text.replace(/^\./, '');
}
