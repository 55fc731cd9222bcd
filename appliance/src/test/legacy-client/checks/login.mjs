/** Password login (transport.md §9.4, §14) and the rights it gives (§11). */
import { randomBytes, randomInt } from "node:crypto";
import { Account } from "../account.mjs";
import { Caller } from "../http.mjs";
import { holds, matches, same } from "../expect.mjs";
import { KeyPair } from "../keys.mjs";
import { answers, refuses, words } from "../outline.mjs";
import { encode } from "../pson.mjs";
import { APPLICATION } from "../records.mjs";
import { Srp, fromHex, minimalHex } from "../srp.mjs";

const INIT_MEMBERS = ["B", "N", "agent", "g", "k", "loginData", "s", "sessionId", "type"];
const FAILURES = 16;

export default function login(check, world) {
  success(check, world);
  counts(check, world);
  rights(check, world);
  refusals(check, world);
  unknownUser(check, world);
  throttling(check, world);
}

function success(check, { connect, account }) {
  check("I-15.2(4/8) srp_init is answered with the members and forms of the reference", async () => {
    const { reply, records } = await (await connect()).exchange(account.init());
    answers(records, "plain ccs", "encrypted srp_init");
    same(Object.keys(reply).sort(), INIT_MEMBERS, "members");
    matches(reply.sessionId, /^[A-Za-z0-9,-]+$/, "the session id");
    matches(reply.s, /^[0-9a-f]{32}$/, "the salt");
    for (const name of ["N", "g", "k", "B"]) same(reply[name], minimalHex(fromHex(reply[name])), name);
    same(reply.k, minimalHex(new Srp(reply).k), "k, which the browser client recomputes");
    same(reply.loginData, account.loginData, "loginData");
  });
  check("I-15.2(5/8) srp_exchange proves the server, grants 256 tickets and changes the cipher under the old keys", async () => {
    const connection = await connect();
    const { reply } = await connection.exchange(account.init());
    const proof = account.prove(reply);
    const { body, reply: answer, records } = await connection.exchange(account.proof(reply, proof), proof.K);
    answers(records, "plain ccs", "encrypted srp_exchange", "encrypted ccs");
    same(Object.keys(answer).sort(), ["M2", "tickets", "ttl", "type"], "members");
    same([answer.M2, answer.ttl, body.tickets.length], [minimalHex(proof.M2), 900, 256]);
  });
  check("M2 is minimal hex in twenty logins, and A and M1 may have leading zeros", async () => {
    const connection = await connect();
    for (let i = 0; i < 20; i++) {
      const { reply } = await connection.exchange(account.init({ agent: undefined, properties: undefined }));
      const proof = account.prove(reply);
      const message = account.proof(reply, proof);
      const padded = { ...message, A: `0000${message.A}`, M1: `00${message.M1}`, tickets: 1 };
      const { reply: answer } = await connection.exchange(padded, proof.K);
      same(answer.M2, minimalHex(proof.M2), "M2");
    }
  });
}

function counts(check, { connect, account }) {
  for (const [tickets, granted] of [[10_000_000, 1024], [-1, 0]]) {
    check(`srp_exchange that asks for ${tickets} tickets gets ${granted}`, async () => {
      const connection = await connect();
      const { reply } = await connection.exchange(account.init());
      const proof = account.prove(reply);
      const body = connection.resumed().handshake({ ...account.proof(reply, proof), tickets });
      body.loginKey = proof.K;
      await body.send();
      same((body.tickets ?? []).length, granted, "tickets");
    });
  }
}

