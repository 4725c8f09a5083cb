export {
  type BootstrapOptions,
  type BootstrapResult,
  bootstrap,
  type Finding,
  type GivenName,
} from './bootstrap/bootstrap.ts';
export type { TokenFacts } from './bootstrap/check-token.ts';
export type { Choice, Choose } from './bootstrap/choose.ts';
export { bootstrapJson, renderBootstrap } from './bootstrap/render.ts';
export { type GraphAnswer, type RunRequest, requestRunner } from './bootstrap/run-request.ts';
export type { Wait } from './bootstrap/wait.ts';
export type {
  AccountSeed,
  AppSeed,
  BusinessSeed,
  CreditLineSeed,
  FlowSeed,
  GroupSeed,
  PaymentConfigurationSeed,
  PhoneNumberSeed,
  PreverifiedNumberSeed,
  Seed,
  SolutionSeed,
  TemplateButton,
  TemplateComponent,
  TemplateSeed,
  TokenSeed,
  UserSeed,
} from './simulator/seed.ts';
export { type SimulateOptions, type Simulator, simulate } from './simulator/simulate.ts';
export type { Delivery } from './simulator/webhooks/courier.ts';
export type { IncomingMessage } from './simulator/webhooks/incoming.ts';
export type { MissingPermission } from './token/missing-permissions.ts';
export { renderTokenCheck, tokenCheckJson } from './token/render.ts';
export { checkAccessToken, type TokenCheck, type TokenCheckOptions } from './token/token-check.ts';
