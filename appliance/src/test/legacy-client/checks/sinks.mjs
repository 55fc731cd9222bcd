/** Addresses, ids and creation of sinks, at their bounds and beyond (api.md §3, §10). */
import { same } from "../expect.mjs";
import { KeyPair, base58check } from "../keys.mjs";
import { code, createSink, messageData, signedInit, sinkProof } from "../objects.mjs";

export default function sinks(check, world) {
  addresses(check, world);
  creation(check, world);
  reached(check, world);
}

function addresses(check, { user, connect, account, host }) {
  const wrong = ["alice", "alice.example.com", "#", "alice#", "#example.com", "alice#example.com#", "alice#b#example.com", ""];
  for (const hashmail of wrong) {
    check(`C-02.1 the address "${hashmail}" is refused with Invalid hashmail`, async () => {
      const { pub58: sid } = await createSink(await user(), "public");
      const signature = signedInit(account.identity, hashmail, `messagePost${sid}`);
      same(await code(await connect(), "messagePostInit", { sid, signature }), 45);
    });
  }
  const point = KeyPair.random();
  const off = Buffer.concat([Buffer.of(2), Buffer.alloc(31), Buffer.of(5)]);
  const malformed = { "a wrong checksum": `${point.pub58.slice(0, -1)}${point.pub58.endsWith("1") ? "2" : "1"}`,
    "65 bytes": base58check(point.longPoint), "a point off the curve": base58check(off),
    "32 bytes": base58check(point.point.subarray(1)), "no characters": "" };
  for (const [what, sid] of Object.entries(malformed)) {
    check(`S-11.3 a sink id of ${what} is refused with Invalid sid`, async () => {
      same(await code(await user(), "sinkCreate", { sid, acl: "public", data: "", options: {} }), 37);
      same(await code(await connect(), "messagePostInit", { sid, signature: signedInit(point, `anonymous#${host}`, `messagePost${sid}`) }), 37);
    });
  }
}

function creation(check, { user, other }) {
  check("S-54.1 a sink is created under its key and listed with counters 0", async () => {
    const connection = await user();
    const { pub58: sid } = await createSink(connection, "public");
    same((await connection.call("sinkGetAllMy")).filter(({ id }) => id === sid).length, 1, "entries");
    const { seq, modSeq, mids } = await connection.call("sinkInfo", { sid, addMidList: true });
    same([seq, modSeq, mids], [0, 0, []]);
  });
  check("S-54.2 a sink id in use is refused, also to another account, and the first sink stays as it is", async () => {
    const connection = await user();
    const { pub58: sid } = await createSink(connection, "public", "first");
    for (const another of [connection, (await other()).connection]) {
      same(await code(another, "sinkCreate", { sid, acl: "anonymous", data: "second", options: {} }), 50);
    }
    const { acl, data } = (await connection.call("sinkGetAllMy")).find(({ id }) => id === sid);
    same([acl, data], ["public", "first"]);
  });
  check("S-59.1 data of 1024 characters comes back, 1025 are refused, counted in code points", async () => {
    const [connection, data] = [await user(), "𝄞".repeat(1024)];
    const { pub58: sid } = await createSink(connection, "public", data);
    same((await connection.call("sinkGetAllMy")).find(({ id }) => id === sid).data, data);
    const params = { sid: KeyPair.random().pub58, acl: "public", data: `${data}x`, options: {} };
    same(await code(connection, "sinkCreate", params), 31);
  });
  check("S-60.4 a sink is created without a proof and with the right one, not with a wrong one", async () => {
    const [connection, sink] = [await user(), KeyPair.random()];
    await createSink(connection, "public");
    const params = { sid: sink.pub58, acl: "public", data: "", options: {} };
    const proven = (key) => ({ ...params, proof: sinkProof(key, "sinkCreate", params) });
    same(await code(connection, "sinkCreate", proven(KeyPair.random())), 38);
    same(await connection.call("sinkCreate", proven(sink)), "OK");
  });
}

function reached(check, { user, other }) {
  const post = ({ identity, hashmail }, sid) => ({ ...messageData(identity, sid, []), senderHashmail: hashmail });
  check("S-56.1 a user posts to the public sink of another one", async () => {
    const { account: sender } = await other();
    const connection = await user();
    const { pub58: sid } = await createSink(connection, "public");
    const data = post(sender, sid);
    same((await (await other()).connection.call("messagePost", { data, tags: [], transferId: "" })).serverId, 1);
    const { 1: found } = await connection.call("messageGet", { sid, mids: [1], mode: "DATA" });
    same([found.data.senderHashmail, found.data.extra], [sender.hashmail, data.extra]);
  });
  check("S-53.1, S-53.2 a message reaches the sink it names, and none if there is none", async () => {
    const connection = await user();
    const sinks = [];
    for (let i = 0; i < 3; i++) sinks.push((await createSink(connection, "public")).pub58);
    const { account: sender } = await other();
    const stranger = (await other()).connection;
    const send = (sid) => ["messagePost", { data: post(sender, sid), tags: [], transferId: "" }];
    await stranger.call(...send(sinks[1]));
    const numbers = [];
    for (const sid of sinks) numbers.push((await connection.call("sinkInfo", { sid, addMidList: false })).seq);
    same(numbers, [0, 1, 0]);
    same(await code(stranger, ...send(KeyPair.random().pub58)), 39);
  });
}

