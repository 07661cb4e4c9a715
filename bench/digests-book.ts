const ACCOUNTS = 30;
const TEAM = 25;

/** Statements that make a company of so many reps, in teams, with accounts, three months of sales and past visits. */
export const bookOf = (reps: number): readonly string[] => [
  `insert into "Workspace" ("id", "name", "timeZone", "createdAt")
   values ('bench', 'Bench', 'America/Chicago', '2026-01-01')`,
  `insert into "Person" ("workspaceId", "email", "name", "role", "skills", "timeZone", "workStart", "workEnd")
   select 'bench', 'manager' || m || '@bench.example', 'Manager ' || m, 'manager', '{}', 'America/Chicago', 480, 1020
   from generate_series(0, ${Math.ceil(reps / TEAM) - 1}) m`,
  `insert into "Person" ("workspaceId", "email", "name", "role", "managerEmail", "skills", "timeZone", "workStart",
     "workEnd", "lunchFrom", "lunchTo", "lunchMinutes", "homeTown", "homeLat", "homeLng")
   select 'bench', 'rep' || r || '@bench.example', 'Rep ' || r, 'rep', 'manager' || (r / ${TEAM}) || '@bench.example',
     '{}', 'America/Chicago', 480, 1020, 720, 780, 30, 'home', ${homeLat("r")}, ${homeLng("r")}
   from generate_series(0, ${reps - 1}) r`,
  `insert into "Account" ("workspaceId", "id", "name", "city", "state", "zip", "lat", "lng", "segment", "lifecycle",
     "potentialCents", "visitMinutes", "cadenceMinDays", "cadenceMaxDays", "ownerEmail")
   select 'bench', 'A' || r || '-' || a, 'Shop ' || r || '-' || a, 'Ames', 'IA', '50010',
     ${homeLat("r")} + 0.4 * sin(a * 12.9898 + r), ${homeLng("r")} + 0.4 * sin(a * 78.233 + r),
     chr(65 + a % 3), case when a % 2 = 0 then 'customer' else 'prospect' end,
     500000 + 100000 * ((a * 7919) % 40), 20 + 5 * (a % 6), 14, 28, 'rep' || r || '@bench.example'
   from generate_series(0, ${reps - 1}) r, generate_series(1, ${ACCOUNTS}) a`,
  `insert into "Visit" ("workspaceId", "id", "accountId", "personEmail", "date", "minutes", "status", "outcome")
   select 'bench', 'V' || n || "id", "id", "ownerEmail", date '2026-02-20' - n * 30 - length("id") * 3, 30, 'done', 'order'
   from "Account", generate_series(1, 2) n`,
  `insert into "MonthlySales" ("workspaceId", "accountId", "month", "orders", "amountCents")
   select 'bench', "id", date '2026-02-01' - n * interval '1 month', 2, 50000
   from "Account", generate_series(0, 2) n where "lifecycle" = 'customer'`,
  "analyze",
];

const homeLat = (rep: string): string => `(30 + (${rep} % 60) * 0.25)`;
const homeLng = (rep: string): string => `(-118 + (${rep} / 60) * 0.5)`;
