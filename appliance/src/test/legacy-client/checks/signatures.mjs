/** Which signatures create, change and delete a descriptor (api.md §4, §9). */
import { randomBytes } from "node:crypto";
import { same } from "../expect.mjs";
import { KeyPair, freshNonce, sha256, toBytes, toNumber } from "../keys.mjs";
import { bidOf, code, createDescriptor, descriptorData, failure, signedInit, upload } from "../objects.mjs";

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const HOUR = 3_600_000;

export default function signatures(check, world) {
  creation(check, world);
  change(check, world);
  beginning(check, world);
  deletion(check, world);
}

function creation(check, { user }) {
  const refusal = async (spoil) => {
    const [connection, pair, blocks] = [await user(), KeyPair.random(), [randomBytes(10), randomBytes(10)]];
    const transferId = await upload(connection, "descriptorCreateInit", {}, blocks);
    const data = descriptorData(pair, blocks.map(bidOf));
    return code(connection, "descriptorCreate", { did: pair.address, data: { ...data, ...spoil(data) }, transferId });
  };
  check("S-38.1 a creation whose extra was altered after signing is refused", async () => {
    same(await refusal(({ extra }) => {
      const altered = Buffer.from(extra, "base64");
      altered[7] ^= 1;
      return { extra: altered.toString("base64") };
    }), 8);
  });
  check("S-38.2 a creation whose blocks were exchanged, left out or repeated after signing is refused", async () => {
    same(await refusal(({ blocks: [a, b] }) => ({ blocks: [b, a] })), 8);
    same(await refusal(({ blocks: [a] }) => ({ blocks: [a] })), 8);
    same(await refusal(({ blocks: [a, b] }) => ({ blocks: [a, b, b] })), 8);
  });
  check("S-38.3 a creation signed by another key is refused", async () => {
    same(await refusal(({ blocks, extra }) => {
      const { signature } = descriptorData(KeyPair.random(), blocks, Buffer.from(extra, "base64"));
      return { signature };
    }), 8);
  });
  check("S-38.4 signatures with high and with low s are both accepted", async () => {
    const other = ({ signature }) => {
      const bytes = Buffer.from(signature, "base64");
      toBytes(ORDER - toNumber(bytes.subarray(33)), 32).copy(bytes, 33);
      return { signature: bytes.toString("base64") };
    };
    for (const form of [(data) => data, other]) {
      const [connection, pair] = [await user(), KeyPair.random()];
      const data = descriptorData(pair, []);
      const transferId = await connection.call("descriptorCreateInit");
      await connection.call("descriptorCreate", { did: pair.address, data: { ...data, ...form(data) }, transferId });
    }
  });
}

/** Begins an update and finishes it over `current`, with `data`. */
async function update(connection, { did, current, data }) {
  const signature = signedInit(KeyPair.random(), "a#b", `descriptorUpdate${did}`);
  const transferId = await upload(connection, "descriptorUpdateInit", { did, signature }, []);
  return ["descriptorUpdate", { did, data, transferId, signature: current, lockId: "", releaseLock: false }];
}

const deletion58 = (did, key) => ["descriptorDelete", { did, signature: key.sign(`delete${did}`).toString("base64"), lockId: "" }];

