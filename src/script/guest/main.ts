import { ask, fromJson, mailbox } from './bridge.ts';
import { describe, type ToldError } from './errors.ts';
import { begin, current, type Execution, type Start } from './execution.ts';
import { defineGlobals } from './globals.ts';
import { lockDown } from './lock-down.ts';

type Order =
  | { readonly kind: 'run'; readonly start: Start }
  | { readonly kind: 'answer'; readonly serial: number; readonly error: ToldError | null; readonly answer?: unknown }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'seal' };

lockDown();
defineGlobals(enter);
ask('ready', mailbox);

/** The only way in. The host calls it inside `runInContext`, so that the script's time limit holds. */
function enter(): void {
  const { input } = mailbox;
  if (input === '') return;
  mailbox.input = '';
  obey(fromJson<Order>(input));
}

function obey(order: Order): void {
  switch (order.kind) {
    case 'run':
      run(begin(order.start));
      break;
    case 'answer':
      current().waiting.get(order.serial)?.(order.error, order.answer);
      break;
    case 'rejected':
      current().fail(takeReason());
      break;
    case 'finish':
      current().finish();
      break;
    case 'seal':
      current().seal();
  }
}

function takeReason(): unknown {
  const { reason } = mailbox;
  mailbox.reason = undefined;
  return reason;
}

function run(execution: Execution): void {
  const { code } = mailbox;
  mailbox.code = undefined;
  const failed = (error: unknown) => {
    execution.tell('failed', describe(error));
    execution.end();
  };
  try {
    code?.()().then(() => execution.end(), failed);
  } catch (error) {
    failed(error);
  }
}
