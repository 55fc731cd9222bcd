/** Handshakes that make a standard connection (transport.md §9.1 to §9.3, §9.6 to §9.8) and tickets (§10). */
import { randomBytes } from "node:crypto";
import { AlertError, BROWSER, SERVER_SIDE, refuseAlerts } from "../client.mjs";
import { holds, same } from "../expect.mjs";
import { KeyPair } from "../keys.mjs";
import { answers, refuses, words } from "../outline.mjs";

const CONNECTED = ["plain ecdhe", "plain ccs", "encrypted ticket_response"];
const RESUMED = ["plain ccs", "encrypted pong"];

export default function handshakes(check, world) {
  connecting(check, world);
  plainBodies(check, world);
  tickets(check, world);
  knownServerKey(check, world);
  keyChange(check, world);
}

function connecting(check, { body, connect }) {
  for (const style of [BROWSER, SERVER_SIDE]) {
    check(`I-15.2(7/8) ${style.agent} connects: key, cipher change, ${style.tickets} tickets of 16 bytes`, async () => {
      const first = body(style).ecdhe().ticketRequest();
      const records = await first.send();
      answers(records, ...CONNECTED);
      const [{ value: reply }, , { value: granted }] = records;
      same([Object.keys(reply).sort(), reply.key.length], [["agent", "key", "type"], 33]);
      same([Object.keys(granted).sort(), granted.ttl], [["tickets", "ttl", "type"], 900]);
      same(granted.tickets.map((id) => id.length), Array(style.tickets).fill(16), "lengths of tickets");
      same(new Set(granted.tickets.map(String)).size, style.tickets, "different tickets");
    });
    check(`I-15.2(3/8) ${style.agent} calls under a ticket`, async () => {
      answers(await (await connect(style)).resumed().call("ping").send(), ...RESUMED);
    });
  }
  check("ecdhe with a key of 65 bytes connects", async () => {
    const pair = KeyPair.random();
    answers(await body().ecdhe(pair, pair.longPoint).ticketRequest(1).send(), ...CONNECTED);
  });
  check("I-15.2(1/8) ecdhe alone is answered with key and cipher change", async () => {
    answers(await body().ecdhe().send(), "plain ecdhe", "plain ccs");
  });
  check("C-12.1 wishes for another version, curve, cipher or hash, and other unknown members, change nothing in the keys", async () => {
    const first = body();
    first.ephemeral = KeyPair.random();
    const wishes = { version: 2, curve: "secp256r1", cipher: "aes-128-cbc", hash: "sha1", later: [1, { more: null }] };
    first.handshake({ ...wishes, key: first.ephemeral.point, type: "ecdhe" }).ticketRequest(1);
    answers(await first.send(), ...CONNECTED);
    answers(await body().resume(first.tickets[0]).call("ping").send(), ...RESUMED);
  });
  check("the server takes a new key for every connection", async () => {
    const keys = await Promise.all([1, 2].map(async () => (await body().ecdhe().send())[0].value.key.toString("hex")));
    holds(keys[0] !== keys[1], "two keys", keys);
  });
  const badPoints = {
    "not on the curve": Buffer.concat([Buffer.of(2), Buffer.alloc(31), Buffer.of(5)]),
    "on the curve, of another length": KeyPair.random().point.subarray(0, 32),
    "at infinity": Buffer.of(0),
  };
  for (const [what, key] of Object.entries(badPoints)) {
    check(`ecdhe with a point ${what} gets an alert`, async () => {
      refuses(await body().ecdhe(KeyPair.random(), key).ticketRequest(1).send());
    });
  }
}

