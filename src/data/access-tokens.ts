import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Scoped } from "./scope.ts";

/** What a token stands for. The secret part itself is told once, when the token is made, and kept nowhere. */
export type TokenRecord = {
  readonly id: string;
  readonly personEmail: string;
  /** Whether writes may be proposed and confirmed with it. */
  readonly mayWrite: boolean;
  readonly createdAt: Date;
  /** To the minute; null: never. */
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
};

export type AccessTokens = {
  /** The token: whoever holds it asks in this person's name. */
  make(personEmail: string, mayWrite: boolean, at: Date): Promise<string>;
  /** Null: unknown, wrong or revoked. */
  find(token: string, at: Date): Promise<TokenRecord | null>;
  /** The oldest first. */
  list(): Promise<readonly TokenRecord[]>;
  /** False: there is none with this id that could be revoked. */
  revoke(id: string, at: Date): Promise<boolean>;
};

export function openAccessTokens(scoped: Scoped, workspaceId: string): AccessTokens {
  return {
    async make(personEmail, mayWrite, at) {
      const [id, secret] = [randomBytes(4).toString("hex"), randomBytes(32).toString("base64url")];
      const data = { workspaceId, id, personEmail, mayWrite, createdAt: at };
      await scoped.accessToken.create({ data: { ...data, hash: hashOf(secret) } });
      return `rounds_${id}_${secret}`;
    },
    async find(token, at) {
      const [, id = "", secret = ""] = /^rounds_([0-9a-f]{8})_([\w-]{43})$/.exec(token) ?? [];
      const row = await scoped.accessToken.findFirst({ where: { id, revokedAt: null } });
      if (row === null || !isSame(row.hash, hashOf(secret))) return null;
      if (row.usedAt === null || at.getTime() - row.usedAt.getTime() > MINUTE_MS)
        await scoped.accessToken.updateMany({ where: { id }, data: { usedAt: at } });
      return row;
    },
    list: () => scoped.accessToken.findMany({ orderBy: { createdAt: "asc" } }),
    async revoke(id, at) {
      const where = { id, revokedAt: null };
      const { count } = await scoped.accessToken.updateMany({ where, data: { revokedAt: at } });
      return count > 0;
    },
  };
}

const MINUTE_MS = 60_000;

/** The secret is 32 random bytes: nothing slower than this keeps it better. */
const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one, "hex"), Buffer.from(other, "hex"));
