/** Keystores of one key and their integration signatures (pki.md §3 and §4). */
import { digest, compressed, sha256 } from "./keys.mjs";

/** Offsets in a key packet: the length of the curve's name, and the point if that name were empty (§3.4). */
const [OID_LENGTH_AT, POINT_AT] = [6, 9];
const SECP256K1 = Buffer.from("052b8104000a", "hex");
const ECDSA = 19;
const SHA256 = 8;
const [PUBLIC_KEY, USER_ID, SIGNATURE, DATA_TYPE] = [6, 13, 2, 60];
const [CERTIFICATION, BINARY_DOCUMENT] = [0x13, 0x00];
const CERTIFY_AND_SIGN = 3;

/** The public keystore `{key, bytes}` of one identity key, created at time 0 as clients of 2018 did (§3.4). */
export function keystoreOf(pair, userId) {
  const key = { pair, core: keyCore(pair) };
  const id = Buffer.from(userId);
  const signed = Buffer.concat([fingerprintInput(key.core), Buffer.of(0xb4), u32(id.length), id]);
  const certification = signature(key, CERTIFICATION, signed, [subpacket(27, Buffer.of(CERTIFY_AND_SIGN))]);
  const bytes = Buffer.concat([
    packet(DATA_TYPE, Buffer.of(1)), packet(PUBLIC_KEY, key.core), packet(USER_ID, id), certification,
  ]);
  return { key, bytes };
}

/** The integration signature over a keystore without attachments, bound to the head `revision` (§4.5). */
export function integrationSignature({ key, bytes }, revision) {
  return signature(key, BINARY_DOCUMENT, bytes, [subpacket(110, Buffer.concat([now(), revision]))]);
}

/** Key id and point of the primary key of a server keystore, for ecdhef (transport.md §9.6). */
export function serverKeyOf(bytes) {
  const [type, key] = [...packets(bytes)];
  if (type.tag !== DATA_TYPE || key.tag !== PUBLIC_KEY) throw new Error("expected data type and public key");
  const start = POINT_AT + key.body[OID_LENGTH_AT];
  const bits = key.body.readUInt16BE(start - 2);
  const core = key.body.subarray(0, start + Math.ceil(bits / 8));
  return { keyid: keyId(core).toString("hex").toUpperCase(), point: compressed(core.subarray(start)) };
}

function keyCore(pair) {
  return Buffer.concat([Buffer.of(4), u32(0), Buffer.of(ECDSA), SECP256K1, mpi(pair.longPoint)]);
}

function fingerprintInput(core) {
  return Buffer.concat([Buffer.of(0x99), u16(core.length), core]);
}

function keyId(core) {
  return digest("sha1", fingerprintInput(core)).subarray(-8);
}

/** A signature packet; creation time comes after the caller's subpackets (§3.7). */
function signature({ pair, core }, type, signed, subpackets) {
  const hashed = Buffer.concat([...subpackets, subpacket(2, now())]);
  const hashedPart = Buffer.concat([Buffer.of(4, type, ECDSA, SHA256), u16(hashed.length), hashed]);
  const hash = sha256(signed, hashedPart, Buffer.of(4, 0xff), u32(hashedPart.length));
  const unhashed = subpacket(16, keyId(core));
  const compact = pair.signHash(hash);
  return packet(SIGNATURE, Buffer.concat([
    hashedPart, u16(unhashed.length), unhashed, hash.subarray(0, 2), mpi(compact.subarray(1, 33)), mpi(compact.subarray(33)),
  ]));
}

function packet(tag, body) {
  return Buffer.concat([Buffer.of(0xc0 | tag), lengthOf(body), body]);
}

function subpacket(type, body) {
  return Buffer.concat([Buffer.of(body.length + 1, type), body]);
}

function lengthOf(body) {
  const length = body.length;
  if (length < 192) return Buffer.of(length);
  return Buffer.of(((length - 192) >> 8) + 192, (length - 192) & 0xff);
}

function* packets(bytes) {
  for (let at = 0; at < bytes.length; ) {
    const [tag, first] = [bytes[at] & 0x3f, bytes[at + 1]];
    const length = first < 192 ? first : ((first - 192) << 8) + bytes[at + 2] + 192;
    const start = at + (first < 192 ? 2 : 3);
    yield { tag, body: bytes.subarray(start, start + length) };
    at = start + length;
  }
}

function mpi(number) {
  const shortest = number.subarray(number.findIndex((byte) => byte !== 0));
  return Buffer.concat([u16(8 * shortest.length - (Math.clz32(shortest[0]) - 24)), shortest]);
}

function u16(number) {
  return Buffer.of(number >> 8, number & 0xff);
}

function u32(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

function now() {
  return u32(Math.floor(Date.now() / 1000));
}
