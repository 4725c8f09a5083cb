/** Ids of library objects only have to differ from each other; nothing secret hangs on them. */
export function v4(): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16));
}
