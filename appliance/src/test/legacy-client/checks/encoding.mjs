/** Forms of PSON that programs of 2018 wrote, and forms nobody should (transport.md §5). */
import { holds, same } from "../expect.mjs";
import { KeyPair } from "../keys.mjs";
import { answers, refuses, words } from "../outline.mjs";
import { EMPTY_ARRAY, EMPTY_OBJECT, Raw, encode, varint } from "../pson.mjs";
import { APPLICATION, HANDSHAKE } from "../records.mjs";

export default function encoding(check, world) {
  oddForms(check, world);
  numbers(check, world);
  malformed(check, world);
}

function oddForms(check, { body, connect }) {
  check("words of the dictionary are read in the long form too", async () => {
    const first = body();
    first.ephemeral = KeyPair.random();
    first.handshake(Raw.object({ type: Raw.text("ecdhe"), key: first.ephemeral.point }));
    first.handshake(Raw.object({ type: Raw.text("ticket_request"), count: 2 }));
    answers(await first.send(), "plain ecdhe", "plain ccs", "encrypted ticket_response");
  });
  check("words of the dictionary are written in the short form", async () => {
    const first = body().ecdhe();
    await first.send();
    const found = first.response.body.subarray(8).includes(Buffer.from("ecdhe"));
    same(found, false, "the long form of ecdhe in the answer");
  });
  const noParams = {
    "an empty object": EMPTY_OBJECT,
    "an empty array": EMPTY_ARRAY,
    "an object of no members": new Raw(0xf6, 0),
    "an array of no elements": new Raw(0xf7, 0),
  };
  for (const [what, params] of Object.entries(noParams)) {
    check(`params that are ${what} mean none`, async () => {
      answers(await (await connect()).resumed().call("ping", params).send(), "plain ccs", "encrypted pong");
    });
  }
  check("binary that arrives as a string is read as bytes", async () => {
    const [connection, clientRandom] = [await connect(), Buffer.from("sixteen letters!")];
    const resumed = body().ticket(connection.take(), { clientRandom, sentRandom: Raw.string(clientRandom) }).ccs();
    answers(await resumed.call("ping").send(), "plain ccs", "encrypted pong");
  });
  check("trailing bytes after a value are not a second value", async () => {
    const call = encode({ id: "1", method: "ping", params: {} });
    const records = await (await connect()).resumed().record(APPLICATION, Buffer.concat([call, call])).send();
    same(records.length, 2, "records");
    holds(/^encrypted (pong|alert .*)$/.test(words(records[1])), "one answer or an alert", words(records[1]));
  });
  check("the answer has the four members of the reference, null ones written", async () => {
    const [response] = await (await connect()).batch([["ping", {}, "7"]]);
    same(response, { id: "7", jsonrpc: "2.0", result: "pong", error: null });
  });
}

function numbers(check, { connect }) {
  const ids = {
    "text with a fraction": ["1520000000000.8401765287799208"],
    "a small integer": [1],
    "a negative integer": [-121],
    "an integer of 32 bits": [2 ** 31 - 1],
    "an integer of 53 bits": [2 ** 52],
    "an integer of 64 bits": [-(2n ** 62n)],
    "a small integer in the long form": [Raw.long(3), 3],
    "empty text": [""],
    "text beyond ASCII": ["żółw"],
    "a word of the dictionary": ["ticket"],
  };
  for (const [what, [id, expected = id]] of Object.entries(ids)) {
    check(`an id that is ${what} is echoed`, async () => {
      const [response] = await (await connect()).batch([["ping", {}, id]]);
      same(response.id, expected, "id");
    });
  }
  const count = async (includeBlocks) => {
    const dids = [KeyPair.random().address];
    return (await (await connect()).batch([["descriptorGet", { dids, includeBlocks }]]))[0];
  };
  const floats = { float: Raw.float(1), double: Raw.double(1), "float with a fraction": Raw.float(0.5) };
  for (const [what, limit] of Object.entries(floats)) {
    check(`a ${what} where an integer belongs is an error of the parameters`, async () => {
      same((await count(limit)).error.data.error.code, 31, "code");
    });
  }
  check("a small integer in the 64-bit form is read where an integer belongs", async () => {
    same((await count(Raw.long(1))).error.msg, "Descriptor doesn't exist");
  });
}

function malformed(check, { body, connect }) {
  const nested = (depth) => new Raw(...Array(depth).fill([0xf7, 1]).flat(), 0xf4);
  const payloads = {
    "no value": Buffer.alloc(0),
    "a string longer than the payload": Buffer.from("fcff01", "hex"),
    "an array of four thousand million elements": new Raw(0xf7, varint(2 ** 32)).bytes,
    "an object of eight million million members": new Raw(0xf6, varint(2 ** 43)).bytes,
    "a binary of a length beyond 64 bits": new Raw(0xff, Buffer.alloc(10, 0xff)).bytes,
    "a varint without end": new Raw(0xf9, Buffer.alloc(40, 0xff)).bytes,
    "a word beyond the dictionary": Buffer.from("fe0b", "hex"),
    "a string for the dictionary": Buffer.from("fd0161", "hex"),
    "a key that is no string": Buffer.from("f60102f0", "hex"),
    "ten thousand nested arrays": nested(10_000).bytes,
    "a number where an object belongs": encode(1),
    "null where an object belongs": encode(null),
    "an array where an object belongs": encode([1, 2]),
    "a string that is not UTF-8": new Raw(0xf6, 1, 0xfe, 0, Raw.string(Buffer.from("c3", "hex")).bytes).bytes,
  };
  for (const [what, payload] of Object.entries(payloads)) {
    check(`a call that is ${what} gets an alert`, async () => {
      refuses(await (await connect()).resumed().record(APPLICATION, payload).send());
    });
  }
  for (const [what, payload] of Object.entries(payloads)) {
    check(`a handshake that is ${what} gets an alert`, async () => {
      refuses(await body().record(HANDSHAKE, payload).send());
    });
  }
  const messages = {
    "ecdhe without key": { type: "ecdhe" },
    "ecdhe whose key is a number": { type: "ecdhe", key: 3 },
    "ticket without ticket_id": { type: "ticket", client_random: Buffer.alloc(16) },
    "ticket_request without count": { type: "ticket_request" },
  };
  for (const [what, message] of Object.entries(messages)) {
    check(`${what} gets an alert`, async () => refuses(await body().handshake(message).send()));
  }
}
