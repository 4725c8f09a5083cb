// The sandbox loads it as a library of its own, so that all share one class.
export { Buffer } from 'buffer';
