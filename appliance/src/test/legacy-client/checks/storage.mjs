/** Descriptors and blocks with the names of 2018 (api.md §8, §9). */
import { randomBytes } from "node:crypto";
import { matches, same } from "../expect.mjs";
import { KeyPair } from "../keys.mjs";
import { bidOf, descriptorData, failure, signedInit, upload } from "../objects.mjs";
import { Raw } from "../pson.mjs";

const LARGEST = 131_089;

export default function storage(check, world) {
  descriptors(check, world);
  blocks(check, world);
}

async function create(connection, pair, blocks) {
  const transferId = await upload(connection, "descriptorCreateInit", {}, blocks);
  const params = { did: pair.address, data: descriptorData(pair, blocks.map(bidOf)), transferId };
  const { serverDate } = await connection.call("descriptorCreate", params);
  matches(serverDate, /^\d{13}$/, "serverDate");
  return params;
}

function descriptors(check, { user, connect }) {
  check("a descriptor with one block goes up and comes down, also without an account", async () => {
    const [pair, block] = [KeyPair.random(), randomBytes(1000)];
    const { did, data } = await create(await user(), pair, [block]);
    const standard = await connect();
    const { [did]: found } = await standard.call("descriptorGet", { dids: [did], includeBlocks: 1 });
    const { blocks, extra, signature, dpub58, blocksData } = found;
    same({ blocks, extra, signature, dpub58 }, data);
    same(blocksData, { [bidOf(block)]: block });
    same(await standard.call("blockGet", { bid: bidOf(block), source: { type: "descriptor", did } }), block, "the block");
  });
  check("a descriptor is updated over its current version only", async () => {
    const [pair, connection] = [KeyPair.random(), await user()];
    const { did, data: old } = await create(connection, pair, [randomBytes(10)]);
    const update = async (signature) => {
      const transferId = await upload(connection, "descriptorUpdateInit", { did, signature: await initSignature(did) }, []);
      return { did, data: descriptorData(pair, []), transferId, signature, lockId: "", releaseLock: false };
    };
    const initSignature = async () => signedInit(KeyPair.random(), "a#b", `descriptorUpdate${did}`);
    same((await failure(connection, "descriptorUpdate", await update(Buffer.alloc(65).toString("base64"))))[0], 34);
    matches((await connection.call("descriptorUpdate", await update(old.signature))).serverDate, /^\d{13}$/);
  });
  check("a transfer session serves one descriptor", async () => {
    const [pair, connection] = [KeyPair.random(), await user()];
    const params = await create(connection, pair, [randomBytes(10)]);
    same((await failure(connection, "descriptorCreate", params))[0], 67);
  });
  check("a descriptor under the address of another key is refused", async () => {
    const [pair, connection] = [KeyPair.random(), await user()];
    const transferId = await connection.call("descriptorCreateInit");
    const params = { did: KeyPair.random().address, data: descriptorData(pair, []), transferId };
    same((await failure(connection, "descriptorCreate", params))[0], 32);
  });
  check("a block is read with an object that holds it, not with another", async () => {
    const [connection, block] = [await user(), randomBytes(10)];
    await create(connection, KeyPair.random(), [block]);
    const { did } = await create(connection, KeyPair.random(), []);
    const source = { type: "descriptor", did };
    same((await failure(await connect(), "blockGet", { bid: bidOf(block), source }))[0], 66);
  });
  check("a descriptor is deleted by its key", async () => {
    const [pair, connection] = [KeyPair.random(), await user()];
    const { did } = await create(connection, pair, []);
    const deletion = (key) => ({ did, signature: key.sign(`delete${did}`).toString("base64"), lockId: "" });
    same((await failure(connection, "descriptorDelete", deletion(KeyPair.random())))[0], 8);
    same(await connection.call("descriptorDelete", deletion(pair)), "OK");
    same(await failure(connection, "descriptorGet", { dids: [did] }), [29, did]);
  });
}

function blocks(check, { user }) {
  const offer = async (data, bid = bidOf(data), session = undefined) => {
    const connection = await user();
    const transferId = session ?? (await connection.call("descriptorCreateInit"));
    return [connection, "blockCreate", { transferIds: [transferId], bid, data }];
  };
  check("a block of the largest size is taken, one byte more is not", async () => {
    const [connection, ...call] = await offer(randomBytes(LARGEST));
    same(await connection.call(...call), "OK");
    same((await failure(...(await offer(randomBytes(LARGEST + 1)))))[0], 24);
  });
  check("a block whose id is not the hash of its bytes is refused", async () => {
    same((await failure(...(await offer(randomBytes(100), bidOf(randomBytes(100))))))[0], 23);
  });
  check("a block for a transfer session nobody began is refused", async () => {
    const data = randomBytes(100);
    same((await failure(...(await offer(data, bidOf(data), "00".repeat(16)))))[0], 67);
  });
  check("a block that arrives as a string is read as bytes", async () => {
    const text = Buffer.from(`letters only ${randomBytes(8).toString("hex")}`);
    const [connection, ...call] = await offer(Raw.string(text), bidOf(text));
    same(await connection.call(...call), "OK");
  });
  check("a descriptor cannot name a block that its session does not hold", async () => {
    const [connection, pair, bid] = [await user(), KeyPair.random(), bidOf(randomBytes(10))];
    const transferId = await connection.call("descriptorCreateInit");
    const params = { did: pair.address, data: descriptorData(pair, [bid]), transferId };
    same(await failure(connection, "descriptorCreate", params), [48, bid]);
  });
}
