import type { LegStore, RoadLeg } from "../domain/ports.ts";
import { Prisma } from "./generated/client.ts";
import type { Scoped } from "./scope.ts";

/** Ways of a workspace that are kept at most: those of some 700 places among themselves. */
const MOST_LEGS = 500_000;
/** No source's answers are kept for longer. */
const MOST_DAYS = 30;
const TIDY_EVERY_MS = 60 * 60_000;

/** What road services said, in the database: shared by all processes, bounded, and gone when it is old. */
export function openLegStore(scoped: Scoped, workspaceId: string): LegStore {
  let tidiedAt = Number.NEGATIVE_INFINITY;
  return {
    async read({ source, band, from, to, since }) {
      // One text is read many times faster than as many rows.
      const [found] = await scoped.$queryRaw<{ all: string | null }[]>(Prisma.sql`
        select string_agg(concat_ws(' ', "fromPlace", "toPlace", coalesce("seconds", -1), coalesce("metres", -1)), ';') as "all"
        from "TravelLeg"
        where "workspaceId" = ${workspaceId} and "source" = ${source} and "band" = ${band}
          and "fromPlace" = any(${[...from]}) and "toPlace" = any(${[...to]}) and "storedAt" > ${since}`);
      const all = found?.all ?? "";
      return new Map(all === "" ? [] : all.split(";").map(toLeg));
    },
    async write({ source, band, at }, legs) {
      const rows = [...legs].map(([way, leg]) => {
        const [fromPlace = "", toPlace = ""] = way.split(" ");
        return [fromPlace, toPlace, leg?.seconds ?? null, leg?.metres ?? null];
      });
      await scoped.$executeRaw(Prisma.sql`
        insert into "TravelLeg" ("workspaceId", "source", "band", "fromPlace", "toPlace", "seconds", "metres", "storedAt")
        select ${workspaceId}, ${source}, ${band}, leg->>0, leg->>1, (leg->>2)::int, (leg->>3)::int, ${at}
        from json_array_elements(${JSON.stringify(rows)}::json) as leg
        on conflict ("workspaceId", "source", "band", "fromPlace", "toPlace") do update
        set "seconds" = excluded."seconds", "metres" = excluded."metres", "storedAt" = excluded."storedAt"`);
      if (performance.now() - tidiedAt < TIDY_EVERY_MS) return;
      tidiedAt = performance.now();
      await tidy(scoped, workspaceId, at);
    },
  };
}

function toLeg(text: string): [string, RoadLeg] {
  const [from, to, seconds, metres] = text.split(" ");
  const known = Number(seconds) >= 0;
  const leg = known
    ? { seconds: Number(seconds), metres: Number(metres) < 0 ? null : Number(metres) }
    : null;
  return [`${from} ${to}`, leg];
}

/** What is too old goes, and of too many the oldest. */
async function tidy(scoped: Scoped, workspaceId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - MOST_DAYS * 24 * 60 * 60_000);
  await scoped.$executeRaw(Prisma.sql`
    delete from "TravelLeg" where "workspaceId" = ${workspaceId} and ("storedAt" < ${since} or "storedAt" <= (
      select "storedAt" from "TravelLeg" where "workspaceId" = ${workspaceId}
      order by "storedAt" desc offset ${MOST_LEGS} limit 1))`);
}
