/** What a descriptor keeps, and what its creation, reading and transfer session refuse (api.md §8, §9). */
import { randomBytes } from "node:crypto";
import { holds, matches, same } from "../expect.mjs";
import { KeyPair, base58check } from "../keys.mjs";
import { bidOf, code, createDescriptor, descriptorData, failure, upload } from "../objects.mjs";

export default function descriptors(check, world) {
  kept(check, world);
  reading(check, world);
  incomplete(check, world);
  sessions(check, world);
}

function kept(check, { user, other, connect, account }) {
  const read = async (did) => (await (await connect()).call("descriptorGet", { dids: [did] }))[did];
  check("S-40.1 every field comes back as stored, with the server's date and the owner's name", async () => {
    const before = Date.now();
    const { did, data } = await createDescriptor(await user(), KeyPair.random(), [randomBytes(10)]);
    const { serverDate, ...found } = await read(did);
    same(found, { ...data, owner: account.username });
    holds(Math.abs(Number(serverDate) - before) < 60_000, "the time of now", serverDate);
  });
  check("S-30.3 the list of blocks comes back in its order, repeats included", async () => {
    const [a, b] = [randomBytes(10), randomBytes(10)];
    const { did } = await createDescriptor(await user(), KeyPair.random(), [b, a, b, b]);
    same((await read(did)).blocks, [b, a, b, b].map(bidOf));
  });
  check("S-37.1 random extra of several lengths comes back unchanged", async () => {
    for (const length of [1, 31, 32, 5000]) {
      const { did, data } = await createDescriptor(await user(), KeyPair.random(), [], randomBytes(length));
      same((await read(did)).extra, data.extra);
    }
  });
  check("S-37.2 an extra of one MiB is taken, one byte more is not", async () => {
    await createDescriptor(await user(), KeyPair.random(), [], randomBytes(1 << 20));
    const [connection, pair] = [await user(), KeyPair.random()];
    const transferId = await connection.call("descriptorCreateInit");
    const params = { did: pair.address, data: descriptorData(pair, [], randomBytes((1 << 20) + 1)), transferId };
    same(await code(connection, "descriptorCreate", params), 31);
  });
  check("S-10.2 an id in use is refused, and the first object stays as it is", async () => {
    const pair = KeyPair.random();
    const { did, data } = await createDescriptor(await user(), pair, [randomBytes(10)]);
    const { connection } = await other();
    const transferId = await connection.call("descriptorCreateInit");
    same(await code(connection, "descriptorCreate", { did, data: descriptorData(pair, []), transferId }), 52);
    const { blocks, extra, signature, owner } = await read(did);
    same([blocks, extra, signature, owner], [data.blocks, data.extra, data.signature, account.username]);
  });
}

function reading(check, { user, connect }) {
  const good = KeyPair.random().address;
  const malformed = { "a wrong checksum": good.slice(0, -1) + (good.endsWith("1") ? "2" : "1"),
    "another version byte": base58check(Buffer.alloc(21, 0x6f)), "19 bytes": base58check(Buffer.alloc(20)),
    "wrong characters": `0${good.slice(1)}`, "no characters": "" };
  for (const [what, did] of Object.entries(malformed)) {
    check(`S-11.2 a descriptor id with ${what} is refused with Invalid did`, async () => {
      same(await code(await connect(), "descriptorGet", { dids: [did] }), 28);
    });
  }
  check("S-40.3 the first missing id of a list is named, and nothing is told of the others", async () => {
    const { did } = await createDescriptor(await user(), KeyPair.random(), []);
    const missing = KeyPair.random().address;
    same(await failure(await connect(), "descriptorGet", { dids: [did, missing, did] }), [29, missing]);
  });
  check("S-40.4 a hundred ids are read at once, and not one more", async () => {
    const [connection, { did }] = [await connect(), await createDescriptor(await user(), KeyPair.random(), [])];
    same(Object.keys(await connection.call("descriptorGet", { dids: Array(100).fill(did) })), [did]);
    same(await code(connection, "descriptorGet", { dids: Array(101).fill(did) }), 31);
  });
}

function incomplete(check, { user, connect }) {
  const prepared = async (connection) => {
    const [pair, block] = [KeyPair.random(), randomBytes(10)];
    const transferId = await upload(connection, "descriptorCreateInit", {}, [block]);
    return { did: pair.address, data: descriptorData(pair, [bidOf(block)]), transferId };
  };
  const codes = { did: 28, transferId: 31, blocks: 68, extra: 31, dpub58: 31, signature: 8 };
  for (const [member, expected] of Object.entries(codes)) {
    check(`a creation without ${member} is refused by the code of its type`, async () => {
      const connection = await user();
      const { data, ...params } = await prepared(connection);
      const { [member]: a, ...rest } = params;
      const { [member]: b, ...restOfData } = data;
      same([a, b].filter((value) => value !== undefined).length, 1, "members left out");
      same(await code(connection, "descriptorCreate", { ...rest, data: restOfData }), expected);
    });
  }
  check("S-36.3 a creation with neither blocks nor extra is refused", async () => {
    const [connection, pair] = [await user(), KeyPair.random()];
    const transferId = await connection.call("descriptorCreateInit");
    const params = { did: pair.address, data: descriptorData(pair, [], Buffer.alloc(0)), transferId };
    same(await code(connection, "descriptorCreate", params), 31);
  });
  check("S-35.2 a descriptor under the address of another key is refused, and nothing is stored", async () => {
    const connection = await user();
    const params = { ...(await prepared(connection)), did: KeyPair.random().address };
    same(await code(connection, "descriptorCreate", params), 32);
    same(await failure(await connect(), "descriptorGet", { dids: [params.did] }), [29, params.did]);
  });
}

function sessions(check, { user }) {
  check("S-32.1 ids of transfer sessions are 32 hex digits, differ, and take several blocks", async () => {
    const connection = await user();
    const ids = (await connection.batch(Array(100).fill(["descriptorCreateInit", {}]))).map(({ result }) => result);
    ids.forEach((id) => matches(id, /^[0-9a-f]{32}$/));
    same(new Set(ids).size, 100, "different ids");
    for (const id of ids.slice(0, 3)) {
      const [pair, all] = [KeyPair.random(), [randomBytes(10), randomBytes(10), randomBytes(10)]];
      for (const data of all) same(await connection.call("blockCreate", { transferIds: [id], bid: bidOf(data), data }), "OK");
      await connection.call("descriptorCreate", { did: pair.address, data: descriptorData(pair, all.map(bidOf)), transferId: id });
    }
  });
  check("S-32.3 a block of another session is refused by its id", async () => {
    const [connection, pair, block] = [await user(), KeyPair.random(), randomBytes(10)];
    await upload(connection, "descriptorCreateInit", {}, [block]);
    const transferId = await connection.call("descriptorCreateInit");
    const params = { did: pair.address, data: descriptorData(pair, [bidOf(block)]), transferId };
    same(await failure(connection, "descriptorCreate", params), [48, bidOf(block)]);
  });
}