function plainBodies(check, { body, connect, server }) {
  check("C-13.5 ecdh is answered with the alert Invalid state", async () => {
    const { point } = KeyPair.random();
    answers(await body().handshake({ type: "ecdh", key: point }).send(), "plain alert Invalid state");
  });
  check("a handshake of unknown type is ignored, and what follows is not", async () => {
    answers(await body().handshake({ type: "later", key: 1 }).ecdhe().send(), "plain ecdhe", "plain ccs");
  });
  check("ticket_request before any key exchange gives no tickets", async () => {
    refuses(await body().ticketRequest(3).send());
  });
  check("a second plain ecdhe is answered with the alert Invalid state", async () => {
    const twice = body().ecdhe().handshake({ type: "ecdhe", key: KeyPair.random().point });
    answers(await twice.send(), "plain ecdhe", "plain ccs", "encrypted alert Invalid state");
  });
  check("a plain ecdhef after a ticket does not choose the keys of that connection", async () => {
    const [ticket, { keyid }] = [(await connect()).take(), await server()];
    const stolen = body().ticket(ticket).handshake({ type: "ecdhef", keyid, key: KeyPair.random().point });
    answers(await stolen.send(), "plain ccs", "encrypted alert Invalid state");
  });
  check("a second plain ticket is answered with the alert Invalid state", async () => {
    const connection = await connect();
    const [first, second] = [connection.take(), connection.take()];
    const message = { type: "ticket", ticket_id: second.id, client_random: randomBytes(16) };
    answers(await body().ticket(first).handshake(message).send(), "plain ccs", "encrypted alert Invalid state");
  });
  for (const type of ["srp_init", "key_init"]) {
    const clause = type === "srp_init" ? "C-14.1 " : "";
    check(`${clause}a plain ${type} is answered with the alert Invalid state`, async () => {
      const message = { type, I: "somebody", host: "localhost", pub: KeyPair.random().pub58, properties: {} };
      answers(await body().handshake(message).send(), "plain alert Invalid state");
    });
  }
}

function tickets(check, { body, connect }) {
  const unknown = () => ({ id: randomBytes(16), master: Buffer.alloc(48) });
  check("a ticket used again is answered with a plain Invalid ticket and nothing else", async () => {
    const ticket = (await connect()).take();
    answers(await body().resume(ticket).call("ping").send(), ...RESUMED);
    answers(await body().resume(ticket).call("ping").send(), "plain alert Invalid ticket");
  });
  check("C-11.4 a ticket nobody issued, and one with a changed bit, are answered with a plain Invalid ticket", async () => {
    answers(await body().resume(unknown()).call("ping").send(), "plain alert Invalid ticket");
    const [connection, altered] = [await connect(), []];
    for (let bit = 0; bit < 16; bit++) {
      const { id, master } = connection.take();
      id[bit] ^= 1 << (bit % 8);
      altered.push(body().resume({ id, master }).call("ping").send());
    }
    for (const records of await Promise.all(altered)) answers(records, "plain alert Invalid ticket");
  });
  for (const length of [0, 1, 15, 17, 300]) {
    check(`a ticket of ${length} bytes is answered with a plain Invalid ticket`, async () => {
      const ticket = { id: randomBytes(length), master: Buffer.alloc(48) };
      answers(await body().resume(ticket).call("ping").send(), "plain alert Invalid ticket");
    });
  }
  check("a ticket is spent also when the rest of the body fails", async () => {
    const ticket = (await connect()).take();
    answers(await body().ticket(ticket).raw(Buffer.alloc(8, 2)).send(), "plain ccs", "encrypted alert Unsupported version");
    answers(await body().resume(ticket).call("ping").send(), "plain alert Invalid ticket");
  });
  check("C-11.1 of eight bodies with the same ticket at once exactly one is served, and none later", async () => {
    const ticket = (await connect()).take();
    const all = await Promise.all(Array.from({ length: 8 }, () => body().resume(ticket).call("ping").send()));
    const served = all.map((records) => words(records.at(-1))).sort();
    same(served, ["encrypted pong", ...Array(7).fill("plain alert Invalid ticket")]);
    answers(await body().resume(ticket).call("ping").send(), "plain alert Invalid ticket");
  });
  check("C-10.2 sixteen bodies in flight at once, sent in another order than they were made, are all served", async () => {
    const connection = await connect();
    const bodies = Array.from({ length: 16 }, (_, i) => connection.resumed().call("ping", {}, `body ${i}`));
    const all = await Promise.all(bodies.reverse().map((one) => one.send()));
    all.forEach((records) => answers(records, ...RESUMED));
    same(all.map(([, { value }]) => value.id), Array.from({ length: 16 }, (_, i) => `body ${15 - i}`));
  });
  for (const length of [1, 12, 16, 64]) {
    check(`a client_random of ${length} bytes is accepted`, async () => {
      const resumed = body().ticket((await connect()).take(), { clientRandom: randomBytes(length) }).ccs();
      answers(await resumed.call("ping").send(), ...RESUMED);
    });
  }
  for (const payload of ["", "f3", "f60100"]) {
    check(`a cipher change with the payload "${payload}" is accepted`, async () => {
      const resumed = body().ticket((await connect()).take()).ccs(Buffer.from(payload, "hex"));
      answers(await resumed.call("ping").send(), ...RESUMED);
    });
  }
  check("tickets asked for under a ticket are granted and can be used", async () => {
    const renewal = (await connect()).resumed().ticketRequest(256);
    answers(await renewal.send(), "plain ccs", "encrypted ticket_response");
    same(renewal.tickets.length, 256, "tickets");
    answers(await body().resume(renewal.tickets[255]).call("ping").send(), ...RESUMED);
  });
  check("tickets may be asked for in the clear after a ticket, and are granted under its keys", async () => {
    const renewal = body().ticket((await connect()).take()).ticketRequest(2);
    answers(await renewal.send(), "plain ccs", "encrypted ticket_response");
    answers(await body().resume(renewal.tickets[0]).call("ping").send(), ...RESUMED);
  });
  check("an absurd count of tickets is cut to 1024", async () => {
    const request = body().ecdhe().ticketRequest(10_000_000);
    refuseAlerts(await request.send());
    same(request.tickets.length, 1024, "tickets");
  });
  check("a negative count of tickets gives none", async () => {
    const request = body().ecdhe().ticketRequest(-1);
    same(refuseAlertsOr(await request.send(), request), 0, "tickets");
  });
}

