import { isDeepStrictEqual } from "node:util";
import { UserError } from "../domain/errors.ts";
import { type Policy, policyFrom } from "../domain/policy.ts";
import type { Author } from "../domain/ports.ts";
import type { Prisma } from "./generated/client.ts";
import { logChange, toJson } from "./log-change.ts";
import type { Scoped, ScopedTransaction } from "./scope.ts";

type Stored = Readonly<Partial<Policy>>;

/** What holds in the workspace: what was changed, over the defaults. */
export const readPolicy = async (scoped: Scoped | ScopedTransaction): Promise<Policy> =>
  policyFrom(await storedPolicy(scoped));

async function storedPolicy(scoped: Scoped | ScopedTransaction): Promise<Stored> {
  const { policy } = await scoped.workspace.findFirstOrThrow({ select: { policy: true } });
  return policy as unknown as Stored; // Only setPolicy writes it.
}

type Write = {
  readonly tx: ScopedTransaction;
  readonly workspaceId: string;
  readonly author: Author;
};

/** Each section that is given replaces what was stored of it. */
export async function setPolicy(
  { tx, workspaceId, author }: Write,
  sections: Stored,
): Promise<{ changeId: string }> {
  const before = await storedPolicy(tx);
  const after = { ...before, ...sections };
  await store({ tx, workspaceId }, after);
  const entry = {
    workspaceId,
    author,
    entity: "policy",
    entityId: Object.keys(sections).join(" "),
  };
  return { changeId: await logChange(tx, { ...entry, before, after }) };
}

/** Refuses when the policy is not what the change made of it any more. */
export async function takeBackPolicy(
  { tx, workspaceId }: Omit<Write, "author">,
  was: object,
  is: object,
): Promise<void> {
  if (!isDeepStrictEqual(toJson(await storedPolicy(tx)), is)) {
    throw new UserError(
      "changed_since",
      "Somebody changed the policy since.",
      "Look at it again and set it as you want it.",
    );
  }
  await store({ tx, workspaceId }, was);
}

async function store({ tx, workspaceId }: Omit<Write, "author">, policy: object): Promise<void> {
  await tx.workspace.update({
    where: { id: workspaceId },
    data: { policy: toJson(policy) as Prisma.InputJsonObject },
  });
}
