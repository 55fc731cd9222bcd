/** Registration (api.md §13), password login and key login (transport.md §9.4, §9.5) as the browser client did them. */
import { randomBytes } from "node:crypto";
import { CallError, Connection } from "./client.mjs";
import { KeyPair, eciesEncrypt, freshNonce, fromBase58check } from "./keys.mjs";
import { integrationSignature, keystoreOf } from "./keystore.mjs";
import { Srp, freshLoginData, fromHex, minimalHex, mix } from "./srp.mjs";

const METHOD_NOT_FOUND = -32601;
const WITHOUT_TREE = Buffer.alloc(32);

/** Sealed data as the server sees it: kind 4 and bytes it cannot read (§18.2). */
export const opaque = () => Buffer.concat([Buffer.of(4), randomBytes(96)]).toString("base64");

export class Account {
  constructor(username, host, password) {
    Object.assign(this, { username, host, password });
    this.identity = KeyPair.random();
    this.loginData = freshLoginData();
  }

  get hashmail() {
    return `${this.username}#${this.host}`;
  }

  /** What the server keeps of the password, in the group that it offers, and the private data. */
  async credentials(connection) {
    const salt = randomBytes(16);
    const srp = new Srp(await connection.call("srpInfo"));
    const p = mix(this.password, this.loginData).toString("base64");
    const srpVerifier = minimalHex(srp.verifier(salt, this.username, p));
    const secrets = { srpSalt: salt.toString("hex"), srpVerifier, loginData: this.loginData };
    return { ...secrets, privData: opaque(), dataVersion: "1.0", weakPassword: false };
  }

  /** The parameters of `register`. */
  async registration(connection, token) {
    const credentials = await this.credentials(connection);
    const { srpSalt, srpVerifier } = credentials;
    const keystore = keystoreOf(this.identity, this.username);
    const signed = ["createUser", this.username, "", token, srpSalt, srpVerifier, this.identity.pub58];
    return {
      username: this.username, host: this.host, ...credentials, pin: "", token,
      keystore: keystore.bytes.toString("base64"),
      kis: integrationSignature(keystore, await head(connection)).toString("base64"),
      signature: this.identity.sign(signed.join("")).toString("base64"),
      email: "", language: "en",
    };
  }

  async register(connection, token) {
    return connection.call("register", await this.registration(connection, token));
  }

  /** The message `srp_init`. */
  init(changes = {}) {
    const properties = { appVersion: "1.27.0", sysVersion: "browser" };
    return { type: "srp_init", agent: "privmx-client;1.27.0", I: this.username, host: this.host, properties, ...changes };
  }

  /** The proof for an answer to `srp_init`, with a password of choice. */
  prove(reply, password = this.password) {
    const p = mix(password, reply.loginData).toString("base64");
    return new Srp(reply).prove({ salt: Buffer.from(reply.s, "hex"), user: this.username, p, B: fromHex(reply.B) });
  }

  /** The message `srp_exchange`. */
  proof({ sessionId }, { A, M1 }) {
    return { type: "srp_exchange", A: minimalHex(A), M1: minimalHex(M1), sessionId, tickets: 256 };
  }

  /** A logged in connection; M2 is compared as text, as the browser client did (§14.4). */
  async logIn(connection) {
    const { reply } = await connection.exchange(this.init());
    const proof = this.prove(reply);
    const { body, reply: answer } = await connection.exchange(this.proof(reply, proof), proof.K);
    if (answer.M2 !== minimalHex(proof.M2)) throw new Error(`expected M2 ${minimalHex(proof.M2)}, found ${answer.M2}`);
    return loggedIn(connection, body.tickets);
  }
}

/** The client drops all older tickets (§9.4). */
export function loggedIn(connection, tickets) {
  const next = new Connection(connection.style, connection.endpoint, connection.caller);
  next.tickets = tickets;
  return next;
}

/** The message `key_exchange` for the answer to `key_init`, and the 32 bytes of K (§9.5). */
export function keyProof(pair, { sessionId, pub }, changes = {}) {
  const secret = randomBytes(32);
  const sealed = eciesEncrypt(pair, fromBase58check(pub), secret).toString("base64");
  const signed = { K: sealed, nonce: freshNonce(), timestamp: String(Date.now()), ...changes };
  const signature = pair.sign(`login${signed.K} ${signed.nonce} ${signed.timestamp}`).toString("base64");
  return { secret, message: { type: "key_exchange", sessionId, signature, tickets: 256, ...signed } };
}

/** The head of the server's tree, for the signature of a keystore (pki.md §10.4); zeros if the server keeps no tree. */
async function head(connection) {
  try {
    return (await connection.call("getHistory")).history[0].hash;
  } catch (e) {
    if (e instanceof CallError && e.code === METHOD_NOT_FOUND) return WITHOUT_TREE;
    throw e;
  }
}
