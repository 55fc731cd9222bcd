/** The client's own primitives against the vectors of the reference, so that a difference later is not ours. */
import { readFileSync } from "node:fs";
import { holds, same } from "../expect.mjs";
import { KeyPair, base58, base58check, eciesDecrypt, eciesEncrypt, fromBase58check } from "../keys.mjs";
import { serverKeyOf } from "../keystore.mjs";
import { decode, encode } from "../pson.mjs";
import { Cipher, NO_RANDOMS, masterSecret, openPlain, prf, recordKeys } from "../records.mjs";
import { Srp, fromHex, minimalHex, mix } from "../srp.mjs";

const hex = (text) => Buffer.from(text, "hex");
const pair = (text) => new KeyPair(hex(text));

const groups = {
  pson({ value, hex: bytes }) {
    same(encode(decode(hex(bytes))).toString("hex"), bytes, "bytes encoded again");
    if (isPlain(value)) same(decode(hex(bytes)), value, "value");
  },
  pson_large_integers({ decimal, hex: bytes }) {
    same(encode(BigInt(decimal)).toString("hex"), bytes);
    same(BigInt(decode(hex(bytes))), BigInt(decimal));
  },
  prf: ({ secret, seed, length, output }) => same(prf(hex(secret), hex(seed), length), hex(output)),
  key_schedule(v) {
    const randoms = { client: hex(v.client_random), server: hex(v.server_random) };
    same(masterSecret(hex(v.pre_master_secret), randoms), hex(v.master_secret));
    same(recordKeys(hex(v.master_secret), randoms).server.key, hex(v.server_key));
    same(recordKeys(hex(v.master_secret), randoms).client.macKey, hex(v.client_mac_key));
  },
  frame_encrypted: frame,
  frame_encrypted_high_sequence: frame,
  password_mixer: (v) => same(mix(v.password, v.login_data).toString("hex"), v.mixed),
  srp(v) {
    const srp = new Srp(v.N ? v : GROUP);
    const proof = srp.prove({ salt: hex(v.salt), user: v.I, p: v.password_P, B: fromHex(v.B), a: fromHex(v.a) });
    same(minimalHex(srp.verifier(hex(v.salt), v.I, v.password_P)), v.v, "v");
    for (const name of ["A", "M1", "M2"]) same(proof[name], fromHex(v[name]), name);
    same(proof.K, hex(v.K.padStart(64, "0")), "K");
  },
  ecc_keys(v) {
    const key = pair(v.private);
    same(key.point.toString("hex"), v.public_compressed);
    same([key.pub58, key.address], [v.public_base58, v.address]);
  },
  base58(v) {
    same([base58(hex(v.hex)), base58check(hex(v.hex))], [v.base58, v.base58check]);
    same(fromBase58check(v.base58check), hex(v.hex));
  },
  ecdsa_sign: (v) => same(pair(v.private).signHash(hex(v.hash)).toString("hex"), v.signature),
  ecdh: (v) => same(pair(v.private_a).shared(pair(v.private_b).point).toString("hex"), v.shared_x),
  ecies(v) {
    const [sender, recipient] = [pair(v.sender_private), pair(v.recipient_private)];
    same(eciesEncrypt(sender, recipient.point, hex(v.message)), hex(v.output));
    same(eciesDecrypt(recipient, sender.point, hex(v.output)), hex(v.message));
  },
};

/** The group of 1024 bits (§14.1), for vectors that name none. */
const GROUP = {
  N:
    "eeaf0ab9adb38dd69c33f80afa8fc5e86072618775ff3c0b9ea2314c9c256576d674df7496ea81d3383b4813d692c6e0" +
    "e0d5d8e250b98be48e495c1d6089dad15dc7d7b46154d6b6ce8ef4ad69b15d4982559b297bcf1885c529f566660e57ec" +
    "68edbc3c05726cc02fd4cbf4976eaa9afd5138fe8376435b9fc61d2fc0eb06e3",
  g: "02",
};

function frame(v) {
  const cipher = () => new Cipher({ key: hex(v.key), macKey: hex(v.mac_key) }, v.sequence);
  same(cipher().seal(v.content_type, hex(v.payload)).toString("hex"), v.frame);
  same(cipher().open(hex(v.frame)).payload, hex(v.payload));
}

function isPlain(value) {
  return !JSON.stringify(value).includes('"$');
}

/** What the recorded server-side client sent with ecdhef, read with the key of its server. */
function recordedKnownKey({ pub, keyid, priv, fpraw }, { exchanges: [{ request_hex, response_hex }] }) {
  const core = hex(fpraw).subarray(3);
  const keystore = Buffer.concat([hex("fc0101c6"), Buffer.of(core.length), core]);
  same(serverKeyOf(keystore), { keyid, point: hex(pub) });
  const { key } = decode(openPlain(hex(request_hex)).payload);
  const keys = recordKeys(masterSecret(pair(priv).shared(key), NO_RANDOMS), NO_RANDOMS);
  const change = openPlain(hex(response_hex));
  const { payload } = new Cipher(keys.server).open(hex(response_hex).subarray(change.size));
  same(decode(payload).tickets.length, 3, "tickets");
}

/** The recorded key login: its signature, and that its K can be read. */
function recordedKeyLogin({ recovery_private_hex }, { exchanges: [init, exchange] }) {
  const message = (frames) => frames.find(({ payload }) => payload?.type?.startsWith("key_")).payload;
  const { pub } = message(init.response_frames);
  const { K, nonce, timestamp, signature } = message(exchange.request_frames);
  const recovery = pair(recovery_private_hex);
  same(recovery.sign(`login${K} ${nonce} ${timestamp}`).toString("base64"), signature, "the signature");
  same(eciesDecrypt(recovery, fromBase58check(pub), Buffer.from(K, "base64")).length, 32, "bytes of K");
}

/** The first record of a recorded connection: what a client of 2018 sent is read and written alike. */
function transcript(exchanges) {
  const { payload } = openPlain(hex(exchanges[0].request_hex));
  same(encode(decode(payload)), payload);
}

export default function vectors(check, { vectorFile }) {
  const file = JSON.parse(readFileSync(vectorFile));
  const recorded = (wanted) => file.transcripts.find(({ name }) => name === wanted);
  for (const [group, run] of Object.entries(groups)) {
    check(`the client of 2018 agrees with the vectors of ${group}`, () => {
      holds(file.groups[group].length > 0, "vectors", file.groups[group].length);
      file.groups[group].forEach(run);
    });
  }
  check("the client of 2018 agrees with a recorded connection", () => {
    transcript(recorded("ecdhe-connect").exchanges);
  });
  check("the client of 2018 agrees with a recorded ecdhef", () => {
    recordedKnownKey(file.transcript_parameters.server_static_key, recorded("ecdhef-connect"));
  });
  check("the client of 2018 agrees with a recorded key login", () => {
    recordedKeyLogin(file.transcript_parameters.account, recorded("key-login"));
  });
}
