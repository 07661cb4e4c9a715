/** Statements that make one rep with so many accounts in towns up to 120 km away, two years of sales and past visits. */
export const planBook = (candidates: number): readonly string[] => [
  `insert into "Workspace" ("id", "name", "timeZone", "createdAt")
   values ('bench', 'Bench', 'America/Chicago', '2026-01-01')`,
  `insert into "Person" ("workspaceId", "email", "name", "role", "skills", "timeZone", "workStart", "workEnd", "workDays",
     "lunchFrom", "lunchTo", "lunchMinutes", "homeTown", "homeLat", "homeLng")
   values ('bench', '${BENCH_REP}', 'Rep', 'rep', '{}', 'America/Chicago', 480, 1020, '{0,1,2,3,4}', 690, 810, 45,
     'Ames', 42.03, -93.62)`,
  `insert into "Account" ("workspaceId", "id", "name", "city", "state", "zip", "lat", "lng", "segment", "lifecycle",
     "potentialCents", "visitMinutes", "cadenceMinDays", "cadenceMaxDays", "ownerEmail", "openingHours")
   select 'bench', 'A' || a, 'Shop ' || a, 'Ames', 'IA', '50010',
     42.03 + ${town("a", 0)} * 1.0 + ${chance("a", 2)} * 0.04, -93.62 + ${town("a", 1)} * 1.3 + ${chance("a", 3)} * 0.05,
     chr(65 + a % 3), case when a % 5 < 3 then 'customer' else 'prospect' end,
     200000 + (9000000 * ${chance("a", 4)} ^ 2)::int, 15 + 5 * (a % 7), 10 + 10 * (a % 3), 20 + 15 * (a % 3), '${BENCH_REP}',
     case when a % 4 = 0 then 'Mo-Fr 09:00-12:00,13:30-17:00' when a % 4 = 1 then 'Mo-Sa 10:00-20:00' end
   from generate_series(1, ${candidates}) a`,
  `insert into "Visit" ("workspaceId", "id", "accountId", "personEmail", "date", "minutes", "status", "outcome")
   select 'bench', 'V' || n || "id", "id", "ownerEmail",
     date '2026-02-27' - n * 35 + (60 * ${chance('substr("id", 2)::int', 5)})::int - 60, 30, 'done', 'order'
   from "Account", generate_series(0, 20) n where "lifecycle" = 'customer'`,
  `insert into "MonthlySales" ("workspaceId", "accountId", "month", "orders", "amountCents")
   select 'bench', "id", date '2026-02-01' - n * interval '1 month', 2, 20000 + 400 * (substr("id", 2)::int % 97)
   from "Account", generate_series(0, 23) n where "lifecycle" = 'customer'`,
  "analyze",
];

export const BENCH_REP = "rep@bench.example";

/** 0 to 1, the same for the same number: of SQL's own chance nobody could have the same book twice. */
const chance = (number: string, salt: number): string =>
  `abs(sin(${number} * 12.9898 + ${salt} * 78.233)) `;

/** About forty towns; -1 to 1. */
const town = (number: string, axis: number): string =>
  `sin((${number} % 41) * 7.13 + ${axis} * 31.7)`;
