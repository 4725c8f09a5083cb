const quote = 34;
const backslash = 92;
const slash = 47;
const star = 42;

/** Takes `//` and block comments out of JSON, as Postman does before sending; strings stay, valid JSON or not. */
export function stripJsonComments(text: string): string {
  let kept = '';
  let start = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code === quote) place = endOfString(text, place);
    if (code !== slash) continue;
    const end = endOfComment(text, place);
    if (end === place) continue;
    kept += text.slice(start, place);
    start = end;
    place = end - 1;
  }
  return start === 0 ? text : kept + text.slice(start);
}

/** The place of the closing quote, or the last character. */
function endOfString(text: string, open: number): number {
  for (let place = open + 1; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code === backslash) place++;
    else if (code === quote) return place;
  }
  return text.length;
}

/** The place behind the comment; the same place when there is none. A line comment leaves its line end. */
function endOfComment(text: string, open: number): number {
  const next = text.charCodeAt(open + 1);
  if (next !== slash && next !== star) return open;
  const end = next === slash ? text.indexOf('\n', open) : text.indexOf('*/', open + 2);
  if (end < 0) return text.length;
  return next === slash ? end : end + 2;
}