function rights(check, { connect, account, body, user, server }) {
  check("a call under a ticket of the login is made as the user", async () => {
    const data = await (await user()).call("getMyData");
    same([data.username, typeof data.isAdmin], [account.username, "boolean"]);
  });
  check("C-09.1 neither method, parameter nor result can be read in the bodies of calls over plain HTTP", async () => {
    const { address } = KeyPair.random();
    const call = (await user()).resumed().call("getMyData").call("descriptorGet", { dids: [address] });
    answers(await call.send(), "plain ccs", "encrypted result", "encrypted error 29");
    const bodies = Buffer.concat([call.request, call.response.body]).toString("latin1");
    same(["getMyData", "descriptorGet", account.username, address].filter((word) => bodies.includes(word)), []);
  });
  check("C-11.5 a ticket of the user, used or only observed, gives nobody his session by a handshake in the clear", async () => {
    const [connection, serverKey] = [await user(), await server()];
    const used = connection.take();
    answers(await body().resume(used).call("getMyData").send(), "plain ccs", "encrypted result");
    const plainCall = encode({ id: "1", method: "getMyData", params: {} });
    const attempts = {
      ecdhef: (thief) => thief.handshake({ type: "ecdhef", keyid: serverKey.keyid, key: KeyPair.random().point }),
      ecdhe: (thief) => thief.handshake({ type: "ecdhe", key: KeyPair.random().point }),
      call: (thief) => thief,
    };
    for (const attempt of Object.values(attempts)) {
      for (const ticket of [used, connection.take()]) {
        refuses(await attempt(body().ticket(ticket)).record(APPLICATION, plainCall).send());
      }
    }
  });
  check("getMyData has the members of the reference", async () => {
    const found = Object.keys(await (await user()).call("getMyData"));
    const expected = ["username", "isAdmin", "secureFormsEnabled", "contactFormEnabled", "plugins", "keystore"];
    same(expected.filter((name) => !found.includes(name)), [], "missing members");
  });
  check("tickets renewed under a login are bound to the user", async () => {
    const renewal = (await user()).resumed().ticketRequest(256);
    answers(await renewal.send(), "plain ccs", "encrypted ticket_response");
    answers(await body().resume(renewal.tickets[7]).call("getMyData").send(), "plain ccs", "encrypted result");
  });
  check("C-14.2 tickets of the login carry the user, those of the standard connection still none", async () => {
    const connection = await connect();
    const loggedIn = await account.logIn(connection);
    answers(await loggedIn.resumed().call("getMyData").send(), "plain ccs", "encrypted result");
    answers(await connection.resumed().call("getMyData").send(), "plain ccs", "encrypted error -32603");
  });
  check("a second ecdhe inside a logged in connection keeps the user", async () => {
    const second = (await user()).resumed().ecdhe().ticketRequest(2).call("getMyData");
    const tail = (await second.send()).map(words).slice(1);
    same(tail, ["encrypted ecdhe", "encrypted ccs", "encrypted ticket_response", "encrypted result"]);
    answers(await body().resume(second.tickets[0]).call("getMyData").send(), "plain ccs", "encrypted result");
  });
  check("C-14.3 a call after srp_exchange under the old keys is a call without a user", async () => {
    const connection = await connect();
    const { reply } = await connection.exchange(account.init());
    const proof = account.prove(reply);
    const body = connection.resumed().handshake(account.proof(reply, proof)).call("getMyData");
    body.loginKey = proof.K;
    answers(await body.send(), "plain ccs", "encrypted srp_exchange", "encrypted ccs", "encrypted error -32603");
  });
  check("a call after srp_exchange and the client's CCS is a call of the user", async () => {
    const connection = await connect();
    const { reply } = await connection.exchange(account.init());
    const proof = account.prove(reply);
    const body = connection.resumed().handshake(account.proof(reply, proof));
    body.prepare(proof.K);
    answers(await body.ccs().call("getMyData").send(),
      "plain ccs", "encrypted srp_exchange", "encrypted ccs", "encrypted result");
  });
  check("two logins of one user stand side by side", async () => {
    const both = [await account.logIn(await connect()), await account.logIn(await connect())];
    const names = await Promise.all(both.map(async (one) => (await one.call("getMyData")).username));
    same(names, [account.username, account.username]);
  });
}

