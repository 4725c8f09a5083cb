import type { Graph } from './graph.ts';
import { textOf } from './shape.ts';

interface FoundValue {
  readonly variable: string;
  readonly value: string | undefined;
  readonly source: string;
}

/** The template that is chosen if the account has it, else an approved one, `hello_world` first. None is no reason to stop. */
export async function findTemplate(graph: Graph): Promise<readonly FoundValue[]> {
  const source = 'Get all templates (default fields)';
  const reply = await graph.list(source);
  const templates = reply.kind === 'given' ? reply.value : [];
  const chosen = templates.find(({ id }) => textOf(id) === graph.values.get('Template-ID'));
  const approved = templates.filter(({ status }) => status === 'APPROVED');
  const template = chosen ?? approved.find(({ name }) => name === 'hello_world') ?? approved[0];
  if (template === undefined) return [];
  return [
    { variable: 'Template-ID', value: textOf(template['id']), source },
    { variable: 'Template-Name', value: textOf(template['name']), source },
    { variable: 'Template-Language', value: textOf(template['language']), source },
  ];
}
