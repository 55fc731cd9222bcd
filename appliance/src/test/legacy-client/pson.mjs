/**
 * PSON with the static dictionary (transport.md §5).
 *
 * JavaScript values: Buffer is binary, string, number, bigint (beyond 2^53), boolean, null, array, object.
 * `Raw` puts bytes of one's own in place of a value, for forms that an encoder of 2018 wrote and this one would not.
 */

const DICTIONARY = [
  "type", "ticket", "tickets", "ticket_id", "ticket_request", "ticket_response",
  "ecdhe", "ecdh", "key", "count", "client_random",
];
const MAX_DEPTH = 64;

/** An encoded value that is written as it stands. */
export class Raw {
  constructor(...parts) {
    this.bytes = Buffer.concat(parts.map((part) => (typeof part === "number" ? Buffer.of(part) : part)));
  }

  /** A string in the long form `fc`, also when the dictionary has it. */
  static text(text) {
    return Raw.string(Buffer.from(text));
  }

  /** Bytes sent as a string, as the historical server did whenever they were valid UTF-8 (§5.5). */
  static string(bytes) {
    return new Raw(0xfc, varint(bytes.length), bytes);
  }

  static float(number) {
    const bytes = Buffer.alloc(4);
    bytes.writeFloatLE(number);
    return new Raw(0xfa, bytes);
  }

  static double(number) {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(number);
    return new Raw(0xfb, bytes);
  }

  /** An integer in the 64-bit form, however small. */
  static long(number) {
    return new Raw(0xf9, varint(zigzag(BigInt(number))));
  }

  /** An object whose keys are all in the long form. */
  static object(members) {
    const entries = Object.entries(members);
    const parts = entries.flatMap(([key, value]) => [Raw.text(key).bytes, encode(value)]);
    return new Raw(0xf6, varint(entries.length), ...parts);
  }
}

export const EMPTY_OBJECT = new Raw(0xf3);
export const EMPTY_ARRAY = new Raw(0xf4);

export function encode(value) {
  if (value instanceof Raw) return value.bytes;
  if (value === null) return Buffer.of(0xf0);
  if (value === true) return Buffer.of(0xf1);
  if (value === false) return Buffer.of(0xf2);
  if (Buffer.isBuffer(value)) return Buffer.concat([Buffer.of(0xff), varint(value.length), value]);
  if (Array.isArray(value)) return encodeArray(value);
  switch (typeof value) {
    case "string":
      return encodeString(value);
    case "bigint":
      return encodeInteger(value);
    case "number":
      return encodeNumber(value);
    case "object":
      return encodeObject(value);
    default:
      throw new TypeError(`expected a value of JSON or a Buffer, found ${typeof value}`);
  }
}

/** The first value of `bytes`; what follows it is not looked at. */
export function decode(bytes) {
  return new Decoder(bytes).value(0);
}

function encodeArray(array) {
  if (array.length === 0) return Buffer.of(0xf4);
  return Buffer.concat([Buffer.of(0xf7), varint(array.length), ...array.map(encode)]);
}

function encodeObject(object) {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return Buffer.of(0xf3);
  const parts = entries.flatMap(([key, value]) => [encodeString(key), encode(value)]);
  return Buffer.concat([Buffer.of(0xf6), varint(entries.length), ...parts]);
}

function encodeString(text) {
  if (text === "") return Buffer.of(0xf5);
  const index = DICTIONARY.indexOf(text);
  return index < 0 ? Raw.text(text).bytes : Buffer.of(0xfe, index);
}

function encodeNumber(number) {
  if (Number.isInteger(number) && Math.abs(number) <= 2 ** 52) return encodeInteger(BigInt(number));
  return Object.is(Math.fround(number), number) || Number.isNaN(number)
    ? Raw.float(number).bytes
    : Raw.double(number).bytes;
}

function encodeInteger(number) {
  const folded = zigzag(number);
  if (folded < 0xf0n) return Buffer.of(Number(folded));
  return Buffer.concat([Buffer.of(folded < 1n << 32n ? 0xf8 : 0xf9), varint(folded)]);
}

function zigzag(number) {
  return number >= 0n ? 2n * number : -2n * number - 1n;
}

export function varint(number) {
  const bytes = [];
  for (let rest = BigInt(number); ; rest >>= 7n) {
    const group = Number(rest & 0x7fn);
    if (rest < 0x80n) return Buffer.from([...bytes, group]);
    bytes.push(group | 0x80);
  }
}

class Decoder {
  #bytes;
  #position = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  value(depth) {
    if (depth > MAX_DEPTH) throw new RangeError(`expected at most ${MAX_DEPTH} levels`);
    const tag = this.#take(1)[0];
    if (tag < 0xf0) return Number(unfold(BigInt(tag)));
    switch (tag) {
      case 0xf0: return null;
      case 0xf1: return true;
      case 0xf2: return false;
      case 0xf3: return {};
      case 0xf4: return [];
      case 0xf5: return "";
      case 0xf6: return this.#object(depth);
      case 0xf7: return this.#array(depth);
      case 0xf8:
      case 0xf9: return integer(unfold(this.#varint()));
      case 0xfa: return this.#take(4).readFloatLE();
      case 0xfb: return this.#take(8).readDoubleLE();
      case 0xfc: return this.#take(this.#count()).toString();
      case 0xfe: return this.#word();
      case 0xff: return Buffer.from(this.#take(this.#count()));
      default: throw new RangeError(`expected a tag of §5.2, found ${tag.toString(16)}`);
    }
  }

  #object(depth) {
    const object = {};
    for (let left = this.#count(); left > 0; left--) {
      const key = this.value(depth + 1);
      if (typeof key !== "string") throw new TypeError("expected a string as key");
      object[key] = this.value(depth + 1);
    }
    return object;
  }

  #array(depth) {
    return Array.from({ length: this.#count() }, () => this.value(depth + 1));
  }

  #word() {
    const word = DICTIONARY[this.#count()];
    if (word === undefined) throw new RangeError("expected a word of the dictionary");
    return word;
  }

  /** A count or length: every element takes a byte at least, so it cannot exceed what is left. */
  #count() {
    const count = Number(this.#varint());
    const left = this.#bytes.length - this.#position;
    if (count > Math.max(left, DICTIONARY.length)) throw new RangeError(`expected ${left} elements, found ${count}`);
    return count;
  }

  #varint() {
    let number = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#take(1)[0];
      number |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
    throw new RangeError("expected an integer of at most 10 bytes");
  }

  #take(length) {
    const end = this.#position + length;
    if (end > this.#bytes.length) throw new RangeError(`expected ${length} bytes, found fewer`);
    const part = this.#bytes.subarray(this.#position, end);
    this.#position = end;
    return part;
  }
}

function unfold(folded) {
  return folded & 1n ? -(folded + 1n) / 2n : folded / 2n;
}

function integer(number) {
  return BigInt.asIntN(54, number) === number ? Number(number) : number;
}