function refusals(check, { connect, account }) {
  const alerts = async (connection, message, pattern) => {
    const found = (await connection.resumed().handshake(message).send()).map(words);
    same([found.length, found[0]], [2, "plain ccs"]);
    matches(found[1], pattern, "the second record");
  };
  const begun = async () => {
    const connection = await connect();
    const { reply } = await connection.exchange(account.init());
    return { connection, reply, N: fromHex(reply.N) };
  };
  const ended = /^encrypted alert (Unknown session|Invalid session state)$/;

  check("S-05.2 a wrong password is answered with Different M1, and that session is over", async () => {
    const { connection, reply } = await begun();
    await alerts(connection, account.proof(reply, account.prove(reply, "wrong")), /^encrypted alert Different M1$/);
    await alerts(connection, account.proof(reply, account.prove(reply)), ended);
  });
  check("a repeated srp_exchange is refused", async () => {
    const { connection, reply } = await begun();
    const proof = account.prove(reply);
    await connection.exchange(account.proof(reply, proof), proof.K);
    await alerts(connection, account.proof(reply, proof), ended);
  });
  check("a session nobody began is answered with Unknown session", async () => {
    const { connection, reply } = await begun();
    const stranger = { ...reply, sessionId: randomBytes(13).toString("hex") };
    await alerts(connection, account.proof(stranger, account.prove(reply)), /^encrypted alert Unknown session$/);
  });
  for (const [what, factor] of Object.entries({ 0: 0n, N: 1n, "2N": 2n })) {
    check(`R-17.2 A = ${what} is answered with Invalid A`, async () => {
      const { connection, reply, N } = await begun();
      const message = account.proof(reply, { A: factor * N, M1: 1n });
      await alerts(connection, message, /^encrypted alert Invalid A$/);
    });
  }
  check("a host the server does not serve is answered with User doesn't exist", async () => {
    await alerts(await connect(), account.init({ host: "elsewhere.example" }), /^encrypted alert User doesn't exist$/);
  });
  const malformed = { "srp_init without I": { I: undefined }, "srp_init whose host is a number": { host: 7 } };
  for (const [what, changes] of Object.entries(malformed)) {
    check(`${what} is answered with an alert`, async () => {
      await alerts(await connect(), account.init(changes), /^encrypted alert ./);
    });
  }
  check("srp_exchange with A that is no hex is answered with an alert", async () => {
    const { connection, reply } = await begun();
    await alerts(connection, { ...account.proof(reply, { A: 1n, M1: 1n }), A: "xyz" }, /^encrypted alert ./);
  });
}

function unknownUser(check, { connect, account, host }) {
  const stranger = new Account(`nobody${randomInt(1e9)}`, host, "a password");

  check("the answer for an unknown user has the shape of the answer for a known one", async () => {
    const connection = await connect();
    const [known, unknown] = [await connection.exchange(account.init()), await connection.exchange(stranger.init())];
    const shape = ({ reply }) =>
      [Object.keys(reply), reply.N, reply.g, reply.k, reply.s.length, reply.sessionId.length, shapeOf(reply.loginData)];
    same(shape(unknown), shape(known));
  });
  check("the answer for an unknown user is the same at every attempt, but for session and B", async () => {
    const stable = async () => {
      const { reply } = await (await connect()).exchange(stranger.init());
      return [reply.s, reply.loginData, reply.N];
    };
    same(await stable(), await stable());
  });
  check("an unknown user is refused with Different M1, like a wrong password", async () => {
    const connection = await connect();
    const { reply } = await connection.exchange(stranger.init());
    const message = stranger.proof(reply, stranger.prove(reply));
    answers(await connection.resumed().handshake(message).send(), "plain ccs", "encrypted alert Different M1");
  });
}

/** Names, types and order of the members; what differs from account to account is left out. */
function shapeOf(loginData) {
  const members = Object.entries(JSON.parse(loginData));
  return members.map(([name, value]) => [name, String(value).length]);
}

/** Needs the loopback network: another address of this machine stands for somebody else. */
function throttling(check, { account, connect, connectFrom }) {
  check("sixteen failures from one address are followed by Login rejected there, and by a login elsewhere", async () => {
    const caller = new Caller(`127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(2, 255)}`);
    const connection = await connectFrom(caller);
    for (let i = 0; i < FAILURES; i++) {
      const { reply } = await connection.exchange(account.init());
      const message = account.proof(reply, { A: 2n, M1: 1n });
      answers(await connection.resumed().handshake(message).send(), "plain ccs", "encrypted alert Different M1");
    }
    const records = await connection.resumed().handshake(account.init()).send();
    caller.close();
    answers(records, "plain ccs", "encrypted alert Login rejected");
    same((await (await account.logIn(await connect())).call("getMyData")).username, account.username);
  });
}
