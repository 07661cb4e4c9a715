import { afterEach, beforeEach, expect, test } from "vitest";
import { renderTerminal } from "../../src/chat/terminal/render.ts";
import type { ImportResult } from "../../src/tools/import-result.ts";
import { ANN, type Company, openCompany } from "./company.ts";

let company: Company;

beforeEach(async () => {
  company = await openCompany();
});

afterEach(() => company.close());

const drop: Company["drop"] = (...given) => company.drop(...given);
const press: Company["press"] = (...given) => company.press(...given);
const dump = () => company.dump();

async function importData(input: Readonly<Record<string, unknown>>) {
  const reply = await press("import_data", input);
  if (reply.error) throw new Error(`${reply.error.message} ${reply.error.hint}`);
  return { result: reply.result as ImportResult, look: reply.cards.map(renderTerminal).join("\n") };
}

test("a dropped file is tried, imported, and taken back to the last bit", async () => {
  const accounts = `account_id,name,city,state,zip,owner_email,territory,colour
S1,Acme Foods & Sons,Ames,IA,50010,ann@small.example,North,red
S9,New Shop,Ames,IA,50010,,,blue
S9,New Shop again,,,,,,
S10,Nobody's,Ames,IA,50010,who@small.example,,`;
  const sales = `account_id,month,amount_usd\nS9,2026-01,120\nS3,2026-01,80`;
  const territories = `name,region,owner_email,rule_kind,rule\nWest,New region,bob@small.example,zip_prefix,500`;
  const files = [
    await drop("accounts.csv", accounts),
    await drop("sales.csv", sales),
    await drop("territories.csv", territories),
  ];
  const [{ id: file } = { id: "" }, ...rest] = files;
  const also = rest.map(({ id }) => id);
  const before = await dump();

  const tried = await importData({ file, also });
  expect(await dump()).toEqual(before);
  const done = await importData({ ...tried.result.again, action: "import" });
  const after = await dump();
  expect(after).not.toEqual(before);
  expect(tried.result.sheets).toEqual(done.result.sheets);
  expect(
    done.result.sheets.map(({ file: name, read, taken, updated, refused }) => [
      name,
      read,
      taken,
      updated,
      refused,
    ]),
  ).toEqual([
    ["territories.csv", 1, 1, 0, 0],
    ["accounts.csv", 4, 1, 1, 2],
    ["sales.csv", 2, 2, 0, 0],
    ["territory rules", 1, 0, 0, 0],
    ["orders", 2, 0, 2, 0],
  ]);

  const undone = await press("undo_change", { change: done.result.changeId });
  expect(undone.error).toBeNull();
  expect(await dump()).toEqual(before);
  expect((await press("undo_change", { change: done.result.changeId })).error?.code).toBe(
    "already_undone",
  );
});

test("what was done with a new account since stands against taking its import back", async () => {
  const { id: file } = await drop(
    "accounts.csv",
    "account_id,name,city,state,zip,owner_email\nS9,New Shop,Ames,IA,50010,ann@small.example",
  );
  const done = await importData({ file, action: "import" });
  const logged = await press("log_visit", { account: "S9", notes: "hello" }, ANN);
  const refused = await press("undo_change", { change: done.result.changeId });

  expect(logged.error).toBeNull();
  expect(refused.error?.code).toBe("changed_since");
  expect(await company.rounds.database.client.account.count({ where: { id: "S9" } })).toBe(1);
});

test("names that were imported are known at once", async () => {
  const { id: file } = await drop(
    "accounts.csv",
    "account_id,name,city,state,zip,owner_email\nS9,Zanzibar Grill,Ames,IA,50010,ann@small.example",
  );
  await press("help", {});
  await importData({ file, action: "import" });
  const reply = await press("brief_account", { account: "Zanzibar Grill" });

  expect(reply.error).toBeNull();
});

test("a question is answered by a button, and the answer is remembered for files with the same headers", async () => {
  const visits =
    "account_id,rep_email,date\nS1,ann@small.example,03/04/2026\nS2,ann@small.example,05/06/2026";
  const { id: file } = await drop("visits.csv", visits);
  const asked = await importData({ file });
  expect(asked.look).toContain("[Day first (31/12/2026)] [Month first (12/31/2026)] [Leave it]");
  const buttons = (await press("import_data", { file })).cards[0]?.parts.find(
    (part) => part.kind === "buttons",
  );
  const [dayFirst] = buttons?.kind === "buttons" ? buttons.buttons : [];
  const answered = await importData(dayFirst && "input" in dayFirst ? dayFirst.input : {});
  expect(answered.result.sheets[0]?.taken).toBe(2);
  await importData({ ...answered.result.again, action: "import" });
  const later = await drop("visits april.csv", visits.replace("05/06", "07/08"));

  const [sheet] = (await importData({ file: later.id })).result.sheets;
  expect([sheet?.taken, sheet?.unchanged, sheet?.questions]).toEqual([1, 1, []]);
});

test("a kind and a column that were understood wrongly are put right", async () => {
  const { id: file } = await drop("list.csv", "Wer,Wo,Code\nZanzibar,Ames,50010");
  const unknown = await importData({ file });
  const named = await importData({ ...unknown.result.again, sheet: "list.csv", kind: "accounts" });
  const right = await importData({
    ...named.result.again,
    sheet: "list.csv",
    column: "Wer",
    field: "name",
  });

  expect(unknown.result.sheets[0]?.kind).toBeNull();
  expect(unknown.look).toContain("[Say what it is: What the rows are]");
  expect(right.result.sheets[0]).toMatchObject({ kind: "accounts", taken: 1 });
});

test("files are for administrators, and are found by name however it is written", async () => {
  const refused = await drop("a.csv", "a", "ann@small.example").catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "not_allowed" });
  expect((await press("import_data", { file: "a.csv" }, "ann@small.example")).error?.code).toBe(
    "not_allowed",
  );
  await drop("../../accounts_march.csv", "account_id,name\nS9,New Shop");

  expect((await importData({ file: "accounts march.csv" })).result.files[0]?.name).toBe(
    "accounts_march.csv",
  );
  const missing = await press("import_data", { file: "/etc/passwd" });
  expect(missing.error).toMatchObject({ code: "no_file" });
  expect(missing.error?.hint).toContain("Dropped lately: accounts_march.csv");
});
