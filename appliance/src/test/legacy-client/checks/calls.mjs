/** The call layer of a standard connection: requests, responses, order of checks (transport.md §12, api.md §1 to §7). */
import { matches, same } from "../expect.mjs";
import { answers } from "../outline.mjs";
import { KeyPair } from "../keys.mjs";
import { Srp, minimalHex } from "../srp.mjs";

const INTERNAL = -32603;

/** The error of a failed access check (§12.2). */
function failedAssert(level, method) {
  return {
    data: { error: { code: INTERNAL, message: "Internal error" } },
    msg: `Failed assert ${level} for method '${method}'`,
  };
}

export default function calls(check, world) {
  invalidFrames(check, world);
  errors(check, world);
  utilities(check, world);
}

function invalidFrames(check, { connect }) {
  const whole = { id: "1", method: "ping", params: {} };
  const frames = { id: [null, undefined], method: [null, undefined], params: [null, undefined] };
  for (const [member, values] of Object.entries(frames)) {
    for (const value of values) {
      const state = value === null ? "null" : "no";
      check(`a call with ${state} ${member} is answered with the alert Invalid frame`, async () => {
        const body = (await connect()).resumed().call("ping").application({ ...whole, [member]: value });
        answers((await body.send()).slice(0, 3), "plain ccs", "encrypted pong", "encrypted alert Invalid frame");
      });
    }
  }
}

function errors(check, { connect }) {
  const errorOf = async (method, params) => {
    const [{ error, result }] = await (await connect()).batch([[method, params]]);
    same(result, null, "result");
    return error;
  };
  check("an unknown method is answered with code -32601 and Method not found", async () => {
    same(await errorOf("noSuchMethod", {}), { data: { error: { code: -32601, data: null } }, msg: "Method not found" });
  });
  check("an unknown method is not found even if its parameters are odd", async () => {
    same((await errorOf("noSuchMethod", { a: [1] })).data.error.code, -32601);
  });
  check("malformed parameters are reported before the missing right", async () => {
    const error = await errorOf("sinkCreate", { sid: "x" });
    same([error.data.error.code, error.msg], [37, "Invalid sid"]);
    matches(error.data.error.data, /\S/, "the explanation");
  });
  check("an unknown parameter is an error of the parameters", async () => {
    const error = await errorOf("ping", { more: 1 });
    same([error.data.error.code, error.msg], [31, "Invalid json parameters"]);
    matches(error.data.error.data, /\S/, "the explanation");
  });
  check("a parameter without a code of its own gives Invalid json parameters", async () => {
    same((await errorOf("sinkGetAllMy", { more: true })).data.error.code, 31);
  });
  check("a block id inside a list of blocks reports the code of the list", async () => {
    const { pub58, address } = KeyPair.random();
    const data = { blocks: ["0"], extra: "", signature: Buffer.alloc(65).toString("base64"), dpub58: pub58 };
    const error = await errorOf("descriptorCreate", { did: address, data, transferId: "00".repeat(16) });
    same([error.data.error.code, error.msg], [68, "Max count of blocks exceeded"]);
  });
  for (const method of ["getMyData", "sinkGetAllMy", "descriptorCreateInit", "getPrivData", "invite"]) {
    check(`${method} in a standard connection fails with USER_AUTHENTICATED`, async () => {
      same(await errorOf(method, {}), failedAssert("USER_AUTHENTICATED", method));
    });
  }
}

function utilities(check, { connect }) {
  check("getConfig gives the limits of 2018", async () => {
    const found = await (await connect()).call("getConfig");
    const expected = {
      maxDescriptorBulkSize: 100, maxBlockBulkSize: 100, maxMessageBulkSize: 100, maxUserBulkSize: 100,
      maxBlocksCount: 200, maxBlockLength: 131_089, maxCosigners: 3,
    };
    same({ ...found, ...expected }, found, "the limits");
  });
  check("getForbiddenUsernames gives anonymous", async () => {
    same(await (await connect()).call("getForbiddenUsernames"), ["anonymous"]);
  });
  check("srpInfo gives a group in minimal hex", async () => {
    const group = await (await connect()).call("srpInfo");
    same(Object.keys(group).sort(), ["N", "g"]);
    const { N, g } = new Srp(group);
    same(group, { N: minimalHex(N), g: minimalHex(g) });
  });
  check("descriptorGet of nothing gives an empty map", async () => {
    same(await (await connect()).call("descriptorGet", { dids: [] }), {});
  });
  check("descriptorGet of an id nobody holds names it", async () => {
    const did = KeyPair.random().address;
    const [{ error }] = await (await connect()).batch([["descriptorGet", { dids: [did] }]]);
    same(error, { data: { error: { code: 29, data: did } }, msg: "Descriptor doesn't exist" });
  });
}
