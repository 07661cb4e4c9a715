import type { Pace, PaceState } from "../domain/places.ts";
import { Prisma } from "./generated/client.ts";
import type { Scoped, ScopedTransaction } from "./scope.ts";

/** A process that has said nothing for so long is gone. */
const HOLD_MS = 60_000;
/** It says so again when so much of that is over. */
const RENEW_MS = 20_000;

type Parts = {
  readonly scoped: Scoped;
  readonly workspaceId: string;
  /** The service with its address. */
  readonly service: string;
  /** Milliseconds between two requests, and requests of a day (UTC). */
  readonly everyMs: number;
  readonly perDay: number;
  /** This process, by a name that no other one has. */
  readonly holder: string;
};

/**
 * The pace of a service, as one row that all processes share: a turn is taken by one statement, so that no two get the
 * same one.
 */
export function openPace(parts: Parts): Pace {
  const { scoped, workspaceId, service } = parts;
  return {
    ...openHold(parts),
    async turn(now, latest) {
      const [row] = await scoped.$queryRaw<{ at: Date }[]>(turnSql(parts, now, latest));
      if (row) return { at: row.at };
      const { left, trouble } = await stateOf(parts, now);
      if (trouble !== null && trouble.until > now) return { refusal: "rests" };
      return { refusal: left === 0 ? "spent" : "busy" };
    },
    async rest(now, until, why) {
      await scoped.$executeRaw(Prisma.sql`
        update "GeocodingPace" set "restUntil" = ${until}::timestamp, "trouble" = ${why},
          "troubleAt" = coalesce("troubleAt", ${now}::timestamp)
        where "workspaceId" = ${workspaceId} and "service" = ${service}`);
    },
    async answered() {
      await scoped.geocodingPace.updateMany({
        where: { service, troubleAt: { not: null } },
        data: { restUntil: null, trouble: null, troubleAt: null },
      });
    },
  };
}

/** Only one process at a time looks up accounts. */
function openHold({ scoped, workspaceId, service, holder }: Parts): Pick<Pace, "hold" | "release"> {
  let heldAt = Number.NEGATIVE_INFINITY;
  return {
    async hold(now) {
      if (now.getTime() - heldAt < RENEW_MS) return true;
      const until = new Date(now.getTime() + HOLD_MS);
      const held = await scoped.$executeRaw(Prisma.sql`
        insert into "GeocodingPace" as p ("workspaceId", "service", "day", "asked", "nextAt", "holder", "heldUntil")
        values (${workspaceId}, ${service}, ${dayOf(now)}, 0, ${now}::timestamp, ${holder}, ${until}::timestamp)
        on conflict ("workspaceId", "service") do update
        set "holder" = excluded."holder", "heldUntil" = excluded."heldUntil"
        where p."holder" is null or p."holder" = ${holder} or p."heldUntil" < ${now}::timestamp`);
      heldAt = held === 1 ? now.getTime() : Number.NEGATIVE_INFINITY;
      return held === 1;
    },
    async release() {
      heldAt = Number.NEGATIVE_INFINITY;
      const nobody = { holder: null, heldUntil: null };
      await scoped.geocodingPace.updateMany({ where: { service, holder }, data: nobody });
    },
  };
}

function turnSql(parts: Parts, now: Date, latest: Date): Prisma.Sql {
  const { workspaceId, service, everyMs, perDay } = parts;
  const from = Prisma.sql`${now}::timestamp`;
  const step = Prisma.sql`${everyMs}::float8 * interval '1 millisecond'`;
  return Prisma.sql`
    insert into "GeocodingPace" as p ("workspaceId", "service", "day", "asked", "nextAt")
    values (${workspaceId}, ${service}, ${dayOf(now)}, 1, ${from} + ${step})
    on conflict ("workspaceId", "service") do update
    set "asked" = case when p."day" = excluded."day" then p."asked" + 1 else 1 end,
      "day" = excluded."day", "nextAt" = greatest(p."nextAt", ${from}) + ${step}
    where (p."restUntil" is null or p."restUntil" <= ${from}) and p."nextAt" <= ${latest}::timestamp
      and (p."day" <> excluded."day" or p."asked" < ${perDay})
    returning p."nextAt" - ${step} as "at"`;
}

const stateOf = ({ scoped, ...parts }: Parts, now: Date): Promise<PaceState> =>
  paceState({ ...parts, tx: scoped }, now);

/** How the service is asked today, for those who hold a transaction. */
export async function paceState(
  {
    tx,
    service,
    perDay,
  }: { readonly tx: Pick<ScopedTransaction, "geocodingPace"> } & Pick<Parts, "service" | "perDay">,
  now: Date,
): Promise<PaceState> {
  const row = await tx.geocodingPace.findFirst({ where: { service } });
  const asked = row?.day === dayOf(now) ? row.asked : 0;
  const isWrong = row?.troubleAt != null && row.trouble !== null;
  return {
    left: Math.max(0, perDay - asked),
    trouble: isWrong
      ? { since: row.troubleAt ?? now, why: row.trouble ?? "", until: row.restUntil ?? now }
      : null,
  };
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
