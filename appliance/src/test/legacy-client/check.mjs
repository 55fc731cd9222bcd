/**
 * A client of 2018, written from the reference alone, tries a server in profile legacy-2018.
 *
 *   node check.mjs <origin> <invitation token of an administrator> <transport vectors> [<address to call from>]
 *
 * Writes one line for each check, `ok NAME` or `not ok NAME: expected ..., found ...`, and at last `1..COUNT`.
 * Ends with 1 if one was not ok.
 */
import { show } from "./expect.mjs";
import { World } from "./world.mjs";
import access from "./checks/access.mjs";
import accounts from "./checks/accounts.mjs";
import binding from "./checks/binding.mjs";
import blocks from "./checks/blocks.mjs";
import calls from "./checks/calls.mjs";
import descriptors from "./checks/descriptors.mjs";
import encoding from "./checks/encoding.mjs";
import handshakes from "./checks/handshakes.mjs";
import keyLogin from "./checks/keylogin.mjs";
import login from "./checks/login.mjs";
import mailboxes from "./checks/mailboxes.mjs";
import readers from "./checks/readers.mjs";
import records from "./checks/records.mjs";
import senders from "./checks/senders.mjs";
import signatures from "./checks/signatures.mjs";
import sinks from "./checks/sinks.mjs";
import storage from "./checks/storage.mjs";
import vectors from "./checks/vectors.mjs";

const SUBJECTS = [
  vectors, binding, handshakes, records, encoding, calls, accounts, login, keyLogin, storage, blocks, descriptors, signatures,
  mailboxes, sinks, senders, readers, access,
];

async function run(world) {
  const checks = [];
  SUBJECTS.forEach((subject) => subject((name, deed) => checks.push({ name, deed }), world));
  let failures = 0;
  for (const { name, deed } of checks) failures += (await passes(name, deed)) ? 0 : 1;
  world.close();
  console.log(`1..${checks.length}`);
  return failures === 0 ? 0 : 1;
}

async function passes(name, deed) {
  try {
    await deed();
    console.log(`ok ${name}`);
    return true;
  } catch (e) {
    const text = e.message.startsWith("expected ") ? e.message : `expected no failure, found ${show(e)}`;
    console.log(`not ok ${name}: ${text.replaceAll("\n", " ")}`);
    if (process.env.TRACE) console.error(e);
    return false;
  }
}

const words = process.argv.slice(2);
if (words.length < 3 || words.includes("")) {
  console.error("expected: node check.mjs <origin> <invitation token> <transport vectors> [<address to call from>]");
  process.exit(2);
}
process.exitCode = await run(new World(words));
