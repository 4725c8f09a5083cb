// The build has the guest use these instead of the globals of the same name, which scripts may replace.
const { String: KeptString } = globalThis;

export { KeptString as String };
