/** Who may post, and what a post must carry (api.md §4, §11). */
import { randomBytes } from "node:crypto";
import { same } from "../expect.mjs";
import { KeyPair, freshNonce, sha256 } from "../keys.mjs";
import { bidOf, code, createDescriptor, createSink, failure, messageData, upload } from "../objects.mjs";
import { refuses } from "../outline.mjs";
import { encode } from "../pson.mjs";
import { APPLICATION } from "../records.mjs";

const HOUR = 3_600_000;

export default function senders(check, world) {
  beginning(check, world);
  altered(check, world);
  members(check, world);
  anonymous(check, world);
}

/** `initSignature` for a post, with nonce and time of choice. */
function signed({ identity, hashmail }, sid, { time = Date.now(), nonce = freshNonce() } = {}) {
  const timestamp = String(time);
  const signature = identity.sign(`messagePost${sid}${hashmail} ${nonce} ${timestamp}`).toString("base64");
  return { hashmail, pub: identity.pub58, nonce, timestamp, signature };
}

const visitorOf = (host) => ({ identity: KeyPair.random(), hashmail: `anonymous#${host}` });

function post({ identity, hashmail }, sid, { extra, blocks = [], transferId = "", tags = [] } = {}) {
  const data = { ...messageData(identity, sid, blocks, extra), senderHashmail: hashmail };
  return ["messagePost", { data, tags, transferId }];
}

const lastNumber = async (connection, sid) => (await connection.call("sinkInfo", { sid, addMidList: false })).seq;

function beginning(check, { user, connect, account }) {
  const begin = async (connection, sid, signature) => code(connection, "messagePostInit", { sid, signature });
  check("S-75.2 a request that was made before is refused, in whichever connection and by whichever method", async () => {
    const [first, { pub58: sid }] = [await connect(), await createSink(await user(), "public")];
    const signature = signed(account, sid);
    await first.call("messagePostInit", { sid, signature });
    for (const connection of [first, await connect()]) same(await begin(connection, sid, signature), 41);
    const { did } = await createDescriptor(await user(), KeyPair.random(), []);
    const text = `descriptorUpdate${did}${account.hashmail} ${signature.nonce} ${signature.timestamp}`;
    const again = { ...signature, signature: account.identity.sign(text).toString("base64") };
    same(await code(await connect(), "descriptorUpdateInit", { did, signature: again }), 41);
  });
  check("S-75.3 a request is good for an hour around its time, with a nonce of 32 to 64 bytes", async () => {
    const [connection, { pub58: sid }] = [await connect(), await createSink(await user(), "public")];
    const MINUTE = 60_000;
    for (const time of [Date.now() - HOUR + MINUTE, Date.now() + HOUR - MINUTE]) {
      await connection.call("messagePostInit", { sid, signature: signed(account, sid, { time }) });
    }
    for (const time of [Date.now() - HOUR - MINUTE, Date.now() + HOUR + MINUTE]) {
      same(await begin(connection, sid, signed(account, sid, { time })), 40);
    }
    const nonce = (length) => randomBytes(length).toString("hex").slice(0, length);
    for (const length of [32, 64]) {
      await connection.call("messagePostInit", { sid, signature: signed(account, sid, { nonce: nonce(length) }) });
    }
    for (const length of [31, 65]) same(await begin(connection, sid, signed(account, sid, { nonce: nonce(length) })), 41);
  });
  check("S-75.4 a forged request uses up no nonce", async () => {
    const [connection, { pub58: sid }] = [await connect(), await createSink(await user(), "public")];
    const signature = signed(account, sid);
    const forged = { ...signature, signature: KeyPair.random().signHash(sha256("other")).toString("base64") };
    same(await begin(connection, sid, forged), 8);
    await connection.call("messagePostInit", { sid, signature });
  });
}

function altered(check, { user, connect, host }) {
  const spoilings = {
    extra: ({ extra }) => ({ extra: Buffer.concat([Buffer.from(extra, "base64"), Buffer.of(1)]).toString("base64") }),
    blocks: (data, block) => ({ blocks: [block] }),
    sid: (data, block, elsewhere) => ({ sid: elsewhere }),
    senderPub58: () => ({ senderPub58: KeyPair.random().pub58 }),
  };
  for (const [member, spoil] of Object.entries(spoilings)) {
    check(`S-51.1 a message whose ${member} was altered after signing is refused and gets no number`, async () => {
      const [connection, standard, visitor] = [await user(), await connect(), visitorOf(host)];
      const [{ pub58: sid }, { pub58: elsewhere }] = [await createSink(connection, "anonymous"), await createSink(connection, "anonymous")];
      const block = randomBytes(10);
      const data = { ...messageData(visitor.identity, sid, []), senderHashmail: visitor.hashmail };
      const spoilt = { ...data, ...spoil(data, bidOf(block), elsewhere) };
      const init = { sid, signature: signed(visitor, sid) };
      const transferId = member === "blocks" ? await upload(standard, "messagePostInit", init, [block]) : "";
      same(await code(standard, "messagePost", { data: spoilt, tags: [], transferId }), 8);
      for (const one of [sid, elsewhere]) same(await lastNumber(connection, one), 0);
    });
  }
  for (const state of ["no handshake", "ecdhe", "a ticket"]) {
    check(`C-09.2 a message posted in the clear after ${state} is refused and not stored`, async () => {
      const [connection, standard] = [await user(), await connect()];
      const { pub58: sid } = await createSink(connection, "anonymous");
      const [method, params] = post(visitorOf(host), sid);
      const body = standard.body();
      if (state === "ecdhe") body.ecdhe();
      if (state === "a ticket") body.ticket(standard.take());
      refuses(await body.record(APPLICATION, encode({ id: "1", method, params })).send());
      same(await lastNumber(connection, sid), 0);
    });
  }
}

