import type { Case } from './case.ts';

const helpers = `
const bytes = (text) => new TextEncoder().encode(text);
const hex = (buffer) => Array.from(new Uint8Array(buffer), (each) => each.toString(16).padStart(2, '0')).join('');
const { subtle } = crypto;
const secret = (name, usages, text = '0123456789abcdef') => subtle.importKey('raw', bytes(text), name, true, usages);
const refuse = async (act) => { try { await act(); console.log('no error'); } catch (e) { console.log(e.name, e.message, e.code, e instanceof Error, e instanceof DOMException, e instanceof TypeError); } };
`;

/** What is random differs from run to run, so that what is shown is what can be worked out from it. */
const scripts: readonly Case[] = [
  { script: "console.log(String(crypto), String(crypto.subtle), crypto.subtle === crypto.subtle, crypto instanceof Crypto, crypto.subtle instanceof SubtleCrypto);", why: 'the objects' },
  { script: "console.log(crypto, crypto.subtle, typeof CryptoKey, typeof DOMException);", why: 'the objects when logged' },
  { script: "for (const Class of [Crypto, SubtleCrypto, CryptoKey]) try { new Class(); } catch (e) { console.log(e.name, e.message); }", why: 'nobody makes them' },
  {
    // Newer versions of Node have more.
    script: "console.log(Object.keys(crypto), Object.getOwnPropertyNames(SubtleCrypto.prototype).filter((name) => !/^(?:getPublicKey|supports$|(?:en|de)capsulate)/.test(name)).join());",
    why: 'their members',
  },
  { script: "crypto.extra = 1; console.log(crypto.extra); delete crypto.extra;", why: 'a script may add to it' },
  { script: "console.log(crypto.getRandomValues(new Uint16Array(3)).length, crypto.getRandomValues(Buffer.alloc(2)).length);", why: 'random numbers' },
  { script: "await refuse(() => crypto.getRandomValues(new Float32Array(2))); await refuse(() => crypto.getRandomValues(new Uint8Array(65_537)));", why: 'random numbers that nobody gets' },
  { script: "for (const name of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', { name: 'sha-256' }]) console.log(hex(await subtle.digest(name, bytes('abc'))));", why: 'hashes' },
  { script: "const d = await subtle.digest('SHA-256', bytes('abc').buffer); console.log(d instanceof ArrayBuffer, d.byteLength, d);", why: 'a hash is a buffer' },
  { script: "console.log(hex(await subtle.digest('SHA-256', bytes('xabcx').subarray(1, 4))), hex(await subtle.digest('SHA-256', new DataView(bytes('abc').buffer))));", why: 'the hash of a part' },
  { script: "console.log(subtle.digest('SHA-1', bytes('')) instanceof Promise);", why: 'a method gives a promise' },
  { script: "await refuse(() => subtle.digest()); await refuse(() => subtle.digest('SHA-3', bytes('a'))); await refuse(() => subtle.digest('SHA-1', 'text'));", why: 'hashes that are refused' },
  { script: "const k = await secret({ name: 'HMAC', hash: 'SHA-256' }, ['sign', 'verify']); const s = await subtle.sign('HMAC', k, bytes('m')); console.log(hex(s), await subtle.verify('HMAC', k, s, bytes('m')), await subtle.verify('HMAC', k, s, bytes('n')));", why: 'HMAC' },
  { script: "const k = await secret({ name: 'HMAC', hash: 'SHA-256' }, ['sign']); console.log(k, String(k), k.type, k.extractable, k.algorithm, k.usages, k instanceof CryptoKey, Object.keys(k));", why: 'what a key says' },
  { script: "const k = await secret({ name: 'HMAC', hash: 'SHA-512' }, ['sign']); console.log(hex(await subtle.exportKey('raw', k)), await subtle.exportKey('jwk', k));", why: 'a key leaves' },
  { script: "const k = await subtle.importKey('raw', bytes('key'), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']); console.log(k.extractable, hex(await subtle.sign('HMAC', k, bytes('m')))); await refuse(() => subtle.exportKey('raw', k)); await refuse(() => subtle.verify('HMAC', k, bytes('m'), bytes('m')));", why: 'what a key is not for' },
  { script: "const k = await subtle.importKey('jwk', { kty: 'oct', k: 'a2V5', alg: 'HS256', key_ops: ['sign'], ext: true }, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']); console.log(hex(await subtle.sign('HMAC', k, bytes('m'))));", why: 'a JSON Web Key' },
  { script: "kept = await secret({ name: 'HMAC', hash: 'SHA-1' }, ['sign']); console.log(hex(await subtle.sign('HMAC', kept, bytes('m'))));", why: 'a key in a global' },
  { script: "const iv = bytes('000000000000'); const k = await secret('AES-GCM', ['encrypt', 'decrypt']); const parameters = { name: 'AES-GCM', iv, additionalData: bytes('more'), tagLength: 96 }; const e = await subtle.encrypt(parameters, k, bytes('text')); console.log(hex(e), hex(await subtle.decrypt(parameters, k, e))); await refuse(() => subtle.decrypt({ name: 'AES-GCM', iv }, k, e));", why: 'AES-GCM' },
  { script: "const iv = bytes('0000000000000000'); const k = await secret('AES-CBC', ['encrypt', 'decrypt']); const e = await subtle.encrypt({ name: 'AES-CBC', iv }, k, bytes('text')); console.log(hex(e), hex(await subtle.decrypt({ name: 'AES-CBC', iv }, k, e)));", why: 'AES-CBC' },
  { script: "const counter = bytes('0000000000000000'); const k = await secret('AES-CTR', ['encrypt']); console.log(hex(await subtle.encrypt({ name: 'AES-CTR', counter, length: 64 }, k, bytes('text'))));", why: 'AES-CTR' },
  { script: "await refuse(() => secret('AES-GCM', ['encrypt'], 'short')); await refuse(() => secret('AES-GCM', ['sign'])); await refuse(() => secret('AES-GCM', [])); await refuse(() => subtle.encrypt({ name: 'AES-GCM', iv: bytes('0') }, {}, bytes('')));", why: 'keys that are refused' },
  { script: "const k = await subtle.importKey('raw', bytes('password'), 'PBKDF2', false, ['deriveBits', 'deriveKey']); const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes('salt'), iterations: 1000 }; console.log(hex(await subtle.deriveBits(parameters, k, 256))); const made = await subtle.deriveKey(parameters, k, { name: 'AES-GCM', length: 256 }, true, ['encrypt']); console.log(hex(await subtle.exportKey('raw', made)), made.algorithm);", why: 'PBKDF2' },
  { script: "const k = await subtle.importKey('raw', bytes('password'), 'HKDF', false, ['deriveBits']); console.log(hex(await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-512', salt: bytes('salt'), info: new Uint8Array() }, k, 128)));", why: 'HKDF' },
  { script: "for (const algorithm of [{ name: 'RSASSA-PKCS1-v1_5' }, { name: 'RSA-PSS', saltLength: 32 }]) { const { publicKey, privateKey } = await subtle.generateKey({ name: algorithm.name, hash: 'SHA-256', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]) }, false, ['sign', 'verify']); const s = await subtle.sign(algorithm, privateKey, bytes('m')); console.log(s.byteLength, await subtle.verify(algorithm, publicKey, s, bytes('m')), publicKey.algorithm, publicKey.extractable, privateKey.extractable, privateKey.usages, publicKey.usages); }", why: 'RSA' },
  { script: "const { publicKey, privateKey } = await subtle.generateKey({ name: 'RSA-OAEP', hash: 'SHA-256', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['encrypt', 'decrypt']); const e = await subtle.encrypt({ name: 'RSA-OAEP', label: bytes('l') }, publicKey, bytes('m')); console.log(e.byteLength, hex(await subtle.decrypt({ name: 'RSA-OAEP', label: bytes('l') }, privateKey, e))); const again = await subtle.importKey('pkcs8', await subtle.exportKey('pkcs8', privateKey), { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['decrypt']); console.log(hex(await subtle.decrypt({ name: 'RSA-OAEP', label: bytes('l') }, again, e)));", why: 'RSA-OAEP, and a key that leaves and comes again' },
  { script: "for (const namedCurve of ['P-256', 'P-384', 'P-521']) { const { publicKey, privateKey } = await subtle.generateKey({ name: 'ECDSA', namedCurve }, true, ['sign', 'verify']); const s = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes('m')); const { kty, crv, key_ops } = await subtle.exportKey('jwk', publicKey); console.log(s.byteLength, await subtle.verify({ name: 'ECDSA', hash: { name: 'SHA-256' } }, publicKey, s, bytes('m')), kty, crv, key_ops); }", why: 'ECDSA' },
  { script: "const { publicKey, privateKey } = await subtle.generateKey('Ed25519', false, ['sign', 'verify']); const s = await subtle.sign('Ed25519', privateKey, bytes('m')); const raw = await subtle.exportKey('raw', publicKey); const again = await subtle.importKey('raw', raw, { name: 'Ed25519' }, true, ['verify']); console.log(raw.byteLength, s.byteLength, await subtle.verify('Ed25519', again, s, bytes('m')));", why: 'Ed25519' },
  { script: "const pair = () => subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits', 'deriveKey']); const [a, b] = [await pair(), await pair()]; const of = async (mine, others) => hex(await subtle.deriveBits({ name: 'ECDH', public: others.publicKey }, mine.privateKey, 256)); console.log(await of(a, b) === await of(b, a), a.publicKey.usages);", why: 'ECDH' },
  { script: "const wrapping = await secret('AES-KW', ['wrapKey', 'unwrapKey']); const k = await secret({ name: 'HMAC', hash: 'SHA-256' }, ['sign'], '01234567'); const w = await subtle.wrapKey('raw', k, wrapping, 'AES-KW'); const again = await subtle.unwrapKey('raw', w, wrapping, 'AES-KW', { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']); console.log(hex(w), hex(await subtle.exportKey('raw', again)));", why: 'a key in a key' },
  { script: "console.log((await subtle.exportKey('raw', await subtle.generateKey({ name: 'AES-CBC', length: 192 }, true, ['encrypt']))).byteLength, (await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign'])).algorithm);", why: 'secret keys are made' },
  { script: "const e = new DOMException('text', 'AbortError'); console.log(e.name, e.message, e.code, e instanceof Error, new DOMException().name, new DOMException('a', 'Unknown').code);", why: 'DOMException' },
];

export const webCryptoCases: readonly Case[] = scripts.map((each) => ({ ...each, script: helpers + each.script }));
