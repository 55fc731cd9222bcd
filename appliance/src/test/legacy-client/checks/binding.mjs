/** Discovery (transport.md §3) and the HTTP binding (§4). */
import { holds, matches, same } from "../expect.mjs";
import { BROWSER, Connection } from "../client.mjs";

const INVALID_REQUEST = { jsonrpc: "2.0", id: null, error: { code: -32600, message: "Invalid Request" } };
const ONLY_POST = { jsonrpc: "2.0", id: null, error: { code: -32605, message: "Only post method allowed" } };
const DISCOVERY = [
  "/privmx/privmx-configuration.json",
  "/.well-known/privmx-configuration.json",
  "/privmx-configuration.json",
];

export default function binding(check, world) {
  discovery(check, world);
  versions(check, world);
  recordEndpoint(check, world);
}

function discovery(check, { caller, origin, base }) {
  for (const path of DISCOVERY) {
    check(`the configuration document at ${path} leads to the API`, async () => {
      const { status, body } = await caller.request("GET", `${origin}${path}?x=${Date.now()}`);
      same(status, 200, "status");
      const { defaultEndpoint, apiBaseEndpoint } = JSON.parse(body);
      const found = apiBaseEndpoint ?? `${defaultEndpoint.trim().replace(/\/?$/, "/")}api/`;
      same(found.replace(/^\/\//, "http://"), base, "the API base");
    });
  }
}

function versions(check, { caller, base }) {
  const ask = (body, { method = "POST", query = "" } = {}) =>
    caller.request(method, base + query, { body: Buffer.from(body), headers: {} });
  const answer = async (expected, ...request) => {
    const { status, headers, body } = await ask(...request);
    same([status, JSON.parse(body)], [200, expected]);
    matches(headers["content-type"], /^application\/json/, "the content type");
  };
  const rpc = (id, method, params) => JSON.stringify({ jsonrpc: "2.0", id, method, params });

  check("the version endpoint answers the browser client of 2018, id 0", () =>
    answer({ jsonrpc: "2.0", id: 0, result: ["v2.0"] }, rpc(0, "versions", {}), { query: `?_=${Date.now()}` }));
  check("the version endpoint answers versionsWithTest with null for a test it does not know", () =>
    answer({ jsonrpc: "2.0", id: 7, result: { versions: ["v2.0"], test: null } },
      rpc(7, "versionsWithTest", { test: "0123456789abcdef" })));
  check("the version endpoint echoes a text as id", () =>
    answer({ jsonrpc: "2.0", id: "seven", result: ["v2.0"] }, rpc("seven", "versions", {})));

  const refused = {
    "another method": [rpc(1, "ping", {})],
    "JSON that cannot be parsed": ["{"],
    "an empty body": [""],
    "a list": ["[]"],
    "a number": ["1"],
    "null": ["null"],
    "no method": [JSON.stringify({ jsonrpc: "2.0", id: 1, params: {} })],
    "GET": ["", { method: "GET" }],
    "PUT": ["", { method: "PUT" }],
  };
  for (const [what, request] of Object.entries(refused)) {
    check(`the version endpoint answers ${what} with Invalid Request`, () => answer(INVALID_REQUEST, ...request));
  }
  check("OPTIONS of the version endpoint is answered 200 with an empty body", async () => {
    const { status, body } = await ask("", { method: "OPTIONS" });
    same([status, body.length], [200, 0]);
  });
}

function recordEndpoint(check, { caller, endpoint }) {
  const post = (headers, body = Buffer.alloc(0)) => caller.request("POST", endpoint, { headers, body });

  for (const method of ["GET", "PUT", "DELETE", "PATCH"]) {
    check(`${method} of the record endpoint is answered 405 with the JSON of the reference`, async () => {
      const { status, body } = await caller.request(method, endpoint);
      same([status, JSON.parse(body)], [405, ONLY_POST]);
    });
  }
  check("HEAD of the record endpoint is answered 405", async () => {
    same((await caller.request("HEAD", endpoint)).status, 405, "status");
  });
  check("OPTIONS of the record endpoint is answered 200 with an empty body", async () => {
    const { status, body } = await caller.request("OPTIONS", endpoint, { headers: { Origin: "https://elsewhere.example" } });
    same([status, body.length], [200, 0]);
  });
  for (const type of ["application/json", "text/plain", "application/octet"]) {
    check(`a request of content type ${type} is answered 400 with the JSON of the reference`, async () => {
      const { status, body } = await post({ "Content-Type": type });
      same([status, JSON.parse(body)], [400, { msg: "Invalid transport type" }]);
    });
  }
  const accepted = { "without Content-Type": {}, "with a parameter": { "Content-Type": "application/octet-stream; a=b" } };
  for (const [what, headers] of Object.entries(accepted)) {
    check(`an empty body ${what} gets an empty answer`, async () => {
      const answer = await post(headers);
      same([answer.status, answer.body.length], [200, 0]);
    });
  }
  check("an answer with an alert has status 200 and content type application/octet-stream", async () => {
    const answer = await post(BROWSER.headers, Buffer.alloc(8, 2));
    same([answer.status, answer.headers["content-type"]], [200, "application/octet-stream"]);
  });
  check("an origin that is not allowed gets an answer without cross-origin headers", async () => {
    const { status, headers } = await post({ ...BROWSER.headers, Origin: "https://elsewhere.example" });
    const found = Object.keys(headers).filter((name) => name.startsWith("access-control-"));
    same([status, found], [200, []]);
  });
  check("a body announced with Expect: 100-continue is answered", async () => {
    const { status, body } = await post({ Expect: "100-continue" }, Buffer.alloc(2000, 2));
    same([status, body.subarray(8).toString()], [200, "Unsupported version"]);
  });
  check("a body in chunks is answered", async () => {
    const { status, body } = await post({ "Transfer-Encoding": "chunked" }, Buffer.alloc(2000, 2));
    same([status, body.subarray(8).toString()], [200, "Unsupported version"]);
  });
  check("a body of five MiB is looked at", async () => {
    const connection = await Connection.open(BROWSER, endpoint, caller);
    const [response] = await connection.batch([["ping", { padding: Buffer.alloc(5 << 20) }]]);
    holds(response.error !== null, "an error response", response);
  });
}
