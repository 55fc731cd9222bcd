/** Expectations of checks: a mismatch says what was expected and what was found. */
import { isDeepStrictEqual } from "node:util";

const LONGEST = 600;

export class Mismatch extends Error {}

/** `found` must be the same value, member for member. */
export function same(found, expected, what) {
  if (!isDeepStrictEqual(found, expected)) mismatch(show(expected), show(found), what);
}

/** `found` must match the regular expression. */
export function matches(found, pattern, what) {
  if (typeof found !== "string" || !pattern.test(found)) mismatch(String(pattern), show(found), what);
}

export function holds(condition, expected, found, what) {
  if (!condition) mismatch(expected, show(found), what);
}

function mismatch(expected, found, what) {
  throw new Mismatch(`expected ${what ? `${what} ` : ""}${expected}, found ${found}`);
}

export function show(value) {
  if (value instanceof Error) return value.message;
  const text = JSON.stringify(value, plainForm) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}... (${text.length} characters)` : text;
}

function plainForm(key, value) {
  if (typeof value === "bigint") return `${value}n`;
  if (value !== null && typeof value === "object" && value.type === "Buffer") {
    return `<${Buffer.from(value.data).toString("hex")}>`;
  }
  return value;
}
