/** Key login (transport.md §9.5, §15): the recovery key of an account opens a session like its password. */
import { keyProof, loggedIn, opaque } from "../account.mjs";
import { matches, same } from "../expect.mjs";
import { KeyPair, compressed, eciesEncrypt, freshNonce, fromBase58check } from "../keys.mjs";
import { answers, words } from "../outline.mjs";
import { ALERT } from "../records.mjs";

const HOUR = 3_600_000;
const STRANGE = KeyPair.random().sign("other").toString("base64");

export default function keyLogin(check, world) {
  const { account, connect, user } = world;
  const recovery = KeyPair.random();
  const init = (pub = recovery.pub58, properties = { appVersion: "1.27.0", sysVersion: "browser" }) =>
    ({ type: "key_init", agent: "privmx-client;1.27.0", pub, properties });
  const begun = async () => {
    const connection = await connect();
    const { reply } = await connection.exchange(init());
    return { connection, reply };
  };

  check("setRecoveryData registers the key and getRecoveryData gives it back", async () => {
    const recoveryData = { pub: recovery.pub58, data: opaque() };
    const connection = await user();
    same(await connection.call("setRecoveryData", { privData: opaque(), dataVersion: "1.0", recoveryData }), "OK");
    same(await connection.call("getRecoveryData"), recoveryData);
  });
  check("key_init is answered with the user's name and a one-time key", async () => {
    const [{ reply }, { reply: second }] = [await begun(), await begun()];
    same(Object.keys(reply).sort(), ["I", "agent", "pub", "sessionId", "type"], "members");
    same([reply.I, compressed(fromBase58check(reply.pub)).length], [account.username, 33]);
    same(reply.pub === second.pub, false, "the same key twice");
  });
  check("key_exchange opens a session with the rights of the user", async () => {
    const { connection, reply } = await begun();
    const { message, secret } = keyProof(recovery, reply);
    const { body, records, reply: answer } = await connection.exchange(message, secret);
    answers(records, "plain ccs", "encrypted key_exchange", "encrypted ccs");
    same([Object.keys(answer).sort(), body.tickets.length], [["tickets", "ttl", "type"], 256]);
    same((await loggedIn(connection, body.tickets).call("getMyData")).username, account.username);
  });
  refusals(check, { recovery, init, begun, connect });
  check("setCredentials changes the password and ends the other sessions of the user", async () => {
    const [own, other, next] = [await user(), await account.logIn(await connect()), world.newAccount(account.username)];
    next.password = "inne hasło";
    same(await own.call("setCredentials", await next.credentials(own)), "OK");
    Object.assign(account, { password: next.password, loginData: next.loginData });
    same(await other.call("getMyData").then(() => "a result", () => "a failure"), "a failure", "of the other session");
    same((await own.call("getMyData")).username, account.username);
    same((await (await account.logIn(await connect())).call("getMyData")).username, account.username);
  });
}

function refusals(check, { recovery, init, begun, connect }) {
  const refused = async (connection, message, pattern) => {
    const found = (await connection.resumed().handshake(message).send()).map(words);
    same([found.length, found[0]], [2, "plain ccs"]);
    matches(found[1], pattern, "the second record");
  };
  const sealedBadly = ({ pub }) => {
    const sealed = eciesEncrypt(recovery, fromBase58check(pub), Buffer.alloc(32));
    sealed[sealed.length - 1] ^= 1;
    return sealed.toString("base64");
  };
  const spoilings = {
    "a timestamp of two hours ago": [() => ({ timestamp: String(Date.now() - 2 * HOUR) }), "Invalid timestamp"],
    "a timestamp in two hours": [() => ({ timestamp: String(Date.now() + 2 * HOUR) }), "Invalid timestamp"],
    "a nonce of 31 characters": [() => ({ nonce: "n".repeat(31) }), "Invalid json parameters"],
    "a nonce of 65 characters": [() => ({ nonce: "n".repeat(65) }), "Invalid json parameters"],
    "a signature by another key": [() => ({ signature: STRANGE }), "Invalid signature"],
    "a K with a wrong tag": [(reply) => ({ K: sealedBadly(reply) }), "Invalid checksum"],
    "a K that is no base64": [() => ({ K: 7 }), "Invalid json parameters"],
    "an unknown session": [() => ({ sessionId: "0123456789abcdef0123456789" }), "Unknown session"],
  };
  for (const [what, [changes, text]] of Object.entries(spoilings)) {
    check(`key_exchange with ${what} is answered with ${text}`, async () => {
      const { connection, reply } = await begun();
      await refused(connection, keyProof(recovery, reply, changes(reply)).message, new RegExp(`^encrypted alert ${text}$`));
    });
  }
  check("a nonce used before is answered with Invalid nonce", async () => {
    const nonce = freshNonce();
    const [first, second] = [await begun(), await begun()];
    const { message, secret } = keyProof(recovery, first.reply, { nonce });
    await first.connection.exchange(message, secret);
    const again = keyProof(recovery, second.reply, { nonce }).message;
    await refused(second.connection, again, /^encrypted alert Invalid nonce$/);
  });
  check("a repeated key_exchange is refused", async () => {
    const { connection, reply } = await begun();
    const { message, secret } = keyProof(recovery, reply);
    await connection.exchange(message, secret);
    const again = keyProof(recovery, reply).message;
    await refused(connection, again, /^encrypted alert (Unknown session|Invalid session state)$/);
  });
  check("a password proof for a session of key login is refused", async () => {
    const { connection, reply } = await begun();
    const message = { type: "srp_exchange", A: "02", M1: "01", sessionId: reply.sessionId, tickets: 1 };
    await refused(connection, message, /^encrypted alert (Unknown session|Invalid session state)$/);
  });
  check("a key of nobody opens no session", async () => {
    const [connection, stranger] = [await connect(), KeyPair.random()];
    const [, answer] = await connection.resumed().handshake(init(stranger.pub58)).send();
    if (answer.type === ALERT) return same(answer.text, "User doesn't exist");
    const refusal = /^encrypted alert (User doesn't exist|Invalid signature)$/;
    return refused(connection, keyProof(stranger, answer.value).message, refusal);
  });
  const malformed = {
    "a pub that is no key": ["nonsense"],
    "properties of another name": [recovery.pub58, { more: "1" }],
    "a property of 151 characters": [recovery.pub58, { appVersion: "x".repeat(151) }],
  };
  for (const [what, args] of Object.entries(malformed)) {
    check(`key_init with ${what} is answered with Invalid json parameters`, async () => {
      await refused(await connect(), init(...args), /^encrypted alert Invalid json parameters$/);
    });
  }
}
