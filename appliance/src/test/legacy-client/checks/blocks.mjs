/** Bytes, ids and sources of blocks, at their bounds and beyond (api.md §8). */
import { randomBytes } from "node:crypto";
import { same } from "../expect.mjs";
import { KeyPair, base58 } from "../keys.mjs";
import { bidOf, code, createDescriptor, createSink, descriptorData, messageData, signedInit, upload } from "../objects.mjs";

const LARGEST = 131_089;
const of = (did) => ({ type: "descriptor", did });

export default function blocks(check, world) {
  contents(check, world);
  ids(check, world);
  shared(check, world);
  reused(check, world);
}

function contents(check, { user, connect }) {
  const comesBack = async (block) => {
    const { did } = await createDescriptor(await user(), KeyPair.random(), [block]);
    same(await (await connect()).call("blockGet", { bid: bidOf(block), source: of(did) }), block, "the block");
  };
  check("S-21.1 random blocks of 1 to 131089 bytes come back byte for byte", async () => {
    for (const length of [1, 15, 16, 17, 4096, LARGEST]) await comesBack(randomBytes(length));
  });
  check("S-21.2 blocks that look like text, zeros or an encoded value come back as the same bytes", async () => {
    for (const block of [Buffer.from("zażółć gęślą jaźń"), Buffer.alloc(1000), Buffer.from("f60102f0", "hex")]) {
      await comesBack(block);
    }
  });
  check("S-41.1 each block of a descriptor is read with bid and did", async () => {
    const all = [randomBytes(300), randomBytes(200), randomBytes(100)];
    const { did } = await createDescriptor(await user(), KeyPair.random(), all);
    const standard = await connect();
    for (const block of all) same(await standard.call("blockGet", { bid: bidOf(block), source: of(did) }), block);
  });
}

function ids(check, { user, connect }) {
  const malformed = { "wrong characters": `0${bidOf(randomBytes(1)).slice(1)}`,
    "31 bytes": base58(Buffer.alloc(31, 255)), "33 bytes": base58(Buffer.alloc(33, 255)) };
  for (const [what, bid] of Object.entries(malformed)) {
    check(`S-23.3 a block id of ${what} is refused, as a parameter and in a list`, async () => {
      const pair = KeyPair.random();
      same(await code(await connect(), "blockGet", { bid, source: of(pair.address) }), 23);
      const data = { ...descriptorData(pair, []), blocks: [bid] };
      same(await code(await user(), "descriptorCreate", { did: pair.address, data, transferId: "00".repeat(16) }), 68);
    });
  }
  check("S-41.2 a block without a source is refused", async () => {
    const bid = bidOf(randomBytes(1));
    for (const source of [undefined, null, {}]) {
      same(await code(await connect(), "blockGet", source === undefined ? { bid } : { bid, source }), 31);
    }
  });
  check("S-41.3 includeBlocks adds the first blocks, not more than there are, and is not negative", async () => {
    const all = [randomBytes(30), randomBytes(20), randomBytes(10)];
    const { did } = await createDescriptor(await user(), KeyPair.random(), all);
    const read = async (includeBlocks) =>
      Object.keys((await (await connect()).call("descriptorGet", { dids: [did], includeBlocks }))[did].blocksData ?? {}).sort();
    for (const [count, expected] of [[0, 0], [1, 1], [3, 3], [1000, 3]]) {
      same(await read(count), all.slice(0, expected).map(bidOf).sort());
    }
    same(await code(await connect(), "descriptorGet", { dids: [did], includeBlocks: -1 }), 31);
  });
}

