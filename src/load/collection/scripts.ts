import type { Phase, Script } from '../../model/collection.ts';
import { fieldsOf, isFields, listOf } from '../shape.ts';
import type { Ids } from './ids.ts';

/** The scripts of one collection, folder or request; disabled and empty ones are left out. */
export function toScripts(events: unknown, owner: string, ids: Ids): readonly Script[] {
  return listOf(events)
    .filter(isFields)
    .flatMap((event) => {
      const phase = phases.find((name) => name === event['listen']);
      const source = sourceOf(event['script']);
      if (phase === undefined || event['disabled'] || source.trim() === '') return [];
      return [{ id: ids.take([fieldsOf(event['script'])['id']], `${owner}: ${phase}`), phase, source, owner }];
    });
}

const phases: readonly Phase[] = ['prerequest', 'test'];

/** A script that names a file or URL in `src` has no text of its own, whatever else stands there. */
function sourceOf(script: unknown): string {
  if (isFields(script)) return 'src' in script ? '' : joinLines(script['exec']);
  return joinLines(script);
}

function joinLines(lines: unknown): string {
  if (typeof lines === 'string') return lines.replaceAll('\r\n', '\n');
  return Array.isArray(lines) ? lines.join('\n') : '';
}
