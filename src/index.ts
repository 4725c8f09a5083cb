export { LoadError, OptionError, PlanError, PostinoError, SandboxError, SaveError, WhatsappError } from './errors.ts';
export { loadCertificateList, loadTrustedCertificates, systemCertificates } from './load/certificates.ts';
export { loadCollection, parseCollection } from './load/collection/collection.ts';
export { currentValuesPath, loadCurrentValues } from './load/current-values.ts';
export { openRows, parseRows } from './load/rows/rows.ts';
export type { PostmanApi } from './load/source/postman-api.ts';
export type { LoadIo } from './load/source/source.ts';
export { loadVariables, parseVariables, type VariableFile, type VariableFileKind } from './load/variables.ts';
export { Mask } from './mask/mask.ts';
export type { Collection, Folder, Item, Phase, Script } from './model/collection.ts';
export type {
  Certificate,
  CertificateSource,
  Connection,
  ProtocolVersion,
  ProxyProtocol,
  ProxyServer,
  Timings,
} from './model/connection.ts';
export type { Outcome, RunEvent, RunSummary } from './model/event.ts';
export type { Cookie, Exchange, Hop, Response, SendError, SentRequest } from './model/exchange.ts';
export type {
  Auth,
  BodyDefinition,
  FormPart,
  Header,
  Param,
  ProtocolProfileBehavior,
  RequestDefinition,
  UrlDefinition,
} from './model/request.ts';
export {
  type Assertion,
  type Bail,
  type ConsoleLevel,
  type FailedRequest,
  type FailedScript,
  type ItemResult,
  isFailure,
  type ScriptError,
} from './model/result.ts';
export { Scope } from './model/scope.ts';
export type { Mutation, Row, Variable } from './model/variable.ts';
export type { Rows } from './plan/iterations.ts';
export {
  type EnvironmentSources,
  type MergedEnvironment,
  mergeEnvironment,
  type Origin,
} from './resolve/environment.ts';
export type { RunOptions } from './run/options.ts';
export { run } from './run/run.ts';
export { saveCurrentValues } from './save/current-values.ts';
export { type KeyLog, openKeyLog } from './save/key-log.ts';
export type { SandboxLevel } from './script/contract.ts';
export type { CookieStore } from './send/cookies/cookies.ts';
export type { OwnAgents } from './send/route/agents.ts';
export type { ProxySettings } from './send/route/proxies.ts';
