/** `responseBody.has('text')`, of Postman's first test snippets: the one method of Sugar's that collections are full of. */
export function defineHas(): void {
  const { includes, search } = String.prototype;
  function has(this: unknown, wanted: unknown): boolean {
    const text = String(this);
    return wanted instanceof RegExp ? search.call(text, wanted) !== -1 : includes.call(text, String(wanted));
  }
  Object.defineProperty(String.prototype, 'has', { value: has, writable: true, configurable: true });
}
