/** Key schedule (transport.md §7) and records, plain and encrypted (§6). */
import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";

export const VERSION = 1;
export const CCS = 20;
export const ALERT = 21;
export const HANDSHAKE = 22;
export const APPLICATION = 23;

const NOTHING = Buffer.alloc(0);

export function hmac(key, ...parts) {
  const mac = createHmac("sha256", key);
  parts.forEach((part) => mac.update(part));
  return mac.digest();
}

/** P_SHA256 of TLS 1.2; the label is the start of the seed (§7.1). */
export function prf(secret, seed, length) {
  let out = NOTHING;
  for (let a = hmac(secret, seed); out.length < length; a = hmac(secret, a)) {
    out = Buffer.concat([out, hmac(secret, a, seed)]);
  }
  return out.subarray(0, length);
}

/** The two randoms of a connection: empty until a ticket brings them (§7.4). */
export const NO_RANDOMS = { client: NOTHING, server: NOTHING };

export function masterSecret(preMaster, randoms) {
  return prf(preMaster, Buffer.concat([Buffer.from("master secret"), randoms.client, randoms.server]), 48);
}

/** Keys of both directions as `{client: {key, macKey}, server: {key, macKey}}` (§7.3). */
export function recordKeys(master, randoms) {
  const block = prf(master, Buffer.concat([Buffer.from("key expansion"), randoms.server, randoms.client]), 128);
  const part = (index) => block.subarray(32 * index, 32 * index + 32);
  return { client: { macKey: part(0), key: part(2) }, server: { macKey: part(1), key: part(3) } };
}

export function header(type, length, { version = VERSION, reserved = 0 } = {}) {
  const bytes = Buffer.alloc(8);
  bytes[0] = version;
  bytes[1] = type;
  bytes.writeUInt32BE(length, 2);
  bytes.writeUInt16BE(reserved, 6);
  return bytes;
}

/** A plain record; `oddities` are other values for the version and the reserved bytes. */
export function plainRecord(type, payload = NOTHING, oddities = {}) {
  return Buffer.concat([header(type, payload.length, oddities), payload]);
}

/** One direction after its switch to encryption: keys and the number of the next record (§6.4). */
export class Cipher {
  #keys;
  #sequence;

  constructor(keys, sequence = 0) {
    this.#keys = keys;
    this.#sequence = BigInt(sequence);
  }

  seal(type, payload = NOTHING, oddities = {}) {
    const length = payload.length === 0 ? 0 : 16 * (Math.floor(payload.length / 16) + 1);
    const head = header(type, length, oddities);
    const seed = this.#seed(head);
    const sealedHead = this.#block(createCipheriv, Buffer.concat([head, this.#tag(seed)]));
    if (length === 0) return sealedHead;
    const cbc = createCipheriv("aes-256-cbc", this.#keys.key, sealedHead);
    const body = Buffer.concat([cbc.update(payload), cbc.final()]);
    return Buffer.concat([sealedHead, body, this.#mac(seed, sealedHead, body)]);
  }

  /** The record at the start of `bytes` as `{type, payload, size}`. */
  open(bytes) {
    const sealedHead = take(bytes, 0, 16);
    const opened = this.#block(createDecipheriv, sealedHead);
    const head = opened.subarray(0, 8);
    const seed = this.#seed(head);
    same(opened.subarray(8), this.#tag(seed), "header tag");
    const { type, length } = readHeader(head);
    if (length === 0) return { type, payload: NOTHING, size: 16 };
    const body = take(bytes, 16, 16 + length);
    same(take(bytes, 16 + length, 32 + length), this.#mac(seed, sealedHead, body), "MAC");
    const cbc = createDecipheriv("aes-256-cbc", this.#keys.key, sealedHead);
    return { type, payload: Buffer.concat([cbc.update(body), cbc.final()]), size: 32 + length };
  }

  #seed(head) {
    const number = Buffer.alloc(8);
    number.writeBigUInt64BE(this.#sequence++);
    return Buffer.concat([number, head]);
  }

  #tag(seed) {
    return hmac(this.#keys.macKey, seed).subarray(0, 8);
  }

  #mac(...parts) {
    return hmac(this.#keys.macKey, ...parts).subarray(0, 16);
  }

  #block(create, block) {
    const ecb = create("aes-256-ecb", this.#keys.key, null).setAutoPadding(false);
    return Buffer.concat([ecb.update(block), ecb.final()]);
  }
}

/** The plain record at the start of `bytes`. */
export function openPlain(bytes) {
  const { type, length } = readHeader(take(bytes, 0, 8));
  return { type, payload: take(bytes, 8, 8 + length), size: 8 + length };
}

function readHeader(head) {
  if (head[0] !== VERSION) throw new Error(`expected record version 1, found ${head[0]}`);
  return { type: head[1], length: head.readUInt32BE(2) };
}

function take(bytes, from, to) {
  if (to > bytes.length) throw new Error(`expected a record of at least ${to} bytes, found ${bytes.length}`);
  return bytes.subarray(from, to);
}

function same(found, expected, what) {
  if (!timingSafeEqual(found, expected)) throw new Error(`expected the right ${what}, found another`);
}
