/** A request of Meta's collections that the simulator refuses, with Graph's code, and why that is right. */
export interface Refusal {
  /** A part of the file's name. */
  readonly collection: string;
  readonly name: string;
  readonly code: number;
  readonly why: string;
}

const isThere = 'the world of the simulator has a template of this name already';
const isOneName = 'one placeholder is the name of three templates: the second and third are taken';
const isGone = 'the collection has deprecated the flow before it sends it';
const isShort = 'the key of the collection is cut short with dots';

const sameIn = (collections: readonly string[], refusals: readonly Omit<Refusal, 'collection'>[]): readonly Refusal[] =>
  collections.flatMap((collection) => refusals.map((refusal) => ({ collection, ...refusal })));

const cloud = 'whatsapp-cloud-api';
const management = 'whatsapp-business-management-api';
const flows = 'whatsapp-flows-api';

export const refusals: readonly Refusal[] = [
  ...sameIn(
    [cloud, management],
    [
      { name: 'Create catalog template', code: 100, why: isThere },
      { name: 'Create multi-product message template', code: 100, why: isThere },
      {
        name: 'Create template w/ location header, text body, text footer, and a website buttons',
        code: 100,
        why: isThere,
      },
      {
        name: 'Create template w/ document header, text body, a phone number button, and a URL button',
        code: 100,
        why: isThere,
      },
      { name: 'Delete template by name', code: 100, why: 'nothing has made a template of this name yet' },
    ],
  ),
  ...sameIn(
    [cloud, flows],
    [
      { name: 'Delete Flow', code: 139004, why: 'only a draft can be deleted, and the collection has published it' },
      { name: 'Set Encryption Public Key', code: 100, why: isShort },
      { name: 'Send Draft Flow by Name', code: 131009, why: isGone },
      { name: 'Send Draft Flow by ID', code: 131009, why: isGone },
      { name: 'Send Published Flow by Name', code: 131009, why: isGone },
      { name: 'Send Published Flow by ID', code: 131009, why: isGone },
      { name: 'Create Flow Template Message by Flow JSON', code: 100, why: isOneName },
      { name: 'Create Flow Template Message by ID', code: 100, why: isOneName },
      { name: 'Send Flow Template Message', code: 132001, why: 'the template is still being reviewed' },
    ],
  ),
  {
    collection: management,
    name: 'Upload media (Step 2 of 2): Initiate upload',
    code: 100,
    why: 'the placeholder stands for an upload that was never opened',
  },
  {
    collection: cloud,
    name: 'Send Message Template Text',
    code: 132012,
    why: 'one placeholder is the name of a template with a picture and of one without',
  },
  { collection: cloud, name: 'Upload Audio', code: 100, why: 'the collection sends the name of a file as JSON' },
  {
    collection: cloud,
    name: 'Download Media',
    code: 2500,
    why: 'the collection puts host and version before a whole URL',
  },
  {
    collection: cloud,
    name: 'Send Order Status Message',
    code: 131009,
    why: 'a reference has at most 35 characters, and the example of the collection is longer',
  },
];
