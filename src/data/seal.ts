import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { UserError } from "../domain/errors.ts";

/**
 * Encrypts what must not lie open in the database, with AES-256-GCM. A sealed text is "v1:KEY:NONCE:TAG:DATA", the last
 * three in base64; KEY names the key without telling it, so that keys can change: new texts are sealed with the first
 * key, old ones are opened with whichever of them it was.
 */
export type Seal = { seal(text: string): string; open(sealed: string): string };

const KEY_BYTES = 32;

/** `keys`: each 32 bytes in base64, the one in use first. */
export function createSeal(keys: readonly string[]): Seal {
  const known = keys.map((key) => Buffer.from(key, "base64"));
  const [first] = known;
  if (!first || known.some(({ length }) => length !== KEY_BYTES)) {
    throw new UserError(
      "bad_config",
      "ROUNDS_SECRET_KEY is not 32 bytes in base64.",
      "Make one: openssl rand -base64 32",
    );
  }
  const byName = new Map(known.map((key) => [nameOf(key), key]));
  return {
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", first, nonce);
      const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      const parts = [nonce, cipher.getAuthTag(), data].map((part) => part.toString("base64"));
      return ["v1", nameOf(first), ...parts].join(":");
    },
    open(sealed) {
      const [version, name = "", nonce = "", tag = "", data = ""] = sealed.split(":");
      const key = byName.get(name);
      if (version !== "v1" || !key) {
        throw new UserError(
          "bad_config",
          "A stored secret was sealed with another key.",
          "Set that key in ROUNDS_OLD_SECRET_KEYS, or install the app anew.",
        );
      }
      const cipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"), {
        authTagLength: 16,
      });
      cipher.setAuthTag(Buffer.from(tag, "base64"));
      return cipher.update(data, "base64", "utf8") + cipher.final("utf8");
    },
  };
}

/** The first letters of its hash. */
const nameOf = (key: Buffer): string => createHash("sha256").update(key).digest("hex").slice(0, 8);
