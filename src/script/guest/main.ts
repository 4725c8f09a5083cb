import type { Order } from '../messages.ts';
import { ask, fromJson, mailbox, tell } from './bridge.ts';
import { describe } from './errors.ts';
import { begin, current, type Execution, leave } from './execution.ts';
import { defineGlobals } from './globals.ts';
import { lockDown } from './lock-down.ts';

lockDown();
defineGlobals(enter);
ask('ready', mailbox);

/** The only way in. The host calls it inside `runInContext`, so that the script's time limit holds. */
function enter(): void {
  const { input } = mailbox;
  if (input === '') return;
  mailbox.input = '';
  try {
    obey(fromJson<Order>(input));
  } catch (error) {
    // Nothing of this context may be thrown at the host.
    tell('failed', describe(error));
  }
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
    case 'leave':
      leave();
      break;
    case 'finish':
      current().finish();
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
