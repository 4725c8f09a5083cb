/** The world a simulator starts with: plain data with Graph's own field names, so that it can be kept in a file. */
export interface Seed {
  /** Everything that looks random follows from this name. */
  readonly name: string;
  /** Entries on a page unless `limit` says otherwise; 25 as on most edges of Graph. */
  readonly page_size?: number;
  readonly apps: readonly AppSeed[];
  readonly users: readonly UserSeed[];
  readonly businesses: readonly BusinessSeed[];
  readonly accounts: readonly AccountSeed[];
  readonly tokens: readonly TokenSeed[];
}

export interface AppSeed {
  readonly id: string;
  readonly name: string;
  readonly link?: string;
  /** The app secret: signs webhooks, proves tokens. Made from the seed's name unless given. */
  readonly secret?: string;
  /** Whether every call must carry `appsecret_proof`. */
  readonly requires_proof?: boolean;
  /** Where webhooks go, already verified; on this machine only. */
  readonly callback_url?: string;
  readonly verify_token?: string;
  readonly solutions?: readonly SolutionSeed[];
}

export interface SolutionSeed {
  readonly id: string;
  readonly name: string;
  readonly status: 'DRAFT' | 'INITIATED' | 'ACTIVE' | 'REJECTED' | 'DEACTIVATED';
  readonly status_for_pending_request?: 'NONE' | 'PENDING_ACTIVATION' | 'PENDING_DEACTIVATION';
}

export interface UserSeed {
  readonly id: string;
  readonly name: string;
  readonly type: 'SYSTEM_USER' | 'USER';
  /** Businesses the user belongs to: whose accounts it sees, owned and shared. */
  readonly businesses?: readonly string[];
  /** Accounts the user is assigned to. */
  readonly assigned_accounts?: readonly string[];
  /** Only developers of the app may inspect tokens; everybody is one unless told otherwise. */
  readonly is_developer?: boolean;
}

export interface BusinessSeed {
  readonly id: string;
  readonly name: string;
  readonly timezone_id?: number;
  readonly verification_status?: string;
  readonly credit_lines?: readonly CreditLineSeed[];
  readonly preverified_numbers?: readonly PreverifiedNumberSeed[];
  /** Ids of datasets for conversion events. */
  readonly datasets?: readonly string[];
}

export interface CreditLineSeed {
  readonly id: string;
  readonly legal_entity_name: string;
  /** Allocations that share the line already. */
  readonly allocations?: readonly { readonly id: string; readonly receiving_business: string }[];
}

export interface PreverifiedNumberSeed {
  readonly id: string;
  readonly display_phone_number: string;
  readonly verification_status?: 'VERIFIED' | 'NOT_VERIFIED';
}

export interface AccountSeed {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly shared_with?: readonly string[];
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly phone_numbers?: readonly PhoneNumberSeed[];
  readonly message_templates?: readonly TemplateSeed[];
  readonly flows?: readonly FlowSeed[];
  readonly payment_configurations?: readonly PaymentConfigurationSeed[];
}

export interface FlowSeed {
  readonly id: string;
  readonly name: string;
  readonly status: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED';
  readonly categories?: readonly string[];
}

export interface PaymentConfigurationSeed {
  readonly configuration_name: string;
  readonly provider_name?: string;
  readonly merchant_category_code?: string;
  readonly purpose_code?: string;
  readonly status?: string;
}

export interface PhoneNumberSeed {
  readonly id: string;
  readonly display_phone_number: string;
  readonly verified_name: string;
  /** CONNECTED sends; PENDING is not registered yet. */
  readonly status?: string;
  readonly code_verification_status?: string;
  /** A test number (SANDBOX) sends to its allowed recipients only. */
  readonly account_mode?: 'LIVE' | 'SANDBOX';
  readonly allowed_recipients?: readonly string[];
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Numbers that have written to this one, each with one message. */
  readonly received_from?: readonly string[];
  /** Numbers that may not write to this one. */
  readonly blocked_users?: readonly string[];
  readonly qr_codes?: readonly { readonly code: string; readonly prefilled_message: string }[];
  /** What the business profile says; Graph's field names. */
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly groups?: readonly GroupSeed[];
}

export interface GroupSeed {
  readonly id: string;
  readonly subject: string;
  readonly participants?: readonly string[];
  readonly join_requests?: readonly string[];
}

export interface TemplateSeed {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly parameter_format?: 'NAMED' | 'POSITIONAL';
  readonly components: readonly TemplateComponent[];
}

export interface TemplateComponent {
  readonly type: string;
  readonly format?: string;
  readonly text?: string;
  readonly buttons?: readonly TemplateButton[];
  readonly cards?: readonly { readonly components: readonly TemplateComponent[] }[];
  readonly limited_time_offer?: { readonly text?: string; readonly has_expiration?: boolean };
  readonly [more: string]: unknown;
}

export interface TemplateButton {
  readonly type: string;
  readonly text?: string;
  readonly url?: string;
  readonly [more: string]: unknown;
}

export interface TokenSeed {
  /** What the token is called in `Simulator.tokens`. */
  readonly name: string;
  readonly app: string;
  readonly user: string;
  /** What the token may do. */
  readonly scopes: readonly string[];
  /** Accounts chosen in a consent dialog; absent, the permissions apply to all the user has. */
  readonly target_accounts?: readonly string[];
  /** Seconds from the start of the simulator; absent, the token does not expire. */
  readonly expires_in?: number;
  /** Why the token does not work although it has not expired: Graph's subcode. */
  readonly invalid_subcode?: 458 | 459 | 460 | 464 | 467;
}