function members(check, { user, connect, account, host }) {
  const codes = { extra: 31, transferId: 31, blocks: 68, tags: 31, signature: 8 };
  for (const [name, expected] of Object.entries(codes)) {
    check(`a message without ${name} is refused by the code of its type`, async () => {
      const { pub58: sid } = await createSink(await user(), "anonymous");
      const [method, params] = post(visitorOf(host), sid);
      const holder = name in params ? params : params.data;
      delete holder[name];
      same(await code(await connect(), method, params), expected);
    });
  }
  const needed = { sid: ["sid", 37], senderHashmail: ["hashmail", 45], senderPub58: ["pub", 31] };
  for (const [name, [ofInit, expected]] of Object.entries(needed)) {
    check(`S-72.1 ${name} is needed by both calls of a sender`, async () => {
      const { pub58: sid } = await createSink(await user(), "anonymous");
      const [method, params] = post(visitorOf(host), sid);
      delete params.data[name];
      same(await code(await connect(), method, params), expected);
      const init = { sid, signature: signed(account, sid) };
      delete (ofInit === "sid" ? init : init.signature)[ofInit];
      same(await code(await connect(), "messagePostInit", init), expected);
    });
  }
  check("an anonymous sender's address must be there all the same", async () => {
    const { pub58: sid } = await createSink(await user(), "anonymous");
    const [method, { data, ...params }] = post(visitorOf(host), sid);
    const { senderHashmail, ...rest } = data;
    same(senderHashmail, `anonymous#${host}`);
    for (const spoilt of [rest, { ...rest, senderHashmail: null }]) {
      same(await code(await connect(), method, { ...params, data: spoilt }), 45);
    }
  });
  check("S-78.2 twenty tags of 64 characters are taken; a 21st, an empty and a longer one are refused", async () => {
    const { pub58: sid } = await createSink(await user(), "anonymous");
    const tags = Array.from({ length: 20 }, (_, i) => String(i).padStart(64, "t"));
    const send = (list) => post(visitorOf(host), sid, { tags: list });
    same((await (await connect()).call(...send(tags))).serverId, 1);
    for (const wrong of [[...tags, "more"], [""], ["t".repeat(65)]]) same(await code(await connect(), ...send(wrong)), 31);
  });
}

function anonymous(check, { user, connect, host }) {
  check("S-57.2 an anonymous key serves once", async () => {
    const [visitor, { pub58: sid }] = [visitorOf(host), await createSink(await user(), "anonymous")];
    await (await connect()).call(...post(visitor, sid));
    same(await code(await connect(), ...post(visitor, sid)), 48);
  });
  check("S-77.3 a transfer session serves one message", async () => {
    const [visitor, standard, { pub58: sid }] = [visitorOf(host), await connect(), await createSink(await user(), "anonymous")];
    const transferId = await upload(standard, "messagePostInit", { sid, signature: signed(visitor, sid) }, []);
    await standard.call(...post(visitor, sid, { transferId }));
    same(await code(standard, ...post(visitor, sid, { transferId })), 67);
  });
  check("S-70.3 a message that names a block of another session is refused by its id, and not stored", async () => {
    const [visitor, standard, connection] = [visitorOf(host), await connect(), await user()];
    const [{ pub58: sid }, block] = [await createSink(connection, "anonymous"), randomBytes(10)];
    await upload(connection, "descriptorCreateInit", {}, [block]);
    const transferId = await upload(standard, "messagePostInit", { sid, signature: signed(visitor, sid) }, []);
    same(await failure(standard, ...post(visitor, sid, { transferId, blocks: [bidOf(block)] })), [48, bidOf(block)]);
    same(await lastNumber(connection, sid), 0);
  });
  check("S-71.1 a message of one MiB needs no blocks and is read back", async () => {
    const [connection, extra] = [await user(), randomBytes(1 << 20)];
    const { pub58: sid } = await createSink(connection, "anonymous");
    same((await (await connect()).call(...post(visitorOf(host), sid, { extra }))).serverId, 1);
    const { 1: found } = await connection.call("messageGet", { sid, mids: [1], mode: "DATA" });
    same(Buffer.from(found.data.extra, "base64").equals(extra), true, "the same bytes");
  });
  check("S-71.3 an existing block without a transfer session is refused", async () => {
    const [connection, block] = [await user(), randomBytes(10)];
    await createDescriptor(connection, KeyPair.random(), [block]);
    const { pub58: sid } = await createSink(connection, "anonymous");
    same(await code(await connect(), ...post(visitorOf(host), sid, { blocks: [bidOf(block)] })), 67);
  });
  check("S-71.4 a message with neither blocks nor extra is refused", async () => {
    const { pub58: sid } = await createSink(await user(), "anonymous");
    same(await code(await connect(), ...post(visitorOf(host), sid, { extra: Buffer.alloc(0) })), 31);
  });
}
