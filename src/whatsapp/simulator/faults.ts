import { OptionError } from '../../errors.ts';
import { type CloudErrorCode, cloudError, isErrorCode } from './error-codes.ts';
import type { Fault, Faults } from './fault.ts';
import { GraphError } from './graph-error.ts';
import type { GraphPath } from './path.ts';
import type { World } from './world.ts';

/** In the place of an edge: the message is accepted, and its webhook tells that it failed. */
const statuses = 'statuses';

const written = /^(\d+|http-[45]\d\d)(?:@(?:([A-Z]+)[ :])?([\w/]+))?(?::(?:(\d+(?:\.\d+)?)%|x(\d+)))?$/;

/** Reads faults as they are written: `130429`, `131056@messages`, `2@POST messages:10%`, `http-503:x3`. */
export function parseFaults(texts: readonly string[]): Faults {
  return { list: texts.map(parseFault), struck: new Map() };
}

function parseFault(text: string): Fault {
  const match = written.exec(text.trim());
  const [, answer = '', method, edge, percent = '100', first] = match ?? [];
  if (match === null || Number(percent) > 100) throw unreadable(text, 'it is not CODE[@[METHOD ]EDGE][:RATE%|:xCOUNT]');
  if (!answer.startsWith('http-') && !isErrorCode(Number(answer))) {
    throw unreadable(text, `${answer} is no code of the Graph API that the simulator knows`);
  }
  return { answer, method, edge, percent: Number(percent), first: Number(first ?? Number.POSITIVE_INFINITY) };
}

function unreadable(text: string, why: string): OptionError {
  return new OptionError('bad-option', `cannot use the fault "${text}": ${why}`, {
    hint: 'Write for example 130429@messages:10%, "131056@POST messages:x3" or http-503; docs/simulator.md tells more',
  });
}

/** The fault that strikes a call, if one does. */
export function faultFor(method: string, path: GraphPath, world: World): GraphError | undefined {
  const fault = strike(({ method: at = method, edge = path.edge }) => at === method && edge === path.edge, world);
  return fault === undefined ? undefined : errorOf(fault);
}

/** The code with which a message fails after it was accepted, if it does: a fault at `statuses`. */
export function statusFault(world: World): CloudErrorCode | undefined {
  const code = Number(strike(({ edge }) => edge === statuses, world)?.answer);
  return isErrorCode(code) ? code : undefined;
}

function strike(isHere: (fault: Fault) => boolean, world: World): Fault | undefined {
  const { list, struck } = world.faults;
  for (const fault of list) {
    const count = struck.get(fault) ?? 0;
    if (!isHere(fault) || count >= fault.first) continue;
    if (fault.percent < 100 && world.chance.fraction('fault') * 100 >= fault.percent) continue;
    struck.set(fault, count + 1);
    return fault;
  }
  return undefined;
}

function errorOf({ answer }: Fault): GraphError {
  if (answer.startsWith('http-')) {
    const message = 'An unexpected error has occurred. Please retry your request later.';
    const details = { message, type: 'OAuthException', code: 2, is_transient: true } as const;
    return new GraphError(Number(answer.slice('http-'.length)), details);
  }
  const code = Number(answer);
  return cloudError(isErrorCode(code) ? code : 1, 'The simulator was asked to answer with this error');
}
