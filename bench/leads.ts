import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { instantOf, localMoment } from "../src/clock.ts";
import { openBook } from "../src/data/book.ts";
import { countRows, type Database } from "../src/data/database.ts";
import { openLeadDesk } from "../src/data/lead-desk.ts";
import { type Scoped, scopeTo } from "../src/data/scope.ts";
import { clockOf } from "../src/domain/days.ts";
import { DEFAULT_POLICY } from "../src/domain/policy.ts";
import { createRandom } from "../src/domain/random.ts";
import { jain } from "../src/domain/territory/balance.ts";
import { createGazetteer } from "../src/maps/gazetteer.ts";
import { decideNow, NOBODY_DECLINED } from "../src/tools/give-lead.ts";
import { type LeadParts, withLeadDay } from "../src/tools/lead-day.ts";
import { type NewLead, openLead, type TakenLead, takeLeads } from "../src/tools/take-leads.ts";
import { FIRST_DAY, type LeadCompany, makeCompany, makeLeads } from "./lead-company.ts";
import { openOwn } from "./own-database.ts";

const WORKSPACE = "bench";

/** Leads that come together. */
const BURST = 250;
/** Days over which they come, each from eight to five. */
const DAYS = 5;

/**
 * `leads [--leads N --reps N --accounts N] --json`: takes in leads of a week by the production's own intake, in a database
 * of its own on the PostgreSQL server of DATABASE_URL or of this machine, else in the embedded one. Prints how fast, how
 * long one decision takes, how large the ledger is, and how fair it was beside a plain round robin.
 */
