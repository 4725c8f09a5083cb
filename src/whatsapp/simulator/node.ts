import type { TemplateComponent } from './seed.ts';

/** What an id stands for. Graph's ids do not tell; the simulator looks them up, as Graph does. */
export type GraphNode =
  | AppNode
  | UserNode
  | BusinessNode
  | AccountNode
  | PhoneNumberNode
  | TemplateNode
  | FlowNode
  | MediaNode
  | UploadNode
  | GroupNode
  | PlainNode;

export type NodeKind = GraphNode['kind'];

/** Plain fields by Graph's names. */
export type Values = Readonly<Record<string, unknown>>;

interface Common<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  readonly values: Values;
}

export interface AppNode extends Common<'app'> {
  readonly secret: string;
  /** Whether calls must carry `appsecret_proof`. */
  readonly requiresProof: boolean;
}

export interface UserNode extends Common<'user'> {
  readonly type: 'SYSTEM_USER' | 'USER' | 'APP';
  readonly businesses: readonly string[];
  readonly assignedAccounts: readonly string[];
  readonly isDeveloper: boolean;
}

export type BusinessNode = Common<'business'>;

/** An app that hears of an account, at its own callback unless that is overridden. */
export interface SubscribedApp {
  readonly app: string;
  readonly overrideCallback: string | undefined;
}

export interface AccountNode extends Common<'account'> {
  readonly owner: string;
  readonly sharedWith: readonly string[];
  readonly subscribedApps: readonly SubscribedApp[];
}

export interface PhoneNumberNode extends Common<'phone-number'> {
  readonly account: string;
  readonly isTestNumber: boolean;
  /** Digits only; used by test numbers. */
  readonly allowedRecipients: readonly string[];
  readonly isRegistered: boolean;
  readonly pin: string | undefined;
  readonly overrideCallback: string | undefined;
}

export interface TemplateNode extends Common<'template'> {
  readonly account: string;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly components: readonly TemplateComponent[];
}

export interface FlowNode extends Common<'flow'> {
  readonly account: string;
  readonly name: string;
  readonly status: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED' | 'BLOCKED' | 'THROTTLED';
  /** The flow's JSON as it was uploaded. */
  readonly json: string | undefined;
}

export interface MediaNode extends Common<'media'> {
  readonly account: string;
  readonly phoneNumber: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** When WhatsApp throws it away, in milliseconds since 1970. */
  readonly keptUntil: number;
}

/** A resumable upload; its id holds a colon and a query. */
export interface UploadNode extends Common<'upload'> {
  readonly app: string;
  readonly type: string;
  readonly size: number;
  readonly bytes: Uint8Array;
}

export interface GroupNode extends Common<'group'> {
  readonly account: string;
  readonly phoneNumber: string;
  readonly participants: readonly string[];
  readonly joinRequests: readonly string[];
  readonly inviteLink: string;
}

/** Nodes that are nothing but their fields, by who owns them. */
type AccountOwned<Kind extends string> = Common<Kind> & { readonly account: string };
type BusinessOwned<Kind extends string> = Common<Kind> & { readonly business: string };
type AppOwned<Kind extends string> = Common<Kind> & { readonly app: string };

export type HistoryNode = AccountOwned<'message-history'> & { readonly phoneNumber: string; readonly message: string };
export type ScheduleNode = AccountOwned<'schedule'>;
export type ProfileNode = AccountOwned<'business-profile'> & { readonly phoneNumber: string };
export type BotNode = AccountOwned<'bot'> & { readonly phoneNumber: string };
export type MigrationIntentNode = AccountOwned<'migration-intent'>;
export type MobilityIntentNode = AccountOwned<'mobility-intent'>;
export type AllocationNode = BusinessOwned<'credit-allocation'> & { readonly creditLine: string };
export type CreditLineNode = BusinessOwned<'credit-line'>;
export type DatasetNode = BusinessOwned<'dataset'>;
export type PreverifiedNumberNode = BusinessOwned<'preverified-number'> & { readonly partners: readonly string[] };
export type SolutionNode = AppOwned<'solution'>;

type PlainNode =
  | HistoryNode
  | ScheduleNode
  | ProfileNode
  | BotNode
  | MigrationIntentNode
  | MobilityIntentNode
  | AllocationNode
  | CreditLineNode
  | DatasetNode
  | PreverifiedNumberNode
  | SolutionNode;
