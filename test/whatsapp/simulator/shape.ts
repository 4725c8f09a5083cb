/** What an example has and an answer lacks, or has with another type; each as `path: what`. */
export function missingFrom(answer: unknown, example: unknown, path = ''): readonly string[] {
  if (example === null) return [];
  if (Array.isArray(example)) return missingFromList(answer, example, path);
  if (typeof example === 'object') return missingFromObject(answer, example as Record<string, unknown>, path);
  return typeof answer === typeof example ? [] : [`${path}: ${kindOf(answer)} instead of ${kindOf(example)}`];
}

function missingFromList(answer: unknown, example: readonly unknown[], path: string): readonly string[] {
  if (!Array.isArray(answer)) return [`${path}: ${kindOf(answer)} instead of array`];
  if (example.length === 0 || answer.length === 0) return example.length > 0 ? [`${path}: empty`] : [];
  return missingFrom(answer[0], example[0], `${path}[]`);
}

function missingFromObject(answer: unknown, example: Record<string, unknown>, path: string): readonly string[] {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    return [`${path}: ${kindOf(answer)} instead of object`];
  }
  const given = answer as Record<string, unknown>;
  return Object.entries(example).flatMap(([name, value]) =>
    missingFrom(given[name], value, path === '' ? name : `${path}.${name}`),
  );
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
