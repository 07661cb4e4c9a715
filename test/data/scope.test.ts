import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/data/database.ts";
import { Prisma } from "../../src/data/generated/client.ts";
import { type Scoped, scopeTo } from "../../src/data/scope.ts";
import { openEmptyDatabase } from "../world.ts";

let database: Database;
let ours: Scoped;
let theirs: Scoped;

const person = (workspaceId: string, email: string) => ({
  workspaceId,
  email,
  name: email,
  role: "rep",
  timeZone: "UTC",
  workStart: 480,
  workEnd: 1020,
});

beforeAll(async () => {
  database = await openEmptyDatabase();
  for (const id of ["ours", "theirs"])
    await database.client.workspace.create({ data: { id, name: id, timeZone: "UTC" } });
  ours = scopeTo(database.client, "ours");
  theirs = scopeTo(database.client, "theirs");
  await ours.person.create({ data: person("ours", "same@x.example") });
  await theirs.person.create({ data: person("theirs", "same@x.example") });
  await theirs.person.create({ data: person("theirs", "only@x.example") });
});

afterAll(() => database.close());

test("every model of the schema has a workspace, so the scope can hold it", () => {
  const models = Object.values(Prisma.ModelName).filter((name) => name !== "Workspace");
  const fields = Prisma as unknown as Record<string, Record<string, string>>;

  expect(models.length).toBeGreaterThan(15);
  expect(
    models.filter((name) => fields[`${name}ScalarFieldEnum`]?.["workspaceId"] === undefined),
  ).toEqual([]);
});

test("a query that forgets the workspace sees one workspace only", async () => {
  expect(await ours.person.findMany({ select: { email: true } })).toEqual([
    { email: "same@x.example" },
  ]);
  expect(await ours.person.count()).toBe(1);
  expect(
    await ours.person.findFirst({
      where: { OR: [{ email: "only@x.example" }, { workspaceId: "theirs" }] },
    }),
  ).toBeNull();
  expect(await ours.person.aggregate({ _count: true })).toEqual({ _count: 1 });
  expect(await ours.person.groupBy({ by: ["workspaceId"], _count: true })).toEqual([
    { workspaceId: "ours", _count: 1 },
  ]);
  expect(await ours.workspace.findMany({ select: { id: true } })).toEqual([{ id: "ours" }]);
});

test("the key of another workspace's row finds nothing", async () => {
  const key = { workspaceId_email: { workspaceId: "theirs", email: "only@x.example" } };

  expect(await ours.person.findUnique({ where: key })).toBeNull();
  await expect(ours.person.update({ where: key, data: { name: "x" } })).rejects.toThrow();
  await expect(ours.person.delete({ where: key })).rejects.toThrow();
  expect(await theirs.person.findUnique({ where: key, select: { name: true } })).toEqual({
    name: "only@x.example",
  });
});

test("writes to many stay within the workspace", async () => {
  await ours.person.updateMany({ data: { role: "admin" } });
  await expect(ours.person.deleteMany({ where: { workspaceId: "theirs" } })).rejects.toThrow(
    /another workspace/,
  );

  expect(await theirs.person.findMany({ select: { role: true } })).toEqual([
    { role: "rep" },
    { role: "rep" },
  ]);
});

test("a row cannot be written into or moved to another workspace", async () => {
  await expect(ours.person.create({ data: person("theirs", "new@x.example") })).rejects.toThrow(
    /another workspace/,
  );
  await expect(
    ours.person.createMany({ data: [person("theirs", "new@x.example")] }),
  ).rejects.toThrow(/another workspace/);
  await expect(ours.person.updateMany({ data: { workspaceId: "theirs" } })).rejects.toThrow(
    /another workspace/,
  );
});

test("a relation cannot lead out of the workspace", async () => {
  await expect(
    ours.person.create({
      data: { ...person("ours", "b@x.example"), managerEmail: "only@x.example" },
    }),
  ).rejects.toThrow();
});

test("a raw query that does not name its workspace is refused", async () => {
  await expect(ours.$queryRaw`select * from "Person"`).rejects.toThrow(/must name its workspace/);
  await expect(
    ours.$queryRaw`select * from "Person" where "workspaceId" = ${"theirs"}`,
  ).rejects.toThrow(/must name its workspace/);
  await expect(ours.$queryRawUnsafe("select 1")).rejects.toThrow();
  const rows = await ours.$queryRaw<
    { email: string }[]
  >`select "email" from "Person" where "workspaceId" = ${"ours"}`;

  expect(rows).toEqual([{ email: "same@x.example" }]);
});
