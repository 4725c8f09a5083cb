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

interface AppSeed {
  readonly id: string;
  readonly name: string;
  readonly link?: string;
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
}

export interface AccountSeed {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly shared_with?: readonly string[];
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly phone_numbers?: readonly PhoneNumberSeed[];
  readonly message_templates?: readonly TemplateSeed[];
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
}

export interface TemplateSeed {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly components: readonly TemplateComponent[];
}

export interface TemplateComponent {
  readonly type: string;
  readonly format?: string;
  readonly text?: string;
  readonly buttons?: readonly { readonly type: string; readonly text: string; readonly url?: string }[];
}

export interface TokenSeed {
  /** What the token is called in `Simulator.tokens`. */
  readonly name: string;
  readonly app: string;
  readonly user: string;
  readonly scopes: readonly string[];
  /** Accounts chosen in a consent dialog; absent, the permissions apply to all the user has. */
  readonly target_accounts?: readonly string[];
  /** Seconds from the start of the simulator; absent, the token does not expire. */
  readonly expires_in?: number;
  /** Why the token does not work although it has not expired: Graph's subcode. */
  readonly invalid_subcode?: 458 | 459 | 460 | 464 | 467;
}
