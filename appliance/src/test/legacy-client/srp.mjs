/** SRP-6a profile and password mixing (transport.md §14). */
import { pbkdf2Sync, randomBytes, randomInt } from "node:crypto";
import { modPow, sha256, toBytes, toNumber } from "./keys.mjs";

/** A number as it travels: lower case, the least even count of digits (§14.4). */
export function minimalHex(number) {
  const digits = number.toString(16);
  return digits.length % 2 ? `0${digits}` : digits;
}

export const fromHex = (text) => BigInt(`0x${text}`);

/** Fresh parameters of password mixing as the browser client wrote them: 4000 to 4999 rounds (§14.3). */
export function freshLoginData() {
  return JSON.stringify({
    algorithm: "PBKDF2",
    hash: "SHA512",
    length: 16,
    rounds: 4000 + randomInt(1000),
    salt: randomBytes(16).toString("base64"),
    version: 1,
  });
}

/** The 16 mixed bytes; their base64 is the P of SRP. */
export function mix(password, loginData) {
  const { algorithm, hash, length, rounds, salt, version } = JSON.parse(loginData);
  if (algorithm !== "PBKDF2" || hash !== "SHA512" || length !== 16 || version !== 1) {
    throw new Error(`expected PBKDF2, SHA512, 16 bytes, version 1, found ${loginData}`);
  }
  return pbkdf2Sync(Buffer.from(password), Buffer.from(salt, "base64"), rounds, 16, "sha512");
}

/** A group `{N, g}`; all that is padded has the length of N. */
export class Srp {
  constructor({ N, g }) {
    this.N = fromHex(N);
    this.g = fromHex(g);
    this.width = minimalHex(this.N).length / 2;
    this.k = this.#hash(this.N, this.g);
  }

  verifier(salt, user, p) {
    return modPow(this.g, secretExponent(salt, user, p), this.N);
  }

  /** The client's side of one login: `A`, `M1`, `M2` as numbers and K as 32 bytes. */
  prove({ salt, user, p, B, a = toNumber(randomBytes(64)) }) {
    if (B % this.N === 0n) throw new Error("expected B other than 0 modulo N");
    const x = secretExponent(salt, user, p);
    const A = modPow(this.g, a, this.N);
    const u = this.#hash(A, B);
    const base = (((B - this.k * modPow(this.g, x, this.N)) % this.N) + this.N) % this.N;
    const S = modPow(base, a + u * x, this.N);
    const M1 = this.#hash(A, B, S);
    return { A, M1, M2: this.#hash(A, M1, S), K: sha256(this.#pad(S)) };
  }

  #pad(number) {
    return toBytes(number, this.width);
  }

  #hash(...numbers) {
    return toNumber(sha256(...numbers.map((number) => this.#pad(number))));
  }
}

function secretExponent(salt, user, p) {
  return toNumber(sha256(salt, sha256(`${user}:${p}`)));
}
