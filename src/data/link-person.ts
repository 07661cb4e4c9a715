import type { Author, ChatIdentity } from "../domain/ports.ts";
import { logChange } from "./log-change.ts";
import type { ScopedTransaction } from "./scope.ts";

type Where = { readonly tx: ScopedTransaction; readonly workspaceId: string };

/** An identity's link, as the log of changes keeps it. */
export type Link = Pick<
  ChatIdentity,
  "platform" | "tenantId" | "userId" | "personEmail" | "status" | "confirmedBy"
>;

/** Says who somebody of a chat platform is. */
export async function linkPerson(
  { tx, workspaceId, author }: Where & { readonly author: Author },
  identity: ChatIdentity,
  personEmail: string,
): Promise<{ changeId: string }> {
  const before = linkOf(identity);
  const after: Link = { ...before, personEmail, status: "link", confirmedBy: author.email };
  await setLink({ tx, workspaceId }, after, author.at);
  const entityId = `${identity.platform}/${identity.tenantId}/${identity.userId}`;
  const entry = { workspaceId, author, entity: "link", entityId };
  return { changeId: await logChange(tx, { ...entry, before, after }) };
}

export const takeBackLink = (where: Where, was: Link): Promise<void> =>
  setLink(where, was, new Date());

const linkOf = ({
  platform,
  tenantId,
  userId,
  personEmail,
  status,
  confirmedBy,
}: ChatIdentity): Link => ({
  platform,
  tenantId,
  userId,
  personEmail,
  status,
  confirmedBy,
});

async function setLink({ tx, workspaceId }: Where, link: Link, at: Date): Promise<void> {
  const { platform, tenantId, userId, ...data } = link;
  const key = { workspaceId, platform, tenantId, userId };
  await tx.chatIdentity.update({
    where: { workspaceId_platform_tenantId_userId: key },
    data: { ...data, changedAt: at },
  });
}
