/**
 * Connections of a client of 2018 (transport.md §8 to §12), one body at a time, so that a check can look at every record.
 */
import { randomBytes } from "node:crypto";
import { KeyPair } from "./keys.mjs";
import { decode, encode } from "./pson.mjs";
import {
  ALERT, APPLICATION, CCS, Cipher, HANDSHAKE, NO_RANDOMS, masterSecret, openPlain, plainRecord, recordKeys,
} from "./records.mjs";

/** The browser client of 2018 in the details in which it differs from the server-side one (§4, §9, §10.4, §12.1). */
export const BROWSER = {
  agent: "privmx-client;1.27.0",
  headers: { "Content-Type": "application/octet-stream" },
  ccs: Buffer.of(0xf3),
  tickets: 256,
  noParams: {},
  requestId: () => `${Date.now()}${Math.random().toString().slice(1)}`,
  ticketExtras: () => ({ id: `${Date.now()}${Math.random().toString().slice(1)}` }),
  clientRandom: () => randomBytes(16),
};

let lastId = 0;

/** The server-side client. */
export const SERVER_SIDE = {
  agent: "webmail-server-php;1.0.0",
  headers: {},
  ccs: Buffer.alloc(0),
  tickets: 3,
  noParams: [],
  requestId: () => ++lastId,
  ticketExtras: () => ({}),
  clientRandom: () => Buffer.concat([clock(), randomBytes(10)]),
};

function clock() {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(Date.now()));
  return bytes.subarray(2);
}

/** An error response to a call: `error` is as it came (§12.2). */
export class CallError extends Error {
  constructor(error) {
    super(error.msg);
    this.error = error;
  }

  get code() {
    return this.error.data.error.code;
  }
}

/** An alert; `encrypted` tells under which write state it came. */
export class AlertError extends Error {
  constructor({ text, encrypted }) {
    super(text);
    this.encrypted = encrypted;
  }
}

/**
 * One HTTP exchange: the request as it is built, and the state of both directions (§8).
 * Every builder returns the body itself.
 */
export class Body {
  #parts = [];
  /** Prepared for the cipher changes to come: the answer's ones arrive in the order of the messages that made them. */
  #nextReads = [];
  #nextWrite;

  constructor(style, endpoint, caller) {
    Object.assign(this, { style, endpoint, caller });
    this.randoms = NO_RANDOMS;
    this.master = Buffer.alloc(0);
    this.write = undefined;
  }

  /** A record under the current write state. */
  record(type, payload, oddities) {
    return this.raw(this.write ? this.write.seal(type, payload, oddities) : plainRecord(type, payload, oddities));
  }

  raw(bytes) {
    this.#parts.push(bytes);
    return this;
  }

  /** Changes the last part as it goes out, to spoil it. */
  spoil(change) {
    const last = Buffer.from(this.#parts.pop());
    change(last);
    return this.raw(last);
  }

  /** The last two parts go out in the other order. */
  swap() {
    const [first, second] = this.#parts.splice(-2);
    return this.raw(second).raw(first);
  }

  handshake(message) {
    return this.record(HANDSHAKE, encode(message));
  }

  /** A call as it is, or with an id in the manner of the client's style. */
  call(method, params = this.style.noParams, id = this.style.requestId()) {
    return this.application({ method, params, id });
  }

  application(value) {
    return this.record(APPLICATION, encode(value));
  }

  ecdhe(pair = KeyPair.random(), key = pair.point) {
    this.ephemeral = pair;
    return this.handshake({ type: "ecdhe", agent: this.style.agent, key });
  }

  /** Key exchange with the known server key `{keyid, point}` (§9.6). */
  ecdhef(serverKey, pair = KeyPair.random()) {
    this.handshake({ type: "ecdhef", keyid: serverKey.keyid, key: pair.point, agent: this.style.agent });
    this.prepare(pair.shared(serverKey.point));
    return this;
  }

  ticketRequest(count = this.style.tickets) {
    return this.handshake({ type: "ticket_request", count });
  }

  /** Opens with a ticket `{id, master}`; keys are prepared, the switch is `ccs()`. */
  ticket(ticket, { clientRandom = this.style.clientRandom(), sentRandom = clientRandom } = {}) {
    const extras = this.style.ticketExtras();
    this.handshake({ ...extras, type: "ticket", ticket_id: ticket.id, client_random: sentRandom });
    this.randoms = { client: clientRandom, server: ticket.id };
    this.master = ticket.master;
    this.#prepareKeys();
    return this;
  }

  /** Sends CCS under the current state and switches the write side. */
  ccs(payload = this.style.ccs) {
    this.record(CCS, payload);
    this.write = this.#nextWrite ?? this.write;
    this.#nextWrite = undefined;
    return this;
  }

  resume(ticket) {
    return this.ticket(ticket).ccs();
  }

  /** Computes master secret and keys of both directions from a pre-master secret (§7.4). */
  prepare(preMaster) {
    this.master = masterSecret(preMaster, this.randoms);
    this.#prepareKeys();
  }

  #prepareKeys() {
    const keys = recordKeys(this.master, this.randoms);
    this.#nextWrite = new Cipher(keys.client);
    this.#nextReads.push(new Cipher(keys.server));
  }

