import type { ChatIdentity } from "../domain/ports.ts";
import type { Prisma } from "./generated/client.ts";
import { toJson } from "./log-change.ts";
import type { Scoped } from "./scope.ts";

export type Place = {
  readonly platform: string;
  readonly tenantId: string;
  readonly placeId: string;
  readonly kind: "direct" | "group" | "channel";
  readonly name: string | null;
  readonly personEmail: string | null;
  readonly reference: Readonly<Record<string, unknown>>;
};

type Key = Pick<ChatIdentity, "platform" | "tenantId" | "userId">;

type Feedback = {
  readonly questionId: string;
  readonly vote: string;
  readonly reason: string | null;
};

export type Said = {
  readonly platform: string;
  readonly messageIds: readonly string[];
  readonly questionId: string;
};

/** What is kept of the chat platforms. */
export type ChatRecords = {
  /** False: the event was claimed before. Any number of processes may try. */
  claimEvent(platform: string, eventId: string, at: Date): Promise<boolean>;
  /** Platforms deliver again within an hour; what is older than a day goes, and votes come within a month. */
  forgetEvents(now: Date): Promise<void>;
  identity(key: Key): Promise<ChatIdentity | null>;
  /** Those that wait to be linked come first. */
  identities(where: { platform?: string; personEmail?: string }): Promise<readonly ChatIdentity[]>;
  keepIdentity(identity: ChatIdentity, at: Date): Promise<void>;
  keepPlace(place: Place, at: Date): Promise<void>;
  /** The newest one. */
  place(
    platform: string,
    where: { personEmail: string } | { placeId: string } | { name: string },
  ): Promise<Place | null>;
  keepFeedback(personEmail: string, feedback: Feedback, at: Date): Promise<void>;
  /** Which question messages of ours answer; the newest counts. */
  keepSaid(said: Said, at: Date): Promise<void>;
  /** Null: none of ours, or too old. */
  questionOf(platform: string, messageId: string): Promise<string | null>;
};

export const openChatRecords = (scoped: Scoped, workspaceId: string): ChatRecords => ({
  ...eventRecords(scoped, workspaceId),
  ...identityRecords(scoped, workspaceId),
  ...placeRecords(scoped, workspaceId),
  ...saidRecords(scoped, workspaceId),
  async keepFeedback(personEmail, { questionId, vote, reason }, at) {
    const key = { workspaceId, questionId, personEmail };
    const data = { vote, reason, at };
    await scoped.feedback.upsert({
      where: { workspaceId_questionId_personEmail: key },
      create: { ...key, ...data },
      update: data,
    });
  },
});

const eventRecords = (
  scoped: Scoped,
  workspaceId: string,
): Pick<ChatRecords, "claimEvent" | "forgetEvents"> => ({
  async claimEvent(platform, eventId, at) {
    const data = [{ workspaceId, platform, eventId, at }];
    return (await scoped.chatEvent.createMany({ data, skipDuplicates: true })).count > 0;
  },
  async forgetEvents(now) {
    await scoped.chatEvent.deleteMany({
      where: { at: { lt: new Date(now.getTime() - DAY_MS) } },
    });
    await scoped.chatSaid.deleteMany({
      where: { at: { lt: new Date(now.getTime() - MONTH_MS) } },
    });
  },
});

const identityRecords = (
  scoped: Scoped,
  workspaceId: string,
): Pick<ChatRecords, "identity" | "identities" | "keepIdentity"> => ({
  async identity({ platform, tenantId, userId }) {
    const row = await scoped.chatIdentity.findFirst({ where: { platform, tenantId, userId } });
    return row && identityOf(row);
  },
  async identities(where) {
    const rows = await scoped.chatIdentity.findMany({
      where,
      orderBy: [{ status: "asc" }, { name: "asc" }, { userId: "asc" }],
    });
    return rows.map(identityOf);
  },
  async keepIdentity(identity, at) {
    const { platform, tenantId, userId, name, email, personEmail, status, confirmedBy } = identity;
    const data = { name, email, personEmail, status, confirmedBy, changedAt: at };
    const key = { workspaceId, platform, tenantId, userId };
    await scoped.chatIdentity.upsert({
      where: { workspaceId_platform_tenantId_userId: key },
      create: { ...key, ...data },
      update: data,
    });
  },
});

const identityOf = <Row extends { readonly status: string }>(row: Row) => ({
  ...row,
  status: row.status as ChatIdentity["status"],
});

const placeRecords = (
  scoped: Scoped,
  workspaceId: string,
): Pick<ChatRecords, "keepPlace" | "place"> => ({
  async keepPlace(place, at) {
    const { platform, tenantId, placeId, kind, name, personEmail, reference } = place;
    const key = { workspaceId, platform, tenantId, placeId };
    const data = {
      kind,
      name,
      personEmail,
      reference: toJson(reference) as Prisma.InputJsonObject,
      changedAt: at,
    };
    await scoped.chatPlace.upsert({
      where: { workspaceId_platform_tenantId_placeId: key },
      create: { ...key, ...data },
      update: data,
    });
  },
  async place(platform, where) {
    const row = await scoped.chatPlace.findFirst({
      where: { platform, ...where },
      orderBy: { changedAt: "desc" },
    });
    return row && { ...row, kind: row.kind as Place["kind"], reference: asRecord(row.reference) };
  },
});

const saidRecords = (
  scoped: Scoped,
  workspaceId: string,
): Pick<ChatRecords, "keepSaid" | "questionOf"> => ({
  async keepSaid({ platform, messageIds, questionId }, at) {
    for (const messageId of messageIds) {
      const key = { workspaceId, platform, messageId };
      const data = { questionId, at };
      await scoped.chatSaid.upsert({
        where: { workspaceId_platform_messageId: key },
        create: { ...key, ...data },
        update: data,
      });
    }
  },
  async questionOf(platform, messageId) {
    const row = await scoped.chatSaid.findFirst({ where: { platform, messageId } });
    return row?.questionId ?? null;
  },
});

const DAY_MS = 24 * 60 * 60_000;
const MONTH_MS = 30 * DAY_MS;

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
