import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Directory } from "../../../src/assistant/understand/directory.ts";
import type { Role } from "../../../src/domain/model.ts";
import { createGazetteer } from "../../../src/maps/gazetteer.ts";

const ROLES: readonly Role[] = ["rep", "manager", "admin"];

/** The demo company's names. */
export function demoDirectory(): Directory {
  const accounts = rows("accounts");
  return {
    accounts: accounts.map((row) => ({
      id: row["account_id"] ?? "",
      name: row["name"] ?? "",
      address: row["address"] ?? null,
      city: row["city"] ?? null,
      ownerEmail: row["owner_email"] ?? null,
      industry: row["industry"] ?? null,
    })),
    people: rows("people").map((row) => ({
      email: row["email"] ?? "",
      name: row["name"] ?? "",
      role: ROLES.find((role) => role === row["role"]) ?? "rep",
      managerEmail: row["manager_email"] || null,
    })),
    territories: rows("territories").map((row) => ({
      name: row["name"] ?? "",
      parent: row["region"] || null,
      ownerEmail: row["owner_email"] || null,
    })),
    towns: createGazetteer(["IA"], []).towns,
  };
}

function rows(name: string): Record<string, string>[] {
  const file = new URL(`../../../demo/${name}.csv`, import.meta.url);
  return parse(readFileSync(file, "utf8"), { columns: true, skip_empty_lines: true });
}
