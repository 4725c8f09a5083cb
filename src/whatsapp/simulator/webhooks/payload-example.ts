/** An example of one webhook: its field, and its value without what every value of messages has. */
export interface PayloadExample {
  readonly field: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Whether the value tells of a number, so that it carries product and metadata. */
  readonly isOfNumber?: boolean;
}
