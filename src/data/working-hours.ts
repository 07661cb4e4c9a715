import { isDeepStrictEqual } from "node:util";
import { UserError } from "../domain/errors.ts";
import type { Author, WorkingHours } from "../domain/ports.ts";
import { logChange, toJson } from "./log-change.ts";
import type { ScopedTransaction } from "./scope.ts";

type Write = {
  readonly tx: ScopedTransaction;
  readonly workspaceId: string;
  readonly author: Author;
};

const FIELDS = { email: true, workStart: true, workEnd: true, workDays: true } as const;

/** Sets the hours of people together. */
export async function setHours(
  { tx, workspaceId, author }: Write,
  hours: readonly WorkingHours[],
): Promise<{ changeId: string }> {
  const before = await hoursOf(tx, hours);
  await writeHours({ tx, workspaceId }, hours);
  const after = await hoursOf(tx, hours);
  const entityId = hours.length === 1 ? (hours[0]?.email ?? "") : `${hours.length} people`;
  const entry = { workspaceId, author, entity: "hours", entityId };
  return {
    changeId: await logChange(tx, { ...entry, before: { hours: before }, after: { hours: after } }),
  };
}

export type HoursEntry = { readonly hours: readonly WorkingHours[] };

/** Refuses when the hours of one of them were changed since. */
export async function takeBackHours(
  { tx, workspaceId }: Omit<Write, "author">,
  was: HoursEntry,
  is: HoursEntry,
): Promise<void> {
  if (!isDeepStrictEqual(toJson(await hoursOf(tx, is.hours)), is.hours)) {
    throw new UserError(
      "changed_since",
      "Somebody changed these hours since.",
      "Look at them again and set them as you want them.",
    );
  }
  await writeHours({ tx, workspaceId }, was.hours);
}

const hoursOf = (tx: ScopedTransaction, people: readonly { readonly email: string }[]) =>
  tx.person.findMany({
    where: { email: { in: people.map(({ email }) => email) } },
    select: FIELDS,
    orderBy: { email: "asc" },
  });

async function writeHours(
  { tx, workspaceId }: Omit<Write, "author">,
  hours: readonly WorkingHours[],
): Promise<void> {
  for (const { email, workStart, workEnd, workDays } of hours) {
    await tx.person.update({
      where: { workspaceId_email: { workspaceId, email } },
      data: { workStart, workEnd, workDays: [...workDays] },
    });
  }
}
