/** The records of an answer in words, so that a check can state the whole answer at once. */
import { ALERT, APPLICATION, CCS, HANDSHAKE } from "./records.mjs";
import { same, show } from "./expect.mjs";

/** `found` must be these records and no others, e.g. `plain ccs`, `encrypted pong`, `plain alert Invalid ticket`. */
export function answers(records, ...expected) {
  same(records.map(words), expected, "the records");
}

/** The records must end with an alert, of whatever text, and hold no answer to a call. */
export function refuses(records) {
  const found = records.map(words);
  const calls = records.filter(({ type }) => type === APPLICATION);
  if (calls.length > 0 || records.at(-1)?.type !== ALERT) throw new Error(`expected an alert only, found ${show(found)}`);
}

export function words({ type, encrypted, text, value, payload }) {
  const state = encrypted ? "encrypted" : "plain";
  switch (type) {
    case CCS: return `${state} ccs${payload.length ? ` of ${payload.length} bytes` : ""}`;
    case ALERT: return `${state} alert ${text}`;
    case HANDSHAKE: return `${state} ${value.type}`;
    case APPLICATION: return `${state} ${value.error ? `error ${value.error.data.error.code}` : outcome(value.result)}`;
    default: return `${state} record of type ${type}`;
  }
}

function outcome(result) {
  return typeof result === "string" ? result : "result";
}
