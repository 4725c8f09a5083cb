import type { Reading } from '../call.ts';
import { numberFrom } from '../chance.ts';
import { invalidParameter } from '../graph-error.ts';
import type { AccountNode } from '../node.ts';
import { fieldList, fieldPeriod } from './field-parameters.ts';

const day = 24 * 60 * 60;
const seconds: Readonly<Record<string, number>> = {
  HALF_HOUR: 30 * 60,
  DAY: day,
  DAILY: day,
  MONTH: 30 * day,
  MONTHLY: 30 * day,
};
const mostPoints = 500;

/** `analytics`: messages sent and delivered, per span of time. The numbers are made up, and always the same. */
export function messageAnalytics(
  node: AccountNode,
  parameters: ReadonlyMap<string, string>,
  reading: Reading,
): unknown {
  const { granularity, spans } = spansOf(parameters, ['HALF_HOUR', 'DAY', 'MONTH']);
  const countries = fieldList(parameters, 'country_codes');
  return {
    phone_numbers: numbersOf(node, parameters, reading),
    country_codes: countries.length === 0 ? ['US'] : countries,
    granularity,
    data_points: spans.map(({ start, end }) => {
      const sent = numberFrom(`sent/${node.id}/${start}`, 0, 500);
      return { start, end, sent, delivered: sent - numberFrom(`lost/${node.id}/${start}`, 0, Math.floor(sent / 20)) };
    }),
  };
}

/** `conversation_analytics`: conversations and what they cost, by the dimensions asked for. */
export function conversationAnalytics(
  node: AccountNode,
  parameters: ReadonlyMap<string, string>,
  reading: Reading,
): unknown {
  const { spans } = spansOf(parameters, ['HALF_HOUR', 'DAILY', 'MONTHLY']);
  const [number = ''] = numbersOf(node, parameters, reading);
  return points(spans, (start) => {
    const conversation = numberFrom(`conversation/${node.id}/${start}`, 1, 200);
    return {
      conversation,
      phone_number: number,
      country: 'US',
      conversation_type: 'REGULAR',
      conversation_direction: 'BUSINESS_INITIATED',
      conversation_category: 'UTILITY',
      cost: cents(conversation),
    };
  });
}

/** `pricing_analytics`: billed messages, their volume and cost. */
export function pricingAnalytics(
  node: AccountNode,
  parameters: ReadonlyMap<string, string>,
  reading: Reading,
): unknown {
  const { spans } = spansOf(parameters, ['HALF_HOUR', 'DAILY', 'MONTHLY']);
  const [number = ''] = numbersOf(node, parameters, reading);
  return points(spans, (start) => {
    const volume = numberFrom(`volume/${node.id}/${start}`, 1, 200);
    return {
      phone_number: number,
      country: 'US',
      pricing_type: 'REGULAR',
      pricing_category: 'UTILITY',
      tier: '0:MAX',
      volume,
      cost: cents(volume),
    };
  });
}

/** `call_analytics`: calls, how long they took and what they cost. */
export function callAnalytics(node: AccountNode, parameters: ReadonlyMap<string, string>, reading: Reading): unknown {
  const { spans } = spansOf(parameters, ['HALF_HOUR', 'DAILY', 'MONTHLY']);
  const [number = ''] = numbersOf(node, parameters, reading);
  return points(spans, (start) => {
    const count = numberFrom(`calls/${node.id}/${start}`, 0, 40);
    return {
      phone_number: number,
      direction: 'BUSINESS_INITIATED',
      country: 'US',
      count,
      average_duration: 61,
      cost: cents(count),
    };
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function points(spans: readonly Span[], show: (start: number) => Readonly<Record<string, unknown>>): unknown {
  return { data: [{ data_points: spans.map(({ start, end }) => ({ start, end, ...show(start) })) }] };
}

function cents(count: number): number {
  return Math.round(count * 1.5) / 100;
}

function spansOf(
  parameters: ReadonlyMap<string, string>,
  allowed: readonly string[],
): { readonly granularity: string; readonly spans: readonly Span[] } {
  const { start, end } = fieldPeriod(parameters);
  const granularity = parameters.get('granularity') ?? '';
  if (!allowed.includes(granularity)) {
    throw invalidParameter(`Param granularity must be one of {${allowed.join(', ')}} - got "${granularity}".`);
  }
  const size = seconds[granularity] ?? day;
  const count = Math.min(mostPoints, Math.ceil((end - start) / size));
  const spans = Array.from({ length: count }, (_, place) => ({
    start: start + place * size,
    end: Math.min(end, start + (place + 1) * size),
  }));
  return { granularity, spans };
}

function numbersOf(
  { id }: AccountNode,
  parameters: ReadonlyMap<string, string>,
  { world }: Reading,
): readonly string[] {
  const asked = fieldList(parameters, 'phone_numbers');
  if (asked.length > 0) return asked;
  return world
    .all('phone-number')
    .filter(({ account }) => account === id)
    .map(({ values }) => String(values['display_phone_number']).replace(/\D/g, ''));
}
