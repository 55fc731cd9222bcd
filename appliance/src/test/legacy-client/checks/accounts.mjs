/** Registration by invitation (api.md §13) and what the registration refuses. */
import { Account } from "../account.mjs";
import { same } from "../expect.mjs";
import { KeyPair } from "../keys.mjs";

const STRANGE = KeyPair.random().sign("other").toString("base64");

export default function accounts(check, world) {
  const { connect, account, token } = world;
  const answer = async (params) => (await (await connect()).batch([["register", params]]))[0];
  const refusal = async (params) => {
    const { error } = await answer(params);
    return error && [error.data.error.code, error.msg];
  };

  const spoilings = {
    "a host it does not serve": [{ host: "elsewhere.example" }, [54, "Invalid host"]],
    "a token it did not issue": [{ token: "5a4a1c2b3d4e5f.12345678" }, [21, "Invalid token"]],
    "the name anonymous": [{ username: "anonymous" }, [70, "Forbidden username"]],
    "a name with capital letters": [{ username: "Alice" }, [2, "Invalid username"]],
    "a salt of 15 bytes": [{ srpSalt: "00".repeat(15) }, [3, "Invalid salt"]],
    "a verifier that is no hex": [{ srpVerifier: "xyz" }, [4, "Invalid verifier"]],
    "loginData of 1025 characters": [{ loginData: "x".repeat(1025) }, [53, "Invalid login data"]],
    "a signature by another key": [{ signature: STRANGE }, [8, "Invalid signature"]],
    "a language of three letters": [{ language: "eng" }, [58, "Invalid language"]],
  };
  for (const [what, [changes, expected]] of Object.entries(spoilings)) {
    check(`registration with ${what} is refused with ${expected[1]}`, async () => {
      const params = await account.registration(await connect(), token);
      same(await refusal({ ...params, ...changes }), expected);
    });
  }
  check("registration under the user name of another keystore is refused with Invalid identity key", async () => {
    const other = new Account(`${account.username}x`, world.host, account.password);
    other.identity = account.identity;
    const { keystore } = await account.registration(await connect(), token);
    same(await refusal({ ...(await other.registration(await connect(), token)), keystore }), [6, "Invalid identity key"]);
  });
  check("registration with an integration signature by another key is refused with Invalid identity key", async () => {
    const { kis } = await new Account(account.username, world.host, "x").registration(await connect(), token);
    same(await refusal({ ...(await account.registration(await connect(), token)), kis }), [6, "Invalid identity key"]);
  });
  check("registration with an invitation, 4000 to 4999 rounds and the offered group answers OK", async () => {
    const { result, error } = await answer(await account.registration(await connect(), token));
    same([result, error], ["OK", null]);
  });
  check("the same name cannot be registered again", async () => {
    same(await refusal(await account.registration(await connect(), "")), [7, "User already exists"]);
  });
  check("the same invitation cannot be used again", async () => {
    const other = new Account(`${account.username}y`, world.host, account.password);
    same(await refusal(await other.registration(await connect(), token)), [21, "Invalid token"]);
  });
}