  /** Sends the body; resolves to the records of the answer as `{type, encrypted, value | text, payload}`. */
  async send() {
    this.request = Buffer.concat(this.#parts);
    const sent = { headers: this.style.headers, body: this.request };
    this.response = await this.caller.request("POST", this.endpoint, sent);
    if (this.response.status !== 200) throw new Error(`expected status 200, found ${this.response.status}`);
    return this.#read(this.response.body);
  }

  #read(bytes) {
    const records = [];
    let read;
    for (let rest = bytes; rest.length > 0; ) {
      const { type, payload, size } = read ? read.open(rest) : openPlain(rest);
      records.push(readRecord(type, payload, read !== undefined));
      if (type === CCS) read = this.#switchRead();
      else this.#learn(records.at(-1));
      rest = rest.subarray(size);
    }
    return records;
  }

  #switchRead() {
    const next = this.#nextReads.shift();
    if (!next) throw new Error("expected no CCS before a key exchange, found one");
    return next;
  }

  /** Messages that change the keys of what follows, and tickets, which belong to the keys of this moment. */
  #learn(record) {
    if (record.type !== HANDSHAKE) return;
    const { type, key, tickets } = record.value;
    if (type === "ecdhe") this.prepare(this.ephemeral.shared(key));
    if (type.endsWith("_exchange") && this.loginKey) this.prepare(this.loginKey);
    if (tickets) this.tickets = tickets.map((id) => ({ id, master: this.master }));
  }
}

function readRecord(type, payload, encrypted) {
  if (type === ALERT) return { type, encrypted, text: payload.toString() };
  if (type === HANDSHAKE || type === APPLICATION) return { type, encrypted, value: decode(payload) };
  return { type, encrypted, payload };
}

/** A connection: a store of tickets, one taken for every body (§10.4). */
export class Connection {
  constructor(style, endpoint, caller) {
    Object.assign(this, { style, endpoint, caller });
    this.tickets = [];
  }

  static async open(style, endpoint, caller) {
    const connection = new Connection(style, endpoint, caller);
    const body = connection.body().ecdhe().ticketRequest();
    refuseAlerts(await body.send());
    connection.tickets = body.tickets;
    return connection;
  }

  /** An empty body. */
  body() {
    return new Body(this.style, this.endpoint, this.caller);
  }

  /** A body opened with one of the tickets, both sides keyed. */
  resumed() {
    return this.body().resume(this.take());
  }

  take() {
    const ticket = this.tickets.pop();
    if (!ticket) throw new Error("expected a ticket, found none");
    return ticket;
  }

  /** The responses to calls of one body, in their order: `[method, params]` each. */
  async batch(calls) {
    const body = this.resumed();
    calls.forEach((call) => body.call(...call));
    const records = refuseAlerts(await body.send());
    return records.filter(({ type }) => type === APPLICATION).map(({ value }) => value);
  }

  /** The result of one call; an error response is thrown. */
  async call(method, params = this.style.noParams) {
    const [{ result, error }] = await this.batch([[method, params]]);
    if (error !== null) throw new CallError(error);
    return result;
  }

  /** Sends one handshake message under a ticket of its own; resolves to `{body, reply, records}`. */
  async exchange(message, loginKey) {
    const body = this.resumed().handshake(message);
    body.loginKey = loginKey;
    const records = refuseAlerts(await body.send());
    return { body, reply: records.find(({ type }) => type === HANDSHAKE).value, records };
  }
}

export function refuseAlerts(records) {
  const alert = records.find(({ type }) => type === ALERT);
  if (alert) throw new AlertError(alert);
  return records;
}
