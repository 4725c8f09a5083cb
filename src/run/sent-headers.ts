import type { Header, Param } from '../model/request.ts';

/** The headers that went out, in their order, with descriptions and, where they stood, disabled ones. */
export function mergeHeaders(defined: readonly Param[], sent: readonly Header[]): readonly Param[] {
  const waiting = [...defined];
  const merged: Param[] = [];
  for (const { name, value, system } of sent) {
    const at = system ? -1 : waiting.findIndex((param) => !param.disabled && isNamed(param, name));
    const { description } = waiting[at] ?? {};
    for (const param of waiting.splice(0, at + 1)) if (param.disabled) merged.push(param);
    merged.push({ key: name, value, ...(system && { system }), ...(description !== undefined && { description }) });
  }
  const left = waiting.filter(({ disabled }) => disabled);
  const firstSystem = sent.findIndex(({ system }) => system);
  const end = firstSystem < 0 ? merged.length : merged.length - (sent.length - firstSystem);
  return [...merged.slice(0, end), ...left, ...merged.slice(end)];
}

function isNamed({ key }: Param, name: string): boolean {
  return key === name || String(key).includes('{{');
}
