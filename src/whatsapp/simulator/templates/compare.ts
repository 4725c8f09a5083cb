import type { Call } from '../call.ts';
import { numberFrom } from '../chance.ts';
import { invalidParameter } from '../graph-error.ts';
import type { TemplateNode } from '../node.ts';
import { optionalList, requiredText } from '../parameters.ts';

/** `GET /{Template-ID}/compare`: which of two templates is blocked less, sent more, and for what reasons. */
export function compareTemplates({ node, parameters, world }: Call<TemplateNode>): unknown {
  const [other, ...more] = optionalList(parameters, 'template_ids')?.map(String) ?? [];
  const against = world.find(other ?? '');
  if (more.length > 0 || against?.kind !== 'template' || against.account !== node.account) {
    throw invalidParameter('Param template_ids must hold the id of one other template of the same account');
  }
  const [start, end] = [Number(requiredText(parameters, 'start')), Number(requiredText(parameters, 'end'))];
  if (!(end > start)) throw invalidParameter('Param end must be a time after start, both in seconds since 1970');
  const both = [node.id, against.id];
  const counts = both.map((id) => numberFrom(`sends/${id}`, 10, 900));
  return {
    data: [
      { metric: 'BLOCK_RATE', type: 'RELATIVE', order_by_relative_metric: both },
      {
        metric: 'MESSAGE_SENDS',
        type: 'NUMBER_VALUES',
        number_values: both.map((key, place) => ({ key, value: counts[place] })),
      },
      {
        metric: 'TOP_BLOCK_REASON',
        type: 'STRING_VALUES',
        string_values: both.map((key) => ({ key, value: 'UNKNOWN_BLOCK_REASON' })),
      },
    ],
  };
}
