import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Opened, openStage, PHONE, type Stage } from "./open-page.ts";

const IVY = "as=ivy.chen@prairie.example&at=2026-03-02T10:00";

let stage: Stage;
const opened: Opened[] = [];

beforeAll(async () => {
  stage = await openStage();
});

afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});

afterAll(() => stage.close());

async function open(query: string, options?: Parameters<Stage["open"]>[1]): Promise<Opened> {
  const one = await stage.open(query, options);
  opened.push(one);
  await one.page.locator("body.is-ready").waitFor();
  return one;
}

const file = (name: string, text: string) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

/** Files as they come from another window: Playwright has no way of its own to drop them. */
async function drop({ page }: Opened, name: string, text: string): Promise<void> {
  const given = await page.evaluateHandle(
    ([called, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content ?? ""], called ?? ""));
      return transfer;
    },
    [name, text],
  );
  await page.dispatchEvent("body", "dragenter", { dataTransfer: given });
  expect(await page.getByText("Drop to import").isVisible()).toBe(true);
  await page.dispatchEvent("body", "drop", { dataTransfer: given });
  expect(await page.getByText("Drop to import").isVisible()).toBe(false);
}

const titles = ({ page }: Opened) => page.locator(".card-title").allTextContents();

test("a file is dropped, a question answered, imported, two accounts merged, and all of it taken back", async () => {
  const one = await open(IVY);
  const { page, complaints } = one;
  const press = async (name: string): Promise<void> => {
    const count = await page.locator(".card").count();
    await page.getByRole("button", { name, exact: true }).last().click();
    await page.locator(".card").nth(count).waitFor();
  };
  await drop(
    one,
    "visits.csv",
    "account_id,rep_email,date\nA1891,ana.torres@prairie.example,03/04/2026",
  );
  await page.locator(".card").waitFor();
  expect(await titles(one)).toEqual(["visits.csv: one question first"]);
  await press("Month first (12/31/2026)");
  await press("Import now");
  await press("Take it back");

  const accounts = "account_id,name,zip\nN1,Twin Pines Tap,50010\nN2,Twin Pines Tap Inc.,50010";
  await drop(one, "accounts.csv", accounts);
  await page.locator(".card").nth(4).waitFor();
  await press("Import now");
  await press("Merge");
  await press("Take it back");

  expect(await titles(one)).toEqual([
    "visits.csv: one question first",
    "visits.csv: all 1 row would be taken",
    "visits.csv is in: all 1 row",
    "Taken back: every row is as it was before the import",
    "accounts.csv: all 2 rows would be taken",
    "accounts.csv is in: all 2 rows",
    "Twin Pines Tap Inc. (N2) is now part of Twin Pines Tap (N1)",
    "Taken back: they are two accounts again, each with what was its own",
  ]);
  expect(complaints).toEqual([]);
});

test("several files are chosen on a phone as one import, a wrong column is put right by the form, the report is saved", async () => {
  const one = await open(IVY, PHONE);
  const { page, complaints } = one;
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files to import" }).press("Enter");
  await (await chooser).setFiles([
    file("accounts.csv", "account_id,name,zip,Bezirk\nN5,Harbor Deli,50010,A"),
    file("people.csv", "email,name,role\nzoe@prairie.example,Zoe Fox,rep"),
  ]);
  await page.locator(".card").waitFor();
  expect(await titles(one)).toEqual(["2 files: all 2 rows would be taken"]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  const form = page.locator("form.form-body").nth(2);
  await page.locator("summary", { hasText: "Change a column" }).nth(1).click();
  await form.getByLabel("Column").selectOption("Bezirk");
  await form.getByLabel("What it is").selectOption("segment");
  await form.getByRole("button", { name: "Try it" }).click();
  await page.locator(".card").nth(1).waitFor();
  expect(await page.locator(".card").nth(1).textContent()).toContain("Bezirksegment");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Reports" }).last().click();
  expect((await download).suggestedFilename()).toBe("import-report.txt");
  await page.getByRole("button", { name: "Import now" }).last().click();
  await page.locator(".card").nth(2).waitFor();
  await expect.poll(() => page.locator("#person option").allTextContents()).toContain("Zoe Fox");
  expect(complaints).toEqual([]);
});

test("who is no administrator is told so, and nothing is sent", async () => {
  const one = await open("as=ana.torres@prairie.example&at=2026-03-02T10:00");
  const sent: string[] = [];
  one.page.on("request", (request) => sent.push(request.url()));
  expect(await one.page.locator("#attach").isVisible()).toBe(false);
  await drop(one, "accounts.csv", "account_id,name\nN1,New");
  await one.page.locator(".card").waitFor();

  expect(await titles(one)).toEqual(['"Import data" is for administrators.']);
  expect(sent.filter((url) => url.includes("/api/files"))).toEqual([]);
});
