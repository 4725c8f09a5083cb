import { cloudError } from '../error-codes.ts';
import { isObject } from '../parameters.ts';
import { type Content, requireList, requireObject, requireText } from './required.ts';

/** The order of an `order_details` message; India puts it under `parameters`, Singapore does not. */
export function checkOrderDetails(action: Content): void {
  const parameters = isObject(action['parameters']) ? action['parameters'] : action;
  requireText(parameters, 'action.parameters', 'reference_id', 35);
  oneOf(parameters, 'type', ['digital-goods', 'physical-goods']);
  requireText(parameters, 'action.parameters', 'currency');
  checkAmount(parameters, 'total_amount');
  const order = requireObject(parameters, 'action.parameters', 'order');
  for (const item of requireList(order, 'order', 'items', 1, 999)) {
    requireText(item, 'order.items', 'name');
    checkAmount(item, 'amount');
    if (!(Number(item['quantity']) > 0))
      throw cloudError(131009, "Param order.items['quantity'] must be a positive number");
  }
  checkAmount(order, 'subtotal');
}

const statuses = [
  'pending',
  'processing',
  'partially-shipped',
  'shipped',
  'completed',
  'canceled',
  'partially_shipped',
  'payment_pending',
];

/** What became of an order. */
export function checkOrderStatus(action: Content): void {
  const parameters = requireObject(action, 'action', 'parameters');
  requireText(parameters, 'action.parameters', 'reference_id', 35);
  oneOf(requireObject(parameters, 'action.parameters', 'order'), 'status', statuses);
}

function oneOf(content: Content, name: string, allowed: readonly string[]): void {
  const value = requireText(content, 'action.parameters', name);
  if (!allowed.includes(value))
    throw cloudError(131009, `Param ${name} must be one of {${allowed.join(', ')}} - got "${value}"`);
}

/** An amount is a value and the offset 100: 10.00 is 1000 of 100. */
function checkAmount(content: Content, name: string): void {
  const amount = requireObject(content, 'order', name);
  const { value, offset } = amount;
  if (typeof value !== 'number' || value < 0) throw cloudError(131009, `Param ${name}['value'] must be a number`);
  if (offset !== 100) throw cloudError(131009, `Param ${name}['offset'] must be 100`);
}
