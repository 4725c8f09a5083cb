import type { Mailbox } from '../messages.ts';

// Runs in the isolate before the guest, and gives it the same bridge as it has elsewhere.
declare const $0: (operation: string, argument?: string | number, second?: string) => unknown;

type Bridge = (operation: string, argument?: unknown, second?: unknown) => unknown;

// Scripts may replace any global; what this side relies on is kept from before the first script.
const ask = $0;
const { eval: evaluate } = globalThis;
const parse = JSON.parse;
const charCodeAt = Function.prototype.call.bind(String.prototype.charCodeAt) as (text: string, at: number) => number;

let mailbox: Mailbox | undefined;

const bridge: Bridge = (operation, argument, second) => {
  if (operation === 'ready') {
    mailbox = argument as Mailbox;
    return undefined;
  }
  const given = typeof argument === 'number' ? argument : `${argument}`;
  switch (operation) {
    case 'library':
      return evaluate(`(function (module, exports, require) {${ask('library', given)}\n})`);
    case 'evaluate':
      return ask('check', given) === '' ? evaluate(given as string) : undefined;
    case 'module':
      return ask('module', given, `${second}`);
    case 'body':
      fill(second as Uint8Array, ask('bytes', given) as string);
      return undefined;
    default:
      return ask(operation, given);
  }
};

(evaluate(`(function (bridge) {${ask('guest')}\n})`) as (bridge: Bridge) => void)(bridge);

refuseCodeFromText(async () => undefined);
refuseCodeFromText(function* () {});
refuseCodeFromText(async function* () {});

const enterGuest = (globalThis as unknown as { readonly __enter: () => void }).__enter;

/** What the process of the isolate holds on to. */
export const entries = { enter, take };

function enter(order: string, code: Mailbox['code'], reason: string | undefined): void {
  if (mailbox === undefined) return;
  mailbox.input = order;
  mailbox.code = code;
  if (reason !== undefined) mailbox.reason = parse(reason);
  enterGuest();
}

/** Says at once what was told: where the guest had no time left, nothing of it may run after this. */
function take(): void {
  const output = mailbox?.output;
  if (mailbox === undefined || typeof output !== 'string') return;
  mailbox.output = '';
  ask('told', output);
}

function fill(target: Uint8Array, latin: string): void {
  for (let at = 0; at < target.length; at++) target[at] = charCodeAt(latin, at);
}

/** As in a context, where V8 does it: what is left beside `Function` and `eval`, which the guest has replaced. */
function refuseCodeFromText(sample: object): void {
  const prototype = Object.getPrototypeOf(sample) as { readonly constructor: { readonly name: string } };
  const refuser = function refuse(): never {
    throw new EvalError('Code generation from strings disallowed for this context');
  };
  Object.defineProperty(refuser, 'name', { value: prototype.constructor.name });
  Object.defineProperty(refuser, 'prototype', { value: prototype });
  Object.defineProperty(prototype, 'constructor', { value: refuser, configurable: true });
}