function refuseAlertsOr(records, request) {
  try {
    refuseAlerts(records);
    return request.tickets.length;
  } catch (e) {
    if (e instanceof AlertError) return 0;
    throw e;
  }
}

function knownServerKey(check, { body, connect, server }) {
  check("I-15.2(2/8) ecdhef with the key of the server keystore is keyed at once", async () => {
    const first = body(SERVER_SIDE).ecdhef(await server()).ccs().ticketRequest(3);
    answers(await first.send(), "plain ccs", "encrypted ticket_response");
    answers(await body(SERVER_SIDE).resume(first.tickets[0]).call("ping").send(), ...RESUMED);
  });
  check("a call may follow ecdhef in the same body", async () => {
    answers(await body(SERVER_SIDE).ecdhef(await server()).ccs().call("ping").send(), ...RESUMED);
  });
  check("ecdhef with an unknown key id is answered with a text that names it", async () => {
    const unknown = { keyid: "0123456789ABCDEF", point: KeyPair.random().point };
    answers(await body().ecdhef(unknown).ccs().ticketRequest(3).send(),
      "plain alert Cannot find key with id 0123456789ABCDEF");
  });
}

function keyChange(check, { body, connect, server }) {
  const rekeyed = ["plain ccs", "encrypted ecdhe", "encrypted ccs", "encrypted ticket_response"];
  check("a second ecdhe inside a keyed connection changes the keys, with the randoms of the ticket", async () => {
    const second = (await connect()).resumed().ecdhe().ticketRequest(2);
    answers(await second.send(), ...rekeyed);
    answers(await body().resume(second.tickets[0]).call("ping").send(), ...RESUMED);
  });
  check("C-16.3 calls before the second ecdhe are answered before it, calls after it under the new keys", async () => {
    const records = await (await connect()).resumed().call("ping").ecdhe().call("ping").send();
    answers(records, "plain ccs", "encrypted pong", "encrypted ecdhe", "encrypted ccs", "encrypted pong");
  });
  check("an ecdhef inside a keyed connection changes the keys of both directions", async () => {
    const records = await (await connect()).resumed().ecdhef(await server()).ccs().call("ping").send();
    answers(records, "plain ccs", "encrypted ccs", "encrypted pong");
  });
  check("a second ticket inside a keyed connection changes to the keys of that ticket", async () => {
    const connection = await connect();
    const second = connection.resumed().call("ping").ticket(connection.take()).ccs().call("ping");
    answers(await second.send(), ...RESUMED, "encrypted ccs", "encrypted pong");
  });
}
