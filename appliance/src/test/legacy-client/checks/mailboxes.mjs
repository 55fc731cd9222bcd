/** Sinks and messages with the names of 2018, the session in place of proofs (api.md §10, §11, decisions.md §1). */
import { randomBytes } from "node:crypto";
import { Account } from "../account.mjs";
import { holds, same } from "../expect.mjs";
import { KeyPair, base58check } from "../keys.mjs";
import { bidOf, failure, messageData, signedInit, sinkProof, upload } from "../objects.mjs";

export default function mailboxes(check, world) {
  const created = async (acl) => {
    const [connection, sink] = [await world.user(), KeyPair.random()];
    same(await connection.call("sinkCreate", { sid: sink.pub58, acl, data: "opaque", options: {} }), "OK");
    return { connection, sink, sid: sink.pub58 };
  };
  sinks(check, created, world);
  numbers(check, created);
  proofs(check, created);
  messages(check, created, world);
  posting(check, created, world);
}

function sinks(check, created, { user, connect, account, host }) {
  check("a sink is created without a proof by its key, and listed", async () => {
    const { connection, sid } = await created("public");
    const mine = await connection.call("sinkGetAllMy");
    const { id, acl, data, options } = mine.find((sink) => sink.id === sid);
    same([id, acl, data, options.removable ?? true], [sid, "public", "opaque", true]);
    same(await failure(connection, "sinkCreate", { sid, acl: "public", data: "", options: {} }), [50, null]);
  });
  check("a sink id of 65 bytes is refused with Invalid sid", async () => {
    const sid = base58check(KeyPair.random().longPoint);
    same((await failure(await user(), "sinkCreate", { sid, acl: "public", data: "", options: {} }))[0], 37);
  });
  for (const acl of ["other", 0, ""]) {
    check(`a sink of write mode ${JSON.stringify(acl)} is refused with Invalid sink acl`, async () => {
      const params = { sid: KeyPair.random().pub58, acl, data: "", options: {} };
      same((await failure(await user(), "sinkCreate", params))[0], 47);
    });
  }
  check("a sink is read in a standard connection by nobody", async () => {
    const { sid } = await created("public");
    same((await failure(await connect(), "sinkInfo", { sid, addMidList: false }))[0], -32603);
  });
  check("the sink of another user is refused with Access denied, one that does not exist is not found", async () => {
    const { connection, sid } = await created("public");
    const other = new Account(`${account.username}z`, host, "another password");
    await other.register(await connect(), await connection.call("invite"));
    const stranger = await other.logIn(await connect());
    same((await failure(stranger, "sinkInfo", { sid, addMidList: false }))[0], 48);
    same((await failure(stranger, "sinkInfo", { sid: KeyPair.random().pub58, addMidList: false }))[0], 39);
  });
}

function numbers(check, created) {
  check("sinkWatch in a body is refused with Invalid state", async () => {
    const { connection, sid } = await created("public");
    same((await failure(connection, "sinkWatch", { sinks: [{ sid }] }))[0], 49);
  });
  check("sinkInfo gives the counters of a new sink, mids only when asked", async () => {
    const { connection, sid } = await created("public");
    const info = await connection.call("sinkInfo", { sid, addMidList: false });
    same([info.seq, info.modSeq, "mids" in info], [0, 0, false]);
    same((await connection.call("sinkInfo", { sid, addMidList: true })).mids, []);
  });
  check("sinkInfo has the member lastSeenSeq", async () => {
    const { connection, sid } = await created("public");
    holds("lastSeenSeq" in (await connection.call("sinkInfo", { sid, addMidList: false })), "lastSeenSeq", "none");
  });
  check("messageGet of nothing gives an empty map", async () => {
    const { connection, sid } = await created("public");
    same(await connection.call("messageGet", { sid, mids: [], mode: "DATA" }), {});
  });
}

function proofs(check, created) {
  const info = async (keyOf) => {
    const { connection, sink, sid } = await created("public");
    const params = { sid, addMidList: false };
    return [connection, "sinkInfo", { ...params, proof: sinkProof(keyOf(sink), "sinkGetInfo", params) }];
  };
  check("a proof by the key of the sink is accepted where it is sent", async () => {
    const [connection, ...call] = await info((sink) => sink);
    same((await connection.call(...call)).seq, 0);
  });
  check("a proof by another key is refused where it is sent", async () => {
    same((await failure(...(await info(() => KeyPair.random()))))[0], 38);
  });
}

