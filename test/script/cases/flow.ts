import { type Case, prerequest } from './case.ts';

export const flowCases: readonly Case[] = [
  { script: "pm.execution.setNextRequest('Other');", why: 'the next request by name' },
  { script: 'pm.execution.setNextRequest(null);', why: 'null ends the iteration' },
  { script: "pm.execution.setNextRequest('A'); pm.execution.setNextRequest('B');", why: 'the last call counts' },
  { script: "postman.setNextRequest('Other');", why: 'the legacy call does the same, and warns' },
  { script: "pm.execution.skipRequest();", why: 'a pre-request script can skip its request', with: prerequest },
  { script: "pm.environment.set('a', 1); pm.execution.skipRequest(); pm.environment.set('b', 1);", why: 'changes before the skip stay', with: prerequest },
  { script: "pm.test('a', () => {}); pm.execution.skipRequest();", why: 'tests before the skip stay', with: prerequest },
  { script: 'pm.execution.skipRequest();', why: 'tests cannot skip' },
  { script: 'console.log(pm.execution.location, pm.execution.location.current);', why: 'where the script is' },
  { script: 'console.log(pm.info.eventName, pm.info.iteration, pm.info.iterationCount, pm.info.requestName, pm.info.requestId);', why: 'what the script runs for' },
  { script: 'console.log(pm.info.eventName);', why: 'a script before the request', with: prerequest },
  { script: "pm.info.iteration = 9; console.log(pm.info.iteration);", why: 'info cannot be changed' },
  { script: "console.log(typeof pm.execution.setNextRequest, Object.keys(pm.info));", why: 'info and execution list nothing' },
  { script: "pm.visualizer.set('<b>{{x}}</b>', { x: 1 }); pm.visualizer.clear();", why: 'the visualizer can be set' },
  { script: 'pm.visualizer.set(5);', why: 'a visualizer needs a template' },
  { script: "pm.visualizer.set('t', 'no object');", why: 'visualizer data is an object' },
];

export const timerCases: readonly Case[] = [
  { script: "setTimeout(() => console.log('late'), 5); console.log('first');", why: 'a timer fires later' },
  { script: "setTimeout(() => { console.log('a'); setTimeout(() => console.log('b'), 2); }, 2);", why: 'timers in timers' },
  { script: "const id = setTimeout(() => console.log('never'), 5); clearTimeout(id);", why: 'a cleared timer does not fire' },
  { script: "let n = 0; const id = setInterval(() => { console.log(++n); if (n === 3) clearInterval(id); }, 2);", why: 'an interval fires until cleared' },
  { script: "setImmediate(() => console.log('immediate')); console.log('first');", why: 'an immediate fires after the script' },
  { script: "setTimeout(() => { throw new Error('late'); }, 2); setTimeout(() => console.log('still'), 8);", why: 'what a timer throws stops no other' },
  { script: "setTimeout('text', 1); setTimeout();", why: 'a timer without function is nothing' },
  { script: "setTimeout(() => pm.environment.set('later', 1), 5);", why: 'variables set in timers count' },
  { script: "await new Promise((resolve) => setTimeout(resolve, 5)); console.log('awaited');", why: 'timers can be awaited' },
  { script: "queueMicrotask(() => console.log('micro')); console.log('first');", why: 'microtasks' },
  { script: "Promise.resolve().then(() => console.log('then')); console.log('first');", why: 'promises' },
  { script: "console.log(typeof setTimeout(() => {}, 1));", why: 'a timer is a number' },
  { script: "clearTimeout(99999); clearInterval('x'); clearImmediate();", why: 'clearing what is not there does nothing' },
  { script: "for (const ms of [9, 3, 6]) setTimeout(() => console.log(ms), ms);", why: 'timers fire by their time' },
];
