/** What a part of a seed must be. */
export type Shape =
  | { readonly kind: 'text' | 'id' | 'number' | 'boolean' | 'anything' }
  | { readonly kind: 'choice'; readonly of: readonly (string | number)[] }
  | { readonly kind: 'list'; readonly of: Shape }
  | {
      readonly kind: 'object';
      readonly required: Readonly<Record<string, Shape>>;
      readonly optional: Readonly<Record<string, Shape>>;
    };

const text: Shape = { kind: 'text' };
const id: Shape = { kind: 'id' };
const number: Shape = { kind: 'number' };
const boolean: Shape = { kind: 'boolean' };
const anything: Shape = { kind: 'anything' };
const list = (of: Shape): Shape => ({ kind: 'list', of });
const choice = (...of: (string | number)[]): Shape => ({ kind: 'choice', of });
const object = (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape => ({
  kind: 'object',
  required,
  optional,
});

/** What each part of a seed must be: the same names as in `Seed`. */
export const appShape = object(
  { id, name: text },
  {
    link: text,
    secret: text,
    requires_proof: boolean,
    callback_url: text,
    verify_token: text,
    solutions: list(object({ id, name: text, status: text }, { status_for_pending_request: text })),
  },
);

export const userShape = object(
  { id, name: text, type: choice('SYSTEM_USER', 'USER') },
  { businesses: list(id), assigned_accounts: list(id), is_developer: boolean },
);

export const businessShape = object(
  { id, name: text },
  {
    timezone_id: number,
    verification_status: text,
    credit_lines: list(
      object({ id, legal_entity_name: text }, { allocations: list(object({ id, receiving_business: id })) }),
    ),
    preverified_numbers: list(object({ id, display_phone_number: text }, { verification_status: text })),
    datasets: list(id),
  },
);

const phoneNumberShape = object(
  { id, display_phone_number: text, verified_name: text },
  {
    status: text,
    code_verification_status: text,
    account_mode: choice('LIVE', 'SANDBOX'),
    allowed_recipients: list(text),
    received_from: list(text),
    blocked_users: list(text),
    fields: anything,
    profile: anything,
    qr_codes: list(object({ code: text, prefilled_message: text })),
    groups: list(object({ id, subject: text }, { participants: list(text), join_requests: list(text) })),
  },
);

const templateShape = object(
  { id, name: text, language: text, status: text, category: text, components: list(anything) },
  { parameter_format: choice('NAMED', 'POSITIONAL') },
);

export const accountShape = object(
  { id, name: text, owner: id },
  {
    shared_with: list(id),
    fields: anything,
    phone_numbers: list(phoneNumberShape),
    message_templates: list(templateShape),
    flows: list(
      object({ id, name: text, status: choice('DRAFT', 'PUBLISHED', 'DEPRECATED') }, { categories: list(text) }),
    ),
    payment_configurations: list(
      object(
        { configuration_name: text },
        { provider_name: text, merchant_category_code: text, purpose_code: text, status: text },
      ),
    ),
  },
);

export const tokenShape = object(
  { name: text, app: id, user: id, scopes: list(text) },
  { target_accounts: list(id), expires_in: number, invalid_subcode: choice(458, 459, 460, 464, 467) },
);
