const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** Which media types a kind of message takes, and how large a file may be, in bytes. */
const kinds = {
  audio: {
    types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/opus'],
    limit: 16 * megabyte,
  },
  document: {
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    limit: 100 * megabyte,
  },
  image: { types: ['image/jpeg', 'image/png'], limit: 5 * megabyte },
  /** 100 kB for a still sticker, 500 kB for one that moves; the simulator does not look inside. */
  sticker: { types: ['image/webp'], limit: 500 * kilobyte },
  video: { types: ['video/mp4', 'video/3gpp', 'video/3gp'], limit: 16 * megabyte },
} as const;

export type MediaKind = keyof typeof kinds;

export const mediaTypes: readonly string[] = Object.values(kinds).flatMap(({ types }) => types);

/** Bytes a file of the type may have; undefined for a type that WhatsApp does not take. */
export function mediaLimitOf(type: string): number | undefined {
  return Object.values(kinds).find(({ types }) => (types as readonly string[]).includes(type))?.limit;
}

/** Whether a kind of message can carry the type; a document can carry anything. */
export function isMediaOf(kind: MediaKind, type: string): boolean {
  return kind === 'document' || (kinds[kind].types as readonly string[]).includes(type);
}
