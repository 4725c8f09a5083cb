import type { TemplateComponent } from './seed.ts';

/** What an id stands for. Graph's ids do not tell; the simulator looks them up, as Graph does. */
export type GraphNode = AppNode | UserNode | BusinessNode | AccountNode | PhoneNumberNode | TemplateNode;

export type NodeKind = GraphNode['kind'];

/** Plain fields by Graph's names. */
type Values = Readonly<Record<string, unknown>>;

interface AppNode {
  readonly kind: 'app';
  readonly id: string;
  readonly values: Values;
}

export interface UserNode {
  readonly kind: 'user';
  readonly id: string;
  readonly values: Values;
  readonly type: 'SYSTEM_USER' | 'USER';
  readonly businesses: readonly string[];
  readonly assignedAccounts: readonly string[];
  readonly isDeveloper: boolean;
}

export interface BusinessNode {
  readonly kind: 'business';
  readonly id: string;
  readonly values: Values;
}

export interface AccountNode {
  readonly kind: 'account';
  readonly id: string;
  readonly values: Values;
  readonly owner: string;
  readonly sharedWith: readonly string[];
  readonly subscribedApps: readonly string[];
}

export interface PhoneNumberNode {
  readonly kind: 'phone-number';
  readonly id: string;
  readonly values: Values;
  readonly account: string;
  readonly isTestNumber: boolean;
  /** Digits only; used by test numbers. */
  readonly allowedRecipients: readonly string[];
  readonly isRegistered: boolean;
  readonly pin: string | undefined;
}

export interface TemplateNode {
  readonly kind: 'template';
  readonly id: string;
  readonly values: Values;
  readonly account: string;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly components: readonly TemplateComponent[];
}
