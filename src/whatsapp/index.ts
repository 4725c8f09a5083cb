export { type BootstrapOptions, type BootstrapResult, bootstrap } from './bootstrap/bootstrap.ts';
export type { Choice, Choose } from './bootstrap/choose.ts';
export { bootstrapJson, renderBootstrap } from './bootstrap/render.ts';
export { type RunRequest, requestRunner } from './bootstrap/run-request.ts';
export type { Seed } from './simulator/seed.ts';
export { type SimulateOptions, type Simulator, simulate } from './simulator/simulate.ts';
export type { MissingPermission } from './token/missing-permissions.ts';
export { renderTokenCheck, tokenCheckJson } from './token/render.ts';
export { checkAccessToken, type TokenCheck, type TokenCheckOptions } from './token/token-check.ts';
