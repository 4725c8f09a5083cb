import type { Case } from './case.ts';

export const blobCases: readonly Case[] = [
  { script: "console.log(new Blob(['Zoë', 'x']).size, new Blob().size, new Blob([]).type === '');", why: 'how many bytes a text has' },
  { script: "const b = new Blob(['a', new Uint8Array([98, 99]).subarray(1), new Uint8Array([100]).buffer, new Blob(['e']), 5], { type: 'Text/Plain' }); console.log(await b.text(), b.size, b.type);", why: 'parts of every kind' },
  { script: "const b = new Blob(['hello']); console.log(await b.slice(1, 3).text(), await b.slice(-2).text(), b.slice(1, 2, 'a/b').type, b.slice(9).size);", why: 'a part of it' },
  { script: "const b = await new Blob(['hi']).arrayBuffer(); console.log(b instanceof ArrayBuffer, new Uint8Array(b));", why: 'its bytes' },
  { script: "const b = new Blob(['a']); new Uint8Array(await b.arrayBuffer())[0] = 98; console.log(await b.text());", why: 'its bytes are its own' },
  { script: "for (const parts of ['text', 5, null, {}]) try { new Blob(parts); console.log('made'); } catch (e) { console.log(e.name, e instanceof TypeError); }", why: 'what has no parts' },
  { script: "console.log(String(new Blob()), new Blob([], { type: 'é' }).type, Object.keys(new Blob(['a'])), new Blob(['a']) instanceof Blob);", why: 'what it says of itself' },
  { script: "console.log(new Blob(new Set(['a', 'b'])).size, new Blob([null, undefined, {}]).size);", why: 'parts that are no texts' },
];
