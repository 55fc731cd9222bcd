/** Parameters of the object methods with the signatures of 2018 (api.md §3, §4, §8, §9, §11). */
import { randomBytes } from "node:crypto";
import { CallError } from "./client.mjs";
import { Mismatch, matches, same, show } from "./expect.mjs";
import { KeyPair, base58, freshNonce, sha256 } from "./keys.mjs";

const base64Hash = (bytes) => sha256(bytes).toString("base64");

export const bidOf = (data) => base58(sha256(data));

/** The error `[code, data]` of a call that must fail. */
export async function failure(connection, method, params) {
  try {
    throw new Mismatch(`expected an error response, found ${show(await connection.call(method, params))}`);
  } catch (e) {
    if (e instanceof CallError) return [e.code, e.error.data.error.data];
    throw e;
  }
}

export function descriptorData(pair, bids, extra = randomBytes(40)) {
  const signature = pair.sign(bids.join("") + base64Hash(extra)).toString("base64");
  return { blocks: bids, extra: extra.toString("base64"), signature, dpub58: pair.pub58 };
}

export function messageData(pair, sid, bids, extra = randomBytes(60)) {
  const signed = bids.join("") + base64Hash(extra) + sid + pair.pub58;
  const signature = pair.sign(signed).toString("base64");
  return { sid, senderPub58: pair.pub58, blocks: bids, extra: extra.toString("base64"), signature };
}

/** `initSignature` of §3: the nonce text of §4 signed by `pair`. */
export function signedInit(pair, hashmail, text) {
  const [nonce, timestamp] = [freshNonce(), String(Date.now())];
  const signature = pair.sign(`${text}${hashmail} ${nonce} ${timestamp}`).toString("base64");
  return { hashmail, pub: pair.pub58, nonce, timestamp, signature };
}

/** The proof by the key of a sink: legacy-2018 demands none and verifies one where it is sent (decisions.md §1). */
export function sinkProof(key, method, { sid, ...others }) {
  const [nonce, timestamp] = [freshNonce(), String(Date.now())];
  const canonical = JSON.stringify(Object.fromEntries(Object.entries({ sid, ...others }).sort()));
  const signed = `sink${method}${sid}${base64Hash(Buffer.from(canonical))} ${nonce} ${timestamp}`;
  return { nonce, timestamp, signature: key.sign(signed).toString("base64") };
}

/** A new descriptor of these blocks, created in a logged in connection; resolves to its parameters. */
export async function createDescriptor(connection, pair, blocks, extra) {
  const transferId = await upload(connection, "descriptorCreateInit", {}, blocks);
  const params = { did: pair.address, data: descriptorData(pair, blocks.map(bidOf), extra), transferId };
  await connection.call("descriptorCreate", params);
  return params;
}

/** A new sink without a proof; resolves to its key. */
export async function createSink(connection, acl, data = "") {
  const sink = KeyPair.random();
  same(await connection.call("sinkCreate", { sid: sink.pub58, acl, data, options: {} }), "OK");
  return sink;
}

/** The code of a call that must fail. */
export const code = async (...call) => (await failure(...call))[0];

/** Sends blocks into a new transfer session; resolves to its id. */
export async function upload(connection, method, params, blocks) {
  const transferId = await connection.call(method, params);
  matches(transferId, /^[0-9a-f]{32}$/, "the transfer id");
  for (const data of blocks) {
    same(await connection.call("blockCreate", { transferIds: [transferId], bid: bidOf(data), data }), "OK");
  }
  return transferId;
}
