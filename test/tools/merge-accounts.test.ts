import { afterEach, beforeEach, expect, test } from "vitest";
import { ANN, type Company, openCompany } from "./company.ts";

const FILES = {
  territories: `name,region,owner_email,manager_email,rule_kind,rule
North,All,ann@small.example,mo@small.example,accounts,S1;S2;S3
South,All,bob@small.example,,zip_prefix,501`,
  accounts: `account_id,name,address,city,state,zip,lat,lng,phone,segment,lifecycle,annual_potential_usd,owner_email,territory,salesforce_id,hubspot_id
S1,Acme Foods,1 Main St,Ames,IA,50010,42.04,-93.62,515-555-0101,,prospect,0,ann@small.example,North,001000000000001AAA,
S2,ACME Foods Inc.,,Ames,IA,50010,,,515-555-0101,A,customer,9000,ann@small.example,North,001000000000002AAA,77
S3,Corner Cafe,,Ames,IA,50010,42.06,-93.62,,C,prospect,100,ann@small.example,North,,`,
  contacts: "account_id,name,email\nS2,Jo Doe,jo@acme.example",
  sales: "account_id,month,amount_usd,orders\nS1,2026-01,100,1\nS2,2026-01,50,2\nS2,2026-02,70,3",
  opportunities:
    "opportunity_id,account_id,name,stage,amount_usd,opened_on\nO1,S2,Cooler,quote,500,2026-01-05",
  visits: "visit_id,account_id,rep_email,date,status\nV1,S2,ann@small.example,2026-02-03,done",
  appointments:
    "appointment_id,account_id,rep_email,title,date,start,end\nP1,S2,ann@small.example,Tasting,2026-03-04,10:00,11:00",
};

let company: Company;

beforeEach(async () => {
  company = await openCompany(FILES);
});

afterEach(() => company.close());

const rowsOf = async (id: string) => {
  const { client } = company.rounds.database;
  const where = { accountId: id };
  return {
    contacts: await client.contact.count({ where }),
    opportunities: await client.opportunity.count({ where }),
    visits: await client.visit.count({ where }),
    appointments: await client.appointment.count({ where }),
  };
};

test("what belongs to one account goes to the other, which keeps what it says itself", async () => {
  const { client } = company.rounds.database;
  const reply = await company.press("merge_accounts", { keep: "S1", drop: "S2" });

  expect(reply.error).toBeNull();
  expect(await client.account.findFirst({ where: { id: "S2" } })).toBeNull();
  expect(await client.account.findFirst({ where: { id: "S1" } })).toMatchObject({
    name: "Acme Foods",
    segment: "A",
    lifecycle: "customer",
    potentialCents: 900_000n,
    lat: 42.04,
    externalIds: { salesforce: "001000000000001AAA", hubspot: "77" },
  });
  expect(await rowsOf("S1")).toEqual({ contacts: 1, opportunities: 1, visits: 1, appointments: 1 });
  const sales = await client.monthlySales.findMany({ orderBy: { month: "asc" } });
  expect(
    sales.map(({ accountId, orders, amountCents }) => [accountId, orders, amountCents]),
  ).toEqual([
    ["S1", 3, 15_000n],
    ["S1", 3, 7000n],
  ]);
  const north = await client.territory.findFirst({ where: { name: "North" } });
  expect(north?.rules).toEqual([{ kind: "accounts", accountIds: ["S1", "S3"] }]);
});

test("a merge is taken back to the last bit, and not after somebody changed the account", async () => {
  await company.press("snooze_account", { account: "S2", until: "2026-06-01" }, ANN);
  const before = await company.dump();
  const merged = await company.press("merge_accounts", { keep: "S1", drop: "S2" });
  const { changeId } = merged.result as { changeId: string };
  const undone = await company.press("undo_change", { change: changeId });

  expect(undone.error).toBeNull();
  expect(await company.dump()).toEqual(before);

  const again = await company.press("merge_accounts", { keep: "S1", drop: "S2" });
  await company.press("snooze_account", { account: "S1", until: "2026-06-01" }, ANN);
  const refused = await company.press("undo_change", {
    change: (again.result as { changeId: string }).changeId,
  });
  expect(refused.error?.code).toBe("changed_since");
});

test("later files that still have the dropped account's ids update the kept one", async () => {
  await company.press("merge_accounts", { keep: "S1", drop: "S2" });
  const take = async (name: string, text: string) => {
    const { id } = await company.drop(name, text);
    const reply = await company.press("import_data", { file: id, action: "import" });
    expect(reply.error).toBeNull();
  };
  await take("accounts.csv", "account_id,name,phone\nS2,Acme Foods,515-555-0199");
  await take("crm.csv", "Account ID,Account Name,Segment\n001000000000002AAA,Acme Foods,B");
  await take(
    "visits.csv",
    "visit_id,account_id,rep_email,date,status\nV2,S2,ann@small.example,2026-02-10,done",
  );
  const { client } = company.rounds.database;

  expect(await client.account.count()).toBe(2);
  expect(await client.account.findFirst({ where: { id: "S1" } })).toMatchObject({
    phone: "515-555-0199",
    segment: "B",
    externalIds: { salesforce: "001000000000001AAA", hubspot: "77" },
  });
  expect((await rowsOf("S1")).visits).toBe(2);
});

test("an import proposes a pair until somebody decides; who keeps two apart is not asked again", async () => {
  const { id: file } = await company.drop("a.csv", "account_id,name\nS3,Corner Cafe!");
  const first = await company.press("import_data", { file, action: "import" });
  const apart = await company.press("merge_accounts", {
    keep: "S1",
    drop: "S2",
    decision: "apart",
  });
  const second = await company.press("import_data", { file, action: "import" });

  expect((first.result as { duplicateCount: number }).duplicateCount).toBe(1);
  expect(apart.error).toBeNull();
  expect((second.result as { duplicateCount: number }).duplicateCount).toBe(0);
  await company.press("undo_change", { change: (apart.result as { changeId: string }).changeId });
  const third = await company.press("import_data", { file, action: "import" });
  expect((third.result as { duplicateCount: number }).duplicateCount).toBe(1);
});

test("a plan that was shown with the dropped account can still be replanned", async () => {
  const planned = await company.press("plan_day", { date: "2026-03-02", include: ["S1"] }, ANN);
  await company.press("merge_accounts", { keep: "S3", drop: "S1" });
  const reply = await company.press("replan_day", { lateMinutes: 30 }, ANN);

  expect(planned.error).toBeNull();
  expect(reply.error?.code ?? null).not.toBe("internal");
});
