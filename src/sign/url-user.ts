/** The secrets of a user in the URL: sending makes basic auth of it, so its header is one too. */
export function urlCredentials(url: string): readonly string[] {
  if (!url.includes('@')) return [];
  const userinfo = /^[^/]*\/\/([^/?#]*)@/.exec(url)?.[1];
  if (userinfo === undefined) return [];
  const [user = '', ...rest] = userinfo.split(':');
  const password = decode(rest.join(':'));
  const encoded = Buffer.from(`${decode(user)}:${password}`, 'utf8').toString('base64');
  return password === '' ? [] : [password, encoded];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