export async function runLeads(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      leads: { type: "string", default: "10000" },
      reps: { type: "string", default: "500" },
      accounts: { type: "string", default: "50000" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
    },
  });
  const random = createRandom(Number(values.seed));
  const gazetteer = createGazetteer(["IA", "IL", "WI", "MN", "MO"], []);
  const towns = gazetteer.towns
    .slice(0, 1000)
    .flatMap((name) => gazetteer.find(name) ?? [])
    .filter(({ name }, index, all) => all.findIndex((each) => each.name === name) === index);
  const company = makeCompany(random, towns, {
    reps: Number(values.reps),
    accounts: Number(values.accounts),
  });
  const leads = makeLeads(random, company, { count: Number(values.leads), from: 0 });
  const { database, where } = await openOwn();
  try {
    const scoped = await store(database, company);
    const partsAt = partsOf(scoped, company, gazetteer);
    const began = performance.now();
    // As when the server has started: the accounts are indexed once.
    await withLeadDay(partsAt(instantAt(0)), async () => {});
    const indexSeconds = (performance.now() - began) / 1000;
    const run = await takeWeek(partsAt, scoped, leads);
    const ledger = await ledgerSize(database);
    const alone = await takeAlone(
      partsAt,
      makeLeads(random, company, { count: 200, from: 1_000_000 }),
    );
    const decision = await decideOnly(
      partsAt,
      makeLeads(random, company, { count: 1000, from: 2_000_000 }),
    );
    const result = {
      database: where,
      leads: leads.length,
      reps: Number(values.reps),
      accounts: company.accounts.length,
      rules: company.policy.rules.length,
      indexSeconds: round(indexSeconds, 2),
      seconds: round(run.seconds, 2),
      cpuSeconds: round(run.cpuSeconds, 2),
      leadsPerSecond: Math.round(leads.length / run.seconds),
      decisionP50Ms: quantile(decision, 0.5),
      decisionP99Ms: quantile(decision, 0.99),
      aloneP50Ms: quantile(alone, 0.5),
      aloneP99Ms: quantile(alone, 0.99),
      ...ledger,
      ...fairness(run.taken, leads, company),
    };
    process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 1)}\n`);
  } finally {
    await database.close();
  }
}

async function store(database: Database, company: LeadCompany): Promise<Scoped> {
  await database.client.workspace.create({
    data: { id: WORKSPACE, name: "Bench", timeZone: "America/Chicago" },
  });
  const scoped = scopeTo(database.client, WORKSPACE);
  const workspaceId = WORKSPACE;
  const managers = company.people.filter(({ role }) => role === "manager");
  const reps = company.people.filter(({ role }) => role === "rep");
  await scoped.person.createMany({ data: managers.map((each) => ({ ...each, workspaceId })) });
  await scoped.person.createMany({ data: reps.map((each) => ({ ...each, workspaceId })) });
  await scoped.absence.createMany({
    data: company.absences.map((each) => ({ ...each, workspaceId })),
  });
  for (let from = 0; from < company.accounts.length; from += 5000) {
    const rows = company.accounts.slice(from, from + 5000);
    await scoped.account.createMany({ data: rows.map((each) => ({ ...each, workspaceId })) });
  }
  await countRows(database);
  return scoped;
}

type PartsAt = (instant: Date) => LeadParts;

function partsOf(
  scoped: Scoped,
  { policy }: LeadCompany,
  gazetteer: LeadParts["gazetteer"],
): PartsAt {
  const parts = {
    book: openBook(scoped, WORKSPACE),
    leads: openLeadDesk(scoped, WORKSPACE),
    policy: { ...DEFAULT_POLICY, leads: policy },
    calendar: { localMoment, instantOf },
    gazetteer,
    workspace: {
      id: WORKSPACE,
      name: "Bench",
      currency: "USD",
      timeZone: "America/Chicago",
      fiscalYearStart: 1,
    },
  };
  return (instant) => ({ ...parts, instant });
}

const AUTHOR = { email: "", tool: "bench" };

/** The instant of a burst: they are spread evenly over the working hours of the days. */
function instantAt(share: number): Date {
  const day = Math.min(DAYS - 1, Math.floor(share * DAYS));
  const minute = 480 + Math.floor((share * DAYS - day) * 535);
  const date = `${FIRST_DAY.slice(0, 8)}${String(Number(FIRST_DAY.slice(8)) + day).padStart(2, "0")}`;
  return instantOf(`${date}T${clockOf(minute)}`, "America/Chicago");
}

/** Reps answer within the hour: that is not what is measured. */
async function takeWeek(partsAt: PartsAt, scoped: Scoped, leads: readonly NewLead[]) {
  const taken: TakenLead[] = [];
  let milliseconds = 0;
  let cpuMicroseconds = 0;
  for (let from = 0; from < leads.length; from += BURST) {
    const at = instantAt(from / leads.length);
    const began = performance.now();
    const cpu = process.cpuUsage();
    const burst = leads.slice(from, from + BURST);
    taken.push(...(await takeLeads(partsAt(at), { ...AUTHOR, at }, burst)));
    milliseconds += performance.now() - began;
    const used = process.cpuUsage(cpu);
    cpuMicroseconds += used.user + used.system;
    await scoped.lead.updateMany({
      where: { status: "waiting", assignedAt: { lt: new Date(at.getTime() - 3_600_000) } },
      data: { status: "accepted", answeredAt: at },
    });
  }
  return { taken, seconds: milliseconds / 1000, cpuSeconds: cpuMicroseconds / 1_000_000 };
}

/** One lead alone by the same intake: a transaction for each. */
async function takeAlone(partsAt: PartsAt, leads: readonly NewLead[]) {
  const took: number[] = [];
  const at = instantAt(0.999);
  for (const lead of leads) {
    const began = performance.now();
    await takeLeads(partsAt(at), { ...AUTHOR, at }, [lead]);
    took.push(performance.now() - began);
  }
  return took;
}

/** Only who should get it, with all candidates. */
async function decideOnly(partsAt: PartsAt, leads: readonly NewLead[]) {
  const at = instantAt(0.5);
  return withLeadDay(partsAt(at), async (day) =>
    leads.map((lead, index) => {
      const began = performance.now();
      decideNow(day, openLead(lead, `X${index}`, at), NOBODY_DECLINED);
      return performance.now() - began;
    }),
  );
}

async function ledgerSize(database: Database) {
  const [size] = await database.client.$queryRaw<
    { rows: number; average: number; most: number; stored: number }[]
  >`select count(*)::int as rows, avg(length("candidates"::text))::int as average,
    max(length("candidates"::text))::int as most, avg(pg_column_size("candidates"))::int as stored from "LeadDecision"`;
  return {
    ledgerRows: size?.rows ?? 0,
    ledgerBytesAverage: size?.average ?? 0,
    ledgerBytesMost: size?.most ?? 0,
    ledgerBytesStored: size?.stored ?? 0,
  };
}

/** Jain's index over all reps, beside one after the other in turn, whoever is there and fits or not. */
function fairness(taken: readonly TakenLead[], leads: readonly NewLead[], { people }: LeadCompany) {
  const reps = people.filter(({ role }) => role === "rep").map(({ email }) => email);
  const own = taken.flatMap(({ lead }) =>
    lead.assignedEmail === null || lead.duplicateOf !== null
      ? []
      : [[lead.assignedEmail, lead.valueCents ?? 0] as const],
  );
  const robin = leads.map(({ valueCents }, index): readonly [string, number] => [
    reps[index % reps.length] ?? "",
    valueCents ?? 0,
  ]);
  return {
    given: own.length,
    duplicates: taken.filter(({ lead }) => lead.duplicateOf !== null).length,
    unassigned: taken.filter(({ lead }) => lead.assignedEmail === null).length,
    ...jainOf(own, reps, ""),
    ...jainOf(robin, reps, "RoundRobin"),
  };
}

function jainOf(
  given: readonly (readonly [string, number])[],
  reps: readonly string[],
  of: string,
) {
  const count = new Map<string, number>();
  const value = new Map<string, number>();
  for (const [email, cents] of given) {
    count.set(email, (count.get(email) ?? 0) + 1);
    value.set(email, (value.get(email) ?? 0) + cents);
  }
  return {
    [`jainByCount${of}`]: round(jain(reps.map((email) => count.get(email) ?? 0)) ?? 0, 4),
    [`jainByValue${of}`]: round(jain(reps.map((email) => value.get(email) ?? 0)) ?? 0, 4),
  };
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

const quantile = (values: readonly number[], share: number): number =>
  round(values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0, 2);
