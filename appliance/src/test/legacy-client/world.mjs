/** What the checks share: the server's addresses, a caller, and what was learnt from the server once. */
import { randomInt } from "node:crypto";
import { Account } from "./account.mjs";
import { BROWSER, Body, Connection } from "./client.mjs";
import { Caller } from "./http.mjs";
import { serverKeyOf } from "./keystore.mjs";

/** Another login is made in time: no check takes more tickets than this. */
const FEW = 30;

export class World {
  #server;
  #user;
  #other;

  constructor([origin, token, vectorFile, localAddress]) {
    Object.assign(this, { origin, token, vectorFile });
    this.host = new URL(origin).host;
    this.base = new URL("/api/", origin).href;
    this.endpoint = `${this.base}v2.0/`;
    this.caller = new Caller(localAddress);
    this.account = this.newAccount(`elder${randomInt(1e9)}`);
  }

  newAccount(username) {
    return new Account(username, this.host, "hasło z roku 2018");
  }

  /** An empty body, plain in both directions. */
  body = (style = BROWSER) => new Body(style, this.endpoint, this.caller);

  /** A new standard connection. */
  connect = (style = BROWSER) => Connection.open(style, this.endpoint, this.caller);

  connectFrom = (caller) => Connection.open(BROWSER, this.endpoint, caller);

  /** The logged in connection of the account that the checks registered. */
  user = async () => {
    this.#user ??= this.account.logIn(await this.connect());
    const connection = await this.#user;
    if (connection.tickets.length < FEW) this.#user = undefined;
    return connection;
  };

  /** Another account with its logged in connection, invited by the first: `{account, connection}`. */
  other = () => (this.#other ??= this.#registerOther());

  async #registerOther() {
    const account = this.newAccount(`${this.account.username}o`);
    await account.register(await this.connect(), await (await this.user()).call("invite"));
    return { account, connection: await account.logIn(await this.connect()) };
  }

  /** Key id and point of the server's own key, from its public keystore (api.md §7). */
  server = () => (this.#server ??= this.#learnServer());

  async #learnServer() {
    const { serverKeystore } = await (await this.connect()).call("getConfig");
    if (serverKeystore === undefined) throw new Error("expected serverKeystore in getConfig, found none");
    return serverKeyOf(Buffer.from(serverKeystore, "base64"));
  }

  close() {
    this.caller.close();
  }
}
