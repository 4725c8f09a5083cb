export { type BootstrapOptions, type BootstrapResult, bootstrap } from './bootstrap/bootstrap.ts';
export type { Choice, Choose } from './bootstrap/choose.ts';
export { renderBootstrap } from './bootstrap/render.ts';
export { type RunRequest, requestRunner } from './bootstrap/run-request.ts';
export type { Seed } from './simulator/seed.ts';
export { type SimulateOptions, type Simulator, simulate } from './simulator/simulate.ts';
