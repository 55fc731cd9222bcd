/** Records: what spoils them, what is ignored, and in which order they are answered (transport.md §6, §8, §9.9, §21). */
import { same } from "../expect.mjs";
import { KeyPair } from "../keys.mjs";
import { answers, refuses } from "../outline.mjs";
import { encode } from "../pson.mjs";
import { ALERT, APPLICATION, CCS, HANDSHAKE, plainRecord } from "../records.mjs";

const PING = encode({ id: "1", method: "ping", params: {} });
const LATER_TYPE = 30;

export default function records(check, world) {
  plain(check, world);
  spoilt(check, world);
  order(check, world);
}

function plain(check, { body, connect }) {
  for (const version of [0, 2, 255]) {
    check(`R-16.1 a record of version ${version}, plain and encrypted, is answered with Unsupported version`, async () => {
      answers(await body().record(HANDSHAKE, PING, { version }).send(), "plain alert Unsupported version");
      const records = await (await connect()).resumed().record(APPLICATION, PING, { version }).send();
      answers(records, "plain ccs", "encrypted alert Unsupported version");
    });
  }
  for (const payload of ["", "f3"]) {
    check(`C-08.1 records of all four types are understood and sent, a cipher change with payload "${payload}"`, async () => {
      const first = body().record(ALERT, encode("cannot process that")).ecdhe().ticketRequest(1);
      answers(await first.send(), "plain ecdhe", "plain ccs", "encrypted ticket_response");
      const second = body().ticket(first.tickets[0]).ccs(Buffer.from(payload, "hex"));
      second.record(ALERT, encode("cannot process that")).ecdhe().call("ping").record(APPLICATION, PING, { version: 2 });
      answers(await second.send(), "plain ccs", "encrypted ecdhe", "encrypted ccs", "encrypted pong",
        "encrypted alert Unsupported version");
    });
  }
  check("the reserved bytes of a header are not looked at", async () => {
    const first = body();
    first.ephemeral = KeyPair.random();
    first.record(HANDSHAKE, encode({ type: "ecdhe", key: first.ephemeral.point }), { reserved: 0xffff });
    answers(await first.send(), "plain ecdhe", "plain ccs");
    const records = await (await connect()).resumed().record(APPLICATION, PING, { reserved: 0xffff }).send();
    answers(records, "plain ccs", "encrypted pong");
  });
  check("C-08.2 records of unknown type are ignored, plain and encrypted, and those after them are handled", async () => {
    const first = body().record(LATER_TYPE, Buffer.from("later")).ecdhe();
    answers(await first.send(), "plain ecdhe", "plain ccs");
    const second = (await connect()).resumed().call("ping");
    second.record(LATER_TYPE, Buffer.from("later")).record(LATER_TYPE).call("ping");
    answers(await second.send(), "plain ccs", "encrypted pong", "encrypted pong");
  });
  check("an alert of the client is ignored, plain and encrypted", async () => {
    const alert = encode("cannot process that");
    answers(await body().record(ALERT, alert).ecdhe().send(), "plain ecdhe", "plain ccs");
    const second = (await connect()).resumed().record(ALERT, alert).call("ping");
    answers(await second.send(), "plain ccs", "encrypted pong");
  });
  check("a plain call with no handshake at all is refused", async () => {
    refuses(await body().record(APPLICATION, PING).send());
  });
  check("a plain call after ecdhe is refused", async () => {
    refuses(await body().ecdhe().record(APPLICATION, PING).send());
  });
  check("a plain call after a ticket is refused", async () => {
    refuses(await body().ticket((await connect()).take()).record(APPLICATION, PING).send());
  });
  check("a cipher change without keys is answered with Invalid next read state", async () => {
    answers(await body().record(CCS).send(), "plain alert Invalid next read state");
    answers(await (await connect()).resumed().record(CCS).send(), "plain ccs", "encrypted alert Invalid next read state");
  });
  for (const cut of [1, 7, 9]) {
    check(`a body that ends after ${cut} bytes of a record is answered with an alert`, async () => {
      refuses(await body().raw(plainRecord(HANDSHAKE, PING).subarray(0, cut)).send());
    });
  }
  check("a header that announces four GiB is answered with an alert", async () => {
    refuses(await body().raw(Buffer.from("0116ffffffff0000", "hex")).send());
  });
}

