const secretKeys =
  '(?<![A-Za-z0-9])(?:(?:access|input|refresh|id|fb_exchange|session|auth)_token|(?:client|app)_secret|appsecret_proof|x-amz-signature|x-amz-security-token|oauth_signature|api_?key|password|passwd)';

/** What stands there when there is no secret: told to the user, who looks for just that mistake. */
const placeholder = '(?:null|undefined|true|false)\\b|\\{\\{';

/**
 * Tokens known by their look alone, hidden without being added. No repetition is without a limit: V8 gives up on one that
 * goes on for some million characters.
 */
const tokens: readonly RegExp[] = [
  // Meta access tokens
  /EAA[A-Za-z0-9]{20,999999}/g,
  // JSON Web Tokens
  /(?:(?<![\w-])eyJ[\w-]{5,8000}|eyJ[\w-]{5,300})\.[\w-]{2,999999}\.[\w-]{0,999999}/g,
  // AWS, Google, GitHub, GitLab, Slack, Stripe, Postman, npm
  /(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{35}|ya29\.[\w-]{20,999999}|gh[opsur]_[A-Za-z0-9]{36,999999}|github_pat_\w{22,999999}|glpat-[\w-]{20,999999}|xox[a-z]-[A-Za-z0-9-]{10,999999}|(?:sk|rk|whsec)_(?:live_|test_)?[A-Za-z0-9]{16,999999}|PMAK-[\da-f]{24}-[\da-f]{34}|npm_[A-Za-z0-9]{36}/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[^-]|-(?!----)){0,20000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
];

/**
 * Secrets known by what stands before them. The group is the secret, and it stands at the end. Here as above,
 * repetitions that can fail late are bounded: a body may be made to be slow.
 */
const credentials: readonly RegExp[] = [
  // Passwords in URLs: from the first colon to the last @, as browsers and servers read them
  /:\/\/[^\s/:@?#"'<>]{0,200}:([^\s/?#"'<>]{1,400})(?=@)/g,
  // Headers that hold nothing but a credential, as a line, a quoted member, or by their scheme alone; a control
  // character (the start of a colour) ends them
  /\b(?:proxy-)?authorization\s{0,4}[:=]\s{0,4}(?:Digest|Hawk|OAuth|AWS4-HMAC-SHA256|EG1-HMAC-SHA256) (\P{Cc}{1,999999})/giu,
  /\b(?:proxy-)?authorization\s{0,4}[:=]\s{0,4}(?:[A-Za-z][\w-]{2,19} {1,4})?([^\s"'<>\p{Cc}]{1,999999})/giu,
  /\b(?:proxy-)?authorization["']?\s{0,4}[:=]\s{0,4}["'](?:[A-Za-z][\w-]{2,19} {1,4})?([^"'\p{Cc}]{1,999999})/giu,
  /\b(?:x-api-key|api-key|apikey|x-auth-token|x-access-token|x-amz-security-token|x-hub-signature(?:-256)?): {0,4}([^\s"'<>\p{Cc}]{1,999999})/giu,
  /\b(?:Bearer|Basic)(?:\s|%20){1,4}([\w.~+/=-]{16,999999})/gi,
  // Parameters of queries and forms, then members of JSON and of printed objects
  new RegExp(`${secretKeys}=(?!${placeholder})([^\\s&#"'<>;\\p{Cc}]{1,999999})`, 'giu'),
  new RegExp(`${secretKeys}["']?\\s{0,4}[:=]\\s{0,4}"(?!${placeholder})((?:[^"\\\\]|\\\\.){1,999999})`, 'gi'),
  new RegExp(`${secretKeys}["']?\\s{0,4}[:=]\\s{0,4}'(?!${placeholder})((?:[^'\\\\]|\\\\.){1,999999})`, 'gi'),
];

const shapes = [...tokens, ...credentials];

/** The beginning of a run of base64 or base64url that is long enough for a token of some shape. */
const base64Start = /[A-Za-z0-9+/_-]{24}/g;
const base64End = /[^A-Za-z0-9+/_-]|$/g;

/** Tells every run of base64 that holds a token of a known shape, as start and end. */
export function findEncodedShapes(text: string, found: (start: number, end: number) => void): void {
  base64Start.lastIndex = 0;
  for (let match = base64Start.exec(text); match !== null; match = base64Start.exec(text)) {
    const start = match.index;
    base64End.lastIndex = base64Start.lastIndex;
    const end = base64End.exec(text)?.index ?? text.length;
    base64Start.lastIndex = end;
    const decoded = Buffer.from(text.slice(start, end), 'base64').toString('latin1');
    if (tokens.some((shape) => decoded.search(shape) >= 0)) found(start, endOfPadding(text, end));
  }
}

function endOfPadding(text: string, end: number): number {
  return end + (/^={1,2}/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
}

/** What every shape has some of. Most texts have none, and one search is faster than fifteen. */
const trace =
  /EAA|eyJ|AKIA|ASIA|AIza|ya29|gh[opsur]_|github_pat|glpat|xox|sk_|rk_|whsec|PMAK|npm_|-----BEGIN|:\/\/[^/]*@|auth|api|token|bearer|basic|secret|proof|signature|passw/i;

/** Tells every place, as start and end. */
export function findShapes(text: string, found: (start: number, end: number) => void): void {
  if (!trace.test(text)) return;
  for (const shape of shapes) {
    shape.lastIndex = 0;
    // `matchAll` would copy the pattern for each text: three times slower on the short texts that most are.
    for (let match = shape.exec(text); match !== null; match = shape.exec(text)) {
      const secret = match[1] ?? match[0];
      found(shape.lastIndex - secret.length, shape.lastIndex);
    }
  }
}

/** Is the whole text a token of a known shape? */
export function looksLikeToken(text: string): boolean {
  return shapes.some((shape) => {
    const match = text.match(new RegExp(shape.source, shape.flags.replace('g', '')));
    return match !== null && match[0] === text && match[1] === undefined;
  });
}