function shared(check, { user, other, connect, account }) {
  const reads = async (source, block) => same(await (await user()).call("blockGet", { bid: bidOf(block), source }), block);
  check("S-28.1 one block serves descriptors of two accounts", async () => {
    const block = randomBytes(500);
    const first = await createDescriptor(await user(), KeyPair.random(), [block]);
    const second = await createDescriptor((await other()).connection, KeyPair.random(), [block]);
    for (const { did } of [first, second]) await reads(of(did), block);
  });
  check("S-28.2 one block serves a descriptor and a message", async () => {
    const block = randomBytes(500);
    const [{ did }, sink] = [await createDescriptor(await user(), KeyPair.random(), [block]), await createSink(await user(), "public")];
    const sid = sink.pub58;
    const signature = signedInit(account.identity, account.hashmail, `messagePost${sid}`);
    const transferId = await upload(await connect(), "messagePostInit", { sid, signature }, [block]);
    const data = { ...messageData(account.identity, sid, [bidOf(block)]), senderHashmail: account.hashmail };
    await (await connect()).call("messagePost", { data, tags: [], transferId });
    await reads(of(did), block);
    await reads({ type: "message", sid, mid: 1 }, block);
  });
  check("S-28.3 one call puts a block into a hundred sessions of descriptors and messages, not into more", async () => {
    const [connection, block] = [await user(), randomBytes(500)];
    const sid = (await createSink(connection, "public")).pub58;
    const begin = [["descriptorCreateInit", {}], ["messageCreateInit", { sid }]];
    const ids = (await connection.batch(Array.from({ length: 101 }, (_, i) => begin[i % 2]))).map(({ result }) => result);
    const params = { bid: bidOf(block), data: block };
    same(await code(connection, "blockCreate", { ...params, transferIds: ids }), 31);
    same(await connection.call("blockCreate", { ...params, transferIds: ids.slice(1) }), "OK");
    const pair = KeyPair.random();
    const data = descriptorData(pair, [bidOf(block)]);
    await connection.call("descriptorCreate", { did: pair.address, data, transferId: ids[100] });
    await reads(of(pair.address), block);
  });
}

function reused(check, { user, connect, account }) {
  const reuse = async (source, blocks) => {
    const [connection, pair] = [await user(), KeyPair.random()];
    const transferId = await connection.call("descriptorCreateInit");
    same(await connection.call("blockAddToSession", { transferIds: [transferId], source, blocks: blocks.map(bidOf) }), "OK");
    const data = descriptorData(pair, blocks.map(bidOf));
    await connection.call("descriptorCreate", { did: pair.address, data, transferId });
    for (const block of blocks) {
      same(await (await connect()).call("blockGet", { bid: bidOf(block), source: of(pair.address) }), block);
    }
  };
  const own = async (block) => {
    const [connection, sink] = [await user(), await createSink(await user(), "private")];
    const sid = sink.pub58;
    const transferId = await upload(connection, "messageCreateInit", { sid }, [block]);
    await connection.call("messageCreate", { data: messageData(sink, sid, [bidOf(block)]), flags: "", tags: [], transferId });
    return { type: "message", sid, mid: 1 };
  };
  check("S-34.1 a descriptor is made of blocks of another one without sending them", async () => {
    const all = [randomBytes(300), randomBytes(200)];
    await reuse(of((await createDescriptor(await user(), KeyPair.random(), all)).did), all);
  });
  check("S-34.2 a descriptor is made of blocks of a message that its creator may read", async () => {
    const block = randomBytes(300);
    await reuse(await own(block), [block]);
  });
  check("S-34.3 blocks of sources that do not hold them, are not there or may not be read are refused", async () => {
    const [connection, block] = [await user(), randomBytes(300)];
    const transferIds = [await connection.call("descriptorCreateInit")];
    const source = await own(block);
    const { did } = await createDescriptor(connection, KeyPair.random(), [randomBytes(9)]);
    const add = async (by, from) => code(by, "blockAddToSession", { transferIds, source: from, blocks: [bidOf(block)] });
    same(await add(connection, of(did)), 66);
    same(await add(connection, of(KeyPair.random().address)), 29);
    same(await add(connection, { ...source, mid: 2 }), 43);
    same(await add(await connect(), source), 48);
  });
}
