import type { Rounds } from "../../src/rounds.ts";
import { openSmall, type SmallFiles } from "../world.ts";

const IVY = "ivy@small.example";
export const ANN = "ann@small.example";

const PEOPLE = `email,name,role,manager_email,time_zone,work_start,work_end,home_lat,home_lng
ann@small.example,Ann Lee,rep,,America/Chicago,08:00,17:00,42.03,-93.62
bob@small.example,Bob Ray,rep,,America/Chicago,08:00,17:00,42.03,-93.62
mo@small.example,Mo Vale,manager,,America/Chicago,08:00,17:00,,
ivy@small.example,Ivy Chen,admin,,America/Chicago,08:00,17:00,,`;

/** The small company with an administrator, Ivy, and how to press and drop things there. */
export async function openCompany(files: SmallFiles = {}) {
  const rounds = await openSmall({ people: PEOPLE, ...files });
  return {
    rounds,
    close: () => rounds.close(),
    press: (tool: string, input: Readonly<Record<string, unknown>>, as = IVY) =>
      rounds.ask({
        as,
        at: "2026-03-02T10:00",
        thread: null,
        channel: null,
        text: "",
        press: { tool, input },
      }),
    drop: (name: string, text: string, as = IVY) =>
      rounds.takeFile({ as, name, bytes: null, content: bytesOf(text) }),
    dump: () => dump(rounds),
  };
}

export type Company = Awaited<ReturnType<typeof openCompany>>;

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}

/** Every table but the log of questions and changes, row by row. */
async function dump({ database: { client } }: Rounds): Promise<object> {
  const all = { orderBy: { id: "asc" as const } };
  return {
    people: await client.person.findMany({ orderBy: { email: "asc" } }),
    territories: await client.territory.findMany({ orderBy: { name: "asc" } }),
    accounts: await client.account.findMany(all),
    contacts: await client.contact.findMany(all),
    sales: await client.monthlySales.findMany({
      orderBy: [{ accountId: "asc" }, { month: "asc" }],
    }),
    opportunities: await client.opportunity.findMany(all),
    visits: await client.visit.findMany(all),
    appointments: await client.appointment.findMany(all),
    leads: await client.lead.findMany(all),
    goals: await client.goal.findMany(),
    aliases: await client.accountAlias.findMany({ orderBy: { alias: "asc" } }),
    apart: await client.keptApart.findMany(),
  };
}
