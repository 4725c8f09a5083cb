/** A cookie as Postman's library wants it: what the server left open is null. */
export function shapeOf(cookie: object): object {
  return { expires: null, maxAge: null, ...cookie };
}

/** As `pm.cookies.jar()` gives it: a date is there only if the server gave one, and no Max-Age that counts before it. */
export function jarShapeOf(cookie: object): object {
  return { ...shapeOf(cookie), ...('maxAge' in cookie && { expires: null }) };
}

/** The value as `get` of list and jar tells it: decoded if it can be. */
export function decodedValue(value: string | undefined): string | undefined {
  if (value === undefined || !value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
