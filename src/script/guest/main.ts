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
  const order = fromJson<Order>(input);
  if (order.kind === 'run') return run(begin(order.start));
  const execution = current();
  switch (order.kind) {
    case 'answer':
      return execution.waiting.get(order.serial)?.(order.error, order.answer);
    case 'rejected': {
      const { reason } = mailbox;
      mailbox.reason = undefined;
      return execution.fail(reason);
    }
    case 'finish':
      return execution.finish();
    case 'seal':
      return execution.seal();
  }
}

function run(execution: Execution): void {
  const { code } = mailbox;
  mailbox.code = undefined;
  let ending: Promise<unknown> | undefined;
  try {
    ending = code?.()();
  } catch (error) {
    return failed(execution, error);
  }
  ending?.then(
    () => execution.end(),
    (error) => failed(execution, error),
  );
}

function failed(execution: Execution, error: unknown): void {
  execution.tell('failed', describe(error));
  execution.end();
}