function spoilt(check, { connect }) {
  const flip = (index) => (record) => { record[index < 0 ? record.length + index : index] ^= 1; };
  const spoilings = {
    "the first byte of the header block": [flip(0), "TAG"],
    "the last byte of the header block": [flip(15), "TAG"],
    "the ciphertext": [flip(16), "MAC"],
    "the MAC": [flip(-1), "MAC"],
  };
  for (const [place, [change, name]] of Object.entries(spoilings)) {
    check(`a flipped bit in ${place} is answered with an encrypted Invalid frame ${name}`, async () => {
      const records = await (await connect()).resumed().call("ping").spoil(change).call("ping").send();
      answers(records, "plain ccs", `encrypted alert Invalid frame ${name}`);
    });
  }
  check("a flipped bit in a record without payload is answered with Invalid frame TAG", async () => {
    const records = await (await connect()).resumed().record(LATER_TYPE).spoil(flip(15)).send();
    answers(records, "plain ccs", "encrypted alert Invalid frame TAG");
  });
  check("R-12.2 a record sent again, inside its body or in a later one, is refused: its number or its keys have passed", async () => {
    let copy;
    const connection = await connect();
    const body = connection.resumed().call("ping").spoil((record) => { copy = Buffer.from(record); });
    answers(await body.raw(copy).send(), "plain ccs", "encrypted pong", "encrypted alert Invalid frame TAG");
    answers(await connection.resumed().raw(copy).send(), "plain ccs", "encrypted alert Invalid frame TAG");
  });
  check("C-09.4 two equal calls give different bytes, in one body and in two", async () => {
    const [connection, sent] = [await connect(), []];
    const take = (record) => { sent.push(record.toString("hex")); };
    for (let i = 0; i < 2; i++) {
      const body = connection.resumed();
      for (let j = 0; j < 2; j++) body.call("ping", {}, "the same").spoil(take);
      answers(await body.send(), "plain ccs", "encrypted pong", "encrypted pong");
    }
    same(new Set(sent).size, 4, "different records");
    same(new Set(sent.map((record) => record.length)).size, 1, "of one length");
  });
  check("two records in the wrong order are refused", async () => {
    const body = (await connect()).resumed().call("ping").call("ping").swap();
    answers(await body.send(), "plain ccs", "encrypted alert Invalid frame TAG");
  });
  check("a plain record in an encrypted direction is refused", async () => {
    const records = await (await connect()).resumed().raw(plainRecord(APPLICATION, Buffer.concat([PING, PING]))).send();
    answers(records, "plain ccs", "encrypted alert Invalid frame TAG");
  });
  check("a body that ends inside an encrypted record is answered with an alert", async () => {
    const body = (await connect()).resumed().call("ping").call("ping");
    refusesAfterOne(await body.raw(Buffer.alloc(5)).send());
  });
}

function refusesAfterOne(records) {
  answers(records.slice(0, 3), "plain ccs", "encrypted pong", "encrypted pong");
  refuses(records.slice(3));
}

function order(check, { connect }) {
  check("C-10.3 two hundred and fifty calls in one body, some failing, are answered in their order", async () => {
    const connection = await connect();
    const method = (i) => (i % 10 === 3 ? "nothing" : "ping");
    const responses = await connection.batch(Array.from({ length: 250 }, (_, i) => [method(i), {}, `call ${i}`]));
    answers(responses.map((value) => ({ type: APPLICATION, encrypted: true, value })),
      ...responses.map((_, i) => (method(i) === "ping" ? "encrypted pong" : "encrypted error -32601")));
    same(responses.length, 250, "answers");
    responses.forEach(({ id }, i) => {
      if (id !== `call ${i}`) throw new Error(`expected id call ${i}, found ${id}`);
    });
  });
  check("a body of three hundred and one records uses sequence numbers beyond 255", async () => {
    const body = (await connect()).resumed();
    for (let i = 0; i < 300; i++) body.record(LATER_TYPE);
    answers(await body.call("ping").send(), "plain ccs", "encrypted pong");
  });
  check("C-08.4 what was answered before a failing record stays, what follows it is not looked at", async () => {
    const records = await (await connect()).resumed()
      .call("ping").record(APPLICATION, PING, { version: 2 }).call("ping").send();
    answers(records, "plain ccs", "encrypted pong", "encrypted alert Unsupported version");
  });
  check("a failed call does not affect the following ones", async () => {
    const records = await (await connect()).resumed().call("ping").call("nothing").call("ping").send();
    answers(records, "plain ccs", "encrypted pong", "encrypted error -32601", "encrypted pong");
  });
}
