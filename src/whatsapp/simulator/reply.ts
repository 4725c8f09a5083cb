/** An answer that is not plain JSON with status 200: another status, or bytes. */
export class Reply {
  readonly status: number;
  readonly json: unknown;
  readonly file: { readonly type: string; readonly bytes: Uint8Array } | undefined;

  constructor(status: number, json: unknown, file?: Reply['file']) {
    this.status = status;
    this.json = json;
    this.file = file;
  }
}

/** Bytes with their media type. */
export function fileReply(type: string, bytes: Uint8Array): Reply {
  return new Reply(200, undefined, { type, bytes });
}