function messages(check, created, { connect, account, host }) {
  check("a message with a block is posted and read by the owner without a proof", async () => {
    const { connection, sid } = await created("public");
    const { identity, hashmail } = account;
    const block = randomBytes(500);
    const signature = signedInit(identity, hashmail, `messagePost${sid}`);
    const transferId = await upload(await connect(), "messagePostInit", { sid, signature }, [block]);
    const data = messageData(identity, sid, [bidOf(block)]);
    const params = { data: { ...data, senderHashmail: hashmail }, tags: ["one", "two"], transferId };
    const { serverId, serverDate } = await (await connect()).call("messagePost", params);
    same(serverId, 1);
    const info = await connection.call("sinkInfo", { sid, addMidList: true });
    same([info.seq, info.modSeq, info.mids], [1, 1, [1]]);
    const { 1: message } = await connection.call("messageGet", { sid, mids: [1], mode: "DATA_AND_META" });
    same({ ...message.data, ...data, serverId, serverDate, senderDomain: host }, message.data, "the data");
    same(message.meta,
      { data: "", tags: ["one", "two"], timestamp: message.meta.timestamp, modId: 1, msgId: 1, deleted: false });
    const source = { type: "message", sid, mid: 1 };
    same(await connection.call("blockGet", { bid: bidOf(block), source }), block, "the block");
  });
  check("a message of the owner is created under the key of the sink, and deleted", async () => {
    const { connection, sink, sid } = await created("private");
    const transferId = await connection.call("messageCreateInit", { sid });
    const params = { data: messageData(sink, sid, []), flags: "", tags: [], transferId };
    same((await connection.call("messageCreate", params)).serverId, 1);
    same((await failure(connection, "messageDelete", { sid, mids: [1], expectedModSeq: 1 }))[0], 51);
    same(await connection.call("messageDelete", { sid, mids: [1], expectedModSeq: 2 }), "OK");
    same(await failure(connection, "messageGet", { sid, mids: [1], mode: "DATA" }), [43, 1]);
  });
}

function posting(check, created, { connect, account, host }) {
  check("a visitor posts anonymously, without account and without transfer session", async () => {
    const { connection, sid } = await created("anonymous");
    const visitor = KeyPair.random();
    const data = { ...messageData(visitor, sid, []), senderHashmail: `anonymous#${host}` };
    same((await (await connect()).call("messagePost", { data, tags: [], transferId: "" })).serverId, 1);
    same((await connection.call("sinkInfo", { sid, addMidList: false })).seq, 1);
  });
  check("nobody posts from outside into a private sink", async () => {
    const { sid } = await created("private");
    const signature = signedInit(account.identity, account.hashmail, `messagePost${sid}`);
    same(await failure(await connect(), "messagePostInit", { sid, signature }), [47, null]);
  });
  check("a nonce used before, by whichever method, is refused with Invalid nonce", async () => {
    const { sid } = await created("public");
    const params = { sid, signature: signedInit(account.identity, account.hashmail, `messagePost${sid}`) };
    const connection = await connect();
    await connection.call("messagePostInit", params);
    same((await failure(connection, "messagePostInit", params))[0], 41);
  });
  check("a key that is not the sender's is refused with Invalid hashmail", async () => {
    const { sid } = await created("public");
    const signature = signedInit(KeyPair.random(), account.hashmail, `messagePost${sid}`);
    same((await failure(await connect(), "messagePostInit", { sid, signature }))[0], 45);
  });
  check("a transfer session binds sink, sender and key", async () => {
    const [{ sid }, { sid: other }] = [await created("public"), await created("public")];
    const { identity, hashmail } = account;
    const connection = await connect();
    const begin = () => {
      const signature = signedInit(identity, hashmail, `messagePost${sid}`);
      return upload(connection, "messagePostInit", { sid, signature }, []);
    };
    const finish = async (changes, data) => {
      const params = { data: { ...data, senderHashmail: hashmail, ...changes }, tags: [], transferId: await begin() };
      return failure(connection, "messagePost", params);
    };
    same(await finish({}, messageData(identity, other, [])), [48, "sid"]);
    same(await finish({ senderHashmail: `other#${host}` }, messageData(identity, sid, [])), [48, "hashmail"]);
    same(await finish({}, messageData(KeyPair.random(), sid, [])), [48, "pub"]);
  });
  check("an altered message is refused with Invalid signature", async () => {
    const { sid } = await created("anonymous");
    const data = { ...messageData(KeyPair.random(), sid, []), senderHashmail: `anonymous#${host}`, extra: "AAAA" };
    same((await failure(await connect(), "messagePost", { data, tags: [], transferId: "" }))[0], 8);
  });
  const sizes = {
    "a message of one MiB needs no blocks": [1 << 20, undefined],
    "a message of one MiB and a byte is refused": [(1 << 20) + 1, 31],
  };
  for (const [name, [length, code]] of Object.entries(sizes)) {
    check(name, async () => {
      const { sid } = await created("anonymous");
      const data = messageData(KeyPair.random(), sid, [], randomBytes(length));
      const params = { data: { ...data, senderHashmail: `anonymous#${host}` }, tags: [], transferId: "" };
      const [{ error }] = await (await connect()).batch([["messagePost", params]]);
      same(error?.data.error.code, code, "code");
    });
  }
  check("blocks without a transfer session are refused", async () => {
    const { sid } = await created("anonymous");
    const data = messageData(KeyPair.random(), sid, [bidOf(randomBytes(9))]);
    const params = { data: { ...data, senderHashmail: `anonymous#${host}` }, tags: [], transferId: "" };
    same((await failure(await connect(), "messagePost", params))[0], 67);
  });
}
