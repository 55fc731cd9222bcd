/** HTTP requests as the programs of 2018 made them (transport.md §4): no cookies, no headers but those named. */
import http from "node:http";

const PATIENCE = 60_000;

/** One address of this machine; servers that count failures count them for it. */
export class Caller {
  #agent;

  constructor(localAddress) {
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: 64, localAddress });
  }

  /** Resolves to `{status, headers, body}`. */
  request(method, url, { headers = {}, body = Buffer.alloc(0) } = {}) {
    return new Promise((resolve, reject) => {
      const options = { method, agent: this.#agent, headers: withLength(headers, method, body), timeout: PATIENCE };
      const request = http.request(url, options, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
      });
      request.on("timeout", () => request.destroy(new Error(`expected an answer within ${PATIENCE} ms, found none`)));
      request.on("error", reject);
      request.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}

function withLength(headers, method, body) {
  const counted = (method === "POST" || body.length > 0) && !headers["Transfer-Encoding"];
  return counted ? { ...headers, "Content-Length": body.length } : headers;
}
