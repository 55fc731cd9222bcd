/** Who may call what, by the table that was written by hand (api.md §2). Comes last: some of its calls change the account. */
import { readFileSync } from "node:fs";
import { same } from "../expect.mjs";

const TABLE = new URL("../../resources/access-matrix.csv", import.meta.url);
const INTERNAL = -32603;

/** Well-formed values that name nothing that is there. */
const VALUES = {
  sid: "5Am9yxyQsYfFKG5tCLafo6uKXFzgEzvK1N6mv2AumTxfmkuPPU",
  key: "5Am9yxyQsYfFKG5tCLafo6uKXFzgEzvK1N6mv2AumTxfmkuPPU",
  did: "1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ3",
  bid: "BQk5dU4NfgU3H5dKWpET8kApPdmuZitK5F5jNNqvKhhx",
  transfer: "00112233445566778899aabbccddeeff",
  signature: Buffer.alloc(65).toString("base64"),
};

function rows() {
  const lines = readFileSync(TABLE, "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const [name, standard, user, administrator, , parameters] = line.split("|");
    const filled = parameters.replace(/\$\{(\w+)\}/g, (_, value) => VALUES[value]);
    return { name, parameters: JSON.parse(filled), levels: { standard, user, administrator } };
  });
}

export default function access(check, { connect, account, other }) {
  let logged;
  const administrator = async () => (logged ??= await account.logIn(await connect()));
  const callers = { standard: connect, user: async () => (await other()).connection, administrator };
  for (const { name, parameters, levels } of rows()) {
    for (const [level, expected] of Object.entries(levels)) {
      check(`${name} by ${level}: ${expected === "passes" ? expected : `refused, ${expected}`}`, async () => {
        const [{ error }] = await (await callers[level]()).batch([[name, parameters]]);
        const refusal = error?.data.error.code === INTERNAL ? error.msg : "passes";
        same(refusal, expected === "passes" ? expected : `Failed assert ${expected} for method '${name}'`);
      });
    }
  }
}
