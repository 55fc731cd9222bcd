/** What the owner of a sink reads and deletes, and what nobody else does (api.md §11). */
import { same } from "../expect.mjs";
import { KeyPair } from "../keys.mjs";
import { code, createSink, failure, messageData, signedInit, upload } from "../objects.mjs";

export default function readers(check, world) {
  numbers(check, world);
  parts(check, world);
  authorised(check, world);
  deletion(check, world);
  own(check, world);
}

/** A sink of the first account with messages of these tags; resolves to `{connection, sid}`. */
async function filled({ user, connect, host }, ...tagged) {
  const [connection, standard] = [await user(), await connect()];
  const { pub58: sid } = await createSink(connection, "anonymous");
  for (const tags of tagged) {
    const data = { ...messageData(KeyPair.random(), sid, []), senderHashmail: `anonymous#${host}` };
    await standard.call("messagePost", { data, tags, transferId: "" });
  }
  return { connection, sid };
}

function numbers(check, world) {
  check("S-81.1 messages are numbered 1, 2, 3 in their order, and sinkInfo tells the last number", async () => {
    const { connection, sid } = await filled(world);
    for (let number = 1; number <= 3; number++) {
      const data = { ...messageData(KeyPair.random(), sid, []), senderHashmail: `anonymous#${world.host}` };
      same((await (await world.connect()).call("messagePost", { data, tags: [], transferId: "" })).serverId, number);
      same((await connection.call("sinkInfo", { sid, addMidList: false })).seq, number);
    }
  });
  check("S-82.1, S-82.3 numbers are found by range and tags, in increasing order, without deleted ones", async () => {
    const { connection, sid } = await filled(world, ["a"], ["b"], ["a"], ["b"], ["a"]);
    const found = async (filter) => (await connection.call("sinkGetMessages", { sid, ...filter })).mids;
    same(await found({ from: 2, to: 4 }), [2, 3, 4]);
    same(await found({ from: 4, to: 9 }), [4, 5]);
    same(await found({ from: 6, to: 9 }), []);
    same(await found({ tags: ["a"] }), [1, 3, 5]);
    same(await found({ tags: ["unknown"] }), []);
    same(await connection.call("messageDelete", { sid, mids: [3], expectedModSeq: 6 }), "OK");
    same([await found({}), await found({ tags: ["a"] }), await found({ from: 3, to: 3 })], [[1, 2, 4, 5], [1, 5], []]);
  });
}

function parts(check, world) {
  const read = (connection, sid, mids, mode = "DATA") => connection.call("messageGet", { sid, mids, mode });
  check("S-83.1 a message is read with data, meta or both", async () => {
    const { connection, sid } = await filled(world, ["a"]);
    for (const [mode, expected] of [["DATA", ["data"]], ["META", ["meta"]], ["DATA_AND_META", ["data", "meta"]]]) {
      const { 1: message } = await read(connection, sid, [1], mode);
      same(Object.keys(message).filter((name) => message[name]).sort(), expected);
    }
  });
  check("S-83.2 a hundred messages are read at once, and not one more", async () => {
    const { connection, sid } = await filled(world, ["a"]);
    same(Object.keys(await read(connection, sid, Array(100).fill(1))), ["1"]);
    same(await code(connection, "messageGet", { sid, mids: Array(101).fill(1), mode: "DATA" }), 31);
  });
  check("S-83.3 the first deleted or missing number is named, and nothing is told of the others", async () => {
    const { connection, sid } = await filled(world, [], [], []);
    await connection.call("messageDelete", { sid, mids: [2], expectedModSeq: 4 });
    for (const [mids, missing] of [[[1, 2, 3], 2], [[1, 4, 3], 4]]) {
      same(await failure(connection, "messageGet", { sid, mids, mode: "DATA" }), [43, missing]);
    }
  });
  check("S-83.4 a number is looked for in the named sink only", async () => {
    const [{ connection, sid }, { sid: other }] = [await filled(world, []), await filled(world, [], [])];
    same(Object.keys(await read(connection, other, [2])), ["2"]);
    same(await failure(connection, "messageGet", { sid, mids: [2], mode: "DATA" }), [43, 2]);
  });
}

function authorised(check, world) {
  check("S-84.2 ExtraAuth is read with the message, sent with and without a transfer session", async () => {
    const { connection, sid } = await filled(world);
    const [standard, hashmail] = [await world.connect(), `anonymous#${world.host}`];
    const sender = KeyPair.random();
    const init = { sid, signature: signedInit(sender, hashmail, `messagePost${sid}`), extra: "with a session" };
    const transferId = await upload(standard, "messagePostInit", init, []);
    const post = (pair, rest) => {
      const data = { ...messageData(pair, sid, []), senderHashmail: hashmail };
      return standard.call("messagePost", { data, tags: [], ...rest });
    };
    await post(sender, { transferId });
    await post(KeyPair.random(), { transferId: "", extra: "without one" });
    const found = await connection.call("messageGet", { sid, mids: [1, 2], mode: "DATA" });
    same([found[1].data.extraAuth, found[2].data.extraAuth], ["with a session", "without one"]);
  });
}

function deletion(check, world) {
  const left = async (connection, sid) => (await connection.call("sinkInfo", { sid, addMidList: true })).mids;
  check("S-86.2 a deletion that expects another modification number deletes nothing", async () => {
    const { connection, sid } = await filled(world, [], []);
    for (const expectedModSeq of [3, 5]) {
      same(await code(connection, "messageDelete", { sid, mids: [1, 2], expectedModSeq }), 51);
      same(await left(connection, sid), [1, 2]);
    }
    same(await connection.call("messageDelete", { sid, mids: [1, 2], expectedModSeq: 4 }), "OK");
  });
  check("S-86.3 a deletion with a missing or a repeated number deletes nothing", async () => {
    const { connection, sid } = await filled(world, [], []);
    same(await failure(connection, "messageDelete", { sid, mids: [1, 3], expectedModSeq: 4 }), [43, 3]);
    same(await code(connection, "messageDelete", { sid, mids: [1, 1], expectedModSeq: 4 }), 31);
    same(await left(connection, sid), [1, 2]);
  });
  check("S-86.5 the owner's session deletes without a proof, and no other user does", async () => {
    const { connection, sid } = await filled(world, []);
    const stranger = (await world.other()).connection;
    same(await code(stranger, "messageDelete", { sid, mids: [1], expectedModSeq: 2 }), 48);
    same(await left(connection, sid), [1]);
    same(await connection.call("messageDelete", { sid, mids: [1], expectedModSeq: 2 }), "OK");
  });
}

function own(check, { user, account }) {
  check("S-55.3 the owner's message with another key than that of the sink is refused", async () => {
    const connection = await user();
    const { pub58: sid } = await createSink(connection, "private");
    const transferId = await connection.call("messageCreateInit", { sid });
    const data = messageData(account.identity, sid, []);
    same(await code(connection, "messageCreate", { data, flags: "", tags: [], transferId }), 31);
  });
}