function change(check, { user, connect, account }) {
  const read = async (did) => (await (await connect()).call("descriptorGet", { dids: [did] }))[did];
  check("S-15.1, S-15.2, S-31.1 its creator without the key of a descriptor neither changes nor deletes it", async () => {
    const [connection, pair, stranger] = [await user(), KeyPair.random(), KeyPair.random()];
    const { did, data } = await createDescriptor(connection, pair, [randomBytes(10)]);
    const before = await read(did);
    const forged = { ...descriptorData(stranger, []), dpub58: pair.pub58 };
    same(await code(connection, ...(await update(connection, { did, current: data.signature, data: forged }))), 8);
    same(await read(did), before);
    same(await code(connection, ...deletion58(did, stranger)), 8);
    same(await read(did), before);
  });
  check("S-31.2, S-43.1 who holds the key changes and deletes the descriptor, also without an account", async () => {
    const [standard, pair] = [await connect(), KeyPair.random()];
    const { did, data } = await createDescriptor(await user(), pair, [randomBytes(10)]);
    const next = descriptorData(pair, []);
    await standard.call(...(await update(standard, { did, current: data.signature, data: next })));
    same((await read(did)).extra, next.extra);
    same(await standard.call(...deletion58(did, pair)), "OK");
    same(await failure(standard, "descriptorGet", { dids: [did] }), [29, did]);
  });
  check("S-15.4 an update that brings another key is refused", async () => {
    const [connection, pair] = [await user(), KeyPair.random()];
    const { did, data } = await createDescriptor(connection, pair, []);
    const another = descriptorData(KeyPair.random(), []);
    same(await code(connection, ...(await update(connection, { did, current: data.signature, data: another }))), 32);
  });
  check("S-42.1 an update replaces blocks, extra, signature and date, and keeps the owner", async () => {
    const [standard, pair, block] = [await connect(), KeyPair.random(), randomBytes(10)];
    const { did, data } = await createDescriptor(await user(), pair, [randomBytes(10)]);
    const before = await read(did);
    const signature = signedInit(KeyPair.random(), "a#b", `descriptorUpdate${did}`);
    const transferId = await upload(standard, "descriptorUpdateInit", { did, signature }, [block]);
    const next = descriptorData(pair, [bidOf(block)]);
    const params = { did, data: next, transferId, signature: data.signature, lockId: "", releaseLock: false };
    const { serverDate } = await standard.call("descriptorUpdate", params);
    same(await read(did), { ...next, owner: account.username, serverDate });
    same(Number(serverDate) > Number(before.serverDate), true, "a later date");
  });
  check("S-42.2 of two updates over one version the second is refused and changes nothing", async () => {
    const [standard, pair] = [await connect(), KeyPair.random()];
    const { did, data } = await createDescriptor(await user(), pair, []);
    const [first, second] = [descriptorData(pair, []), descriptorData(pair, [])];
    await standard.call(...(await update(standard, { did, current: data.signature, data: first })));
    same(await code(standard, ...(await update(standard, { did, current: data.signature, data: second }))), 34);
    same((await read(did)).signature, first.signature);
  });
}

function beginning(check, { user, connect }) {
  check("S-42.4 an update begins with a fresh signature, and a forged one uses up no nonce", async () => {
    const { did } = await createDescriptor(await user(), KeyPair.random(), []);
    const [standard, key, hashmail] = [await connect(), KeyPair.random(), "a#b"];
    const signed = (time, nonce = freshNonce()) => {
      const timestamp = String(time);
      const text = `descriptorUpdate${did}${hashmail} ${nonce} ${timestamp}`;
      return { hashmail, pub: key.pub58, nonce, timestamp, signature: key.sign(text).toString("base64") };
    };
    const honest = signed(Date.now());
    const forged = { ...honest, signature: KeyPair.random().signHash(sha256("other")).toString("base64") };
    same(await code(standard, "descriptorUpdateInit", { did, signature: forged }), 8);
    await standard.call("descriptorUpdateInit", { did, signature: honest });
    same(await code(standard, "descriptorUpdateInit", { did, signature: honest }), 41);
    for (const off of [-HOUR - 60_000, HOUR + 60_000]) {
      same(await code(standard, "descriptorUpdateInit", { did, signature: signed(Date.now() + off) }), 40);
    }
  });
}

function deletion(check, { user }) {
  check("S-43.2 the signature of another descriptor's deletion, or of a version, deletes nothing", async () => {
    const [connection, pair] = [await user(), KeyPair.random()];
    const { did, data } = await createDescriptor(connection, pair, []);
    const [, { signature }] = deletion58(KeyPair.random().address, pair);
    for (const foreign of [signature, data.signature]) {
      same(await code(connection, "descriptorDelete", { did, signature: foreign, lockId: "" }), 8);
    }
    same(Object.keys(await connection.call("descriptorGet", { dids: [did] })), [did]);
  });
}
