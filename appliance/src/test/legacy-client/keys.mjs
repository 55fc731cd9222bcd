/** secp256k1 keys, compact signatures, base58 and ECIES (transport.md §16 and §17). */
import { ECDH, createCipheriv, createDecipheriv, createECDH, createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { hmac } from "./records.mjs";

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export const digest = (name, ...parts) => parts.reduce((hash, part) => hash.update(part), createHash(name)).digest();
export const sha256 = (...parts) => digest("sha256", ...parts);
export const toNumber = (bytes) => (bytes.length === 0 ? 0n : BigInt(`0x${bytes.toString("hex")}`));
export const toBytes = (number, length) => Buffer.from(number.toString(16).padStart(2 * length, "0"), "hex");

export class KeyPair {
  #ecdh = createECDH("secp256k1");

  constructor(privateKey) {
    this.#ecdh.setPrivateKey(privateKey);
  }

  static random() {
    const pair = createECDH("secp256k1");
    pair.generateKeys();
    return new KeyPair(toBytes(toNumber(pair.getPrivateKey()), 32));
  }

  get secret() {
    return toBytes(toNumber(this.#ecdh.getPrivateKey()), 32);
  }

  /** The compressed point, 33 bytes. */
  get point() {
    return this.#ecdh.getPublicKey(null, "compressed");
  }

  get longPoint() {
    return this.#ecdh.getPublicKey(null, "uncompressed");
  }

  /** Text form of the public key: base58check without a version byte (§16.3). */
  get pub58() {
    return base58check(this.point);
  }

  get address() {
    return base58check(Buffer.concat([Buffer.of(0), digest("ripemd160", sha256(this.point))]));
  }

  /** The affine x of the shared point, always 32 bytes (§16.6). */
  shared(point) {
    return toBytes(toNumber(this.#ecdh.computeSecret(point)), 32);
  }

  /** Compact signature, 65 bytes, over the SHA-256 of `message` (§16.5). */
  sign(message) {
    return this.signHash(sha256(message));
  }

  signHash(hash) {
    const z = toNumber(hash) % ORDER;
    const d = toNumber(this.secret);
    for (const k of nonces(this.secret, toBytes(z, 32))) {
      const r = toNumber(new KeyPair(toBytes(k, 32)).point.subarray(1)) % ORDER;
      const s = (inverse(k) * ((z + r * d) % ORDER)) % ORDER;
      if (r !== 0n && s !== 0n) return Buffer.concat([Buffer.of(27), toBytes(r, 32), toBytes(s, 32)]);
    }
    throw new Error("unreachable: the sequence of nonces has no end");
  }
}

export function compressed(point) {
  return ECDH.convertKey(point, "secp256k1", null, null, "compressed");
}

/** The candidates for k of RFC 6979, SHA-256. */
function* nonces(secret, hash) {
  let v = Buffer.alloc(32, 1);
  let key = Buffer.alloc(32, 0);
  for (const round of [0, 1]) {
    key = hmac(key, v, Buffer.of(round), secret, hash);
    v = hmac(key, v);
  }
  for (;;) {
    v = hmac(key, v);
    const k = toNumber(v);
    if (k > 0n && k < ORDER) yield k;
    key = hmac(key, v, Buffer.of(0));
    v = hmac(key, v);
  }
}

/** By Fermat: the order is a prime. */
function inverse(number) {
  return modPow(number, ORDER - 2n, ORDER);
}

export function modPow(base, exponent, modulus) {
  let result = 1n;
  for (let power = base % modulus, left = exponent; left > 0n; left >>= 1n, power = (power * power) % modulus) {
    if (left & 1n) result = (result * power) % modulus;
  }
  return result;
}

export function base58(bytes) {
  let text = "";
  for (let rest = toNumber(bytes); rest > 0n; rest /= 58n) text = ALPHABET[Number(rest % 58n)] + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return "1".repeat(zeros < 0 ? bytes.length : zeros) + text;
}

export function base58check(bytes) {
  return base58(Buffer.concat([bytes, checksum(bytes)]));
}

export function fromBase58check(text) {
  const number = [...text].reduce((sum, letter) => 58n * sum + BigInt(ALPHABET.indexOf(letter)), 0n);
  const digits = number.toString(16);
  const rest = number === 0n ? Buffer.alloc(0) : toBytes(number, Math.ceil(digits.length / 2));
  const bytes = Buffer.concat([Buffer.alloc(text.match(/^1*/)[0].length), rest]);
  const payload = bytes.subarray(0, -4);
  if (!checksum(payload).equals(bytes.subarray(-4))) throw new Error("expected the right checksum, found another");
  return payload;
}

function checksum(bytes) {
  return sha256(sha256(bytes)).subarray(0, 4);
}

/** ECIES with a tag of four bytes; both sides know the keys of each other (§17). */
export function eciesEncrypt(pair, recipient, message, iv = hmac(pair.secret, message).subarray(0, 16)) {
  const { cipherKey, macKey } = eciesKeys(pair, recipient);
  const cbc = createCipheriv("aes-256-cbc", cipherKey, iv);
  const c = Buffer.concat([iv, cbc.update(message), cbc.final()]);
  return Buffer.concat([c, hmac(macKey, c).subarray(0, 4)]);
}

export function eciesDecrypt(pair, sender, sealed) {
  const { cipherKey, macKey } = eciesKeys(pair, sender);
  const c = sealed.subarray(0, -4);
  const tag = hmac(macKey, c).subarray(0, 4);
  if (!timingSafeEqual(tag, sealed.subarray(-4))) throw new Error("expected the right tag, found another");
  const cbc = createDecipheriv("aes-256-cbc", cipherKey, c.subarray(0, 16));
  return Buffer.concat([cbc.update(c.subarray(16)), cbc.final()]);
}

function eciesKeys(pair, point) {
  const z = digest("sha512", pair.shared(point));
  return { cipherKey: z.subarray(0, 32), macKey: z.subarray(32) };
}

export const freshNonce = () => randomBytes(32).toString("base64");
