/** Where the simulator does not answer as an example of the OpenAPI document shows, and why. */
export const differences: readonly Difference[] = [
  {
    operations: ['GET /{Phone-Number-ID}/whatsapp_business_profile'],
    paths: ['data[].business_profile'],
    why: 'the live API and the guides are flat: the fields stand in data[0]',
  },
  {
    operations: ['POST /{Phone-Number-ID}/verify_code'],
    paths: ['id'],
    why: 'the guides and the official collection answer with success only',
  },
  {
    operations: ['GET /{Phone-Number-ID}/business_compliance_info'],
    paths: ['data[].whatsapp_business_account_id'],
    why: 'neither the guides nor the official collection have it',
  },
  {
    operations: ['GET /{WABA-ID}/message_templates'],
    paths: ['data[].previous_category'],
    why: 'only templates have it whose category was changed',
  },
];

interface Difference {
  readonly operations: readonly string[];
  readonly paths: readonly string[];
  readonly why: string;
}
