import type { LocalDate } from "../../domain/units.ts";
import type { NamedSheet } from "../import/import-tables.ts";
import { generateAppointments, generateGoals } from "./agenda.ts";
import { readCompany, tableOf } from "./company.ts";
import { generateLeads } from "./leads.ts";
import { generateContacts, generateOpportunities } from "./pipeline.ts";
import { generateSales } from "./sales.ts";
import { generateVisits } from "./visits.ts";

/** The demo's workspace, before any file is imported. */
export const DEMO_WORKSPACE = {
  id: "demo",
  name: "Prairie Beverage",
  timeZone: "America/Chicago",
  currency: "USD",
};

/**
 * Everything about the demo company as files to import: its people, territories and accounts, and three years of
 * business up to `today`, the same for the same day.
 */
export function demoTables(today: LocalDate): readonly NamedSheet[] {
  const company = readCompany();
  const sales = generateSales(company, today);
  return [
    ...company.tables,
    tableOf("contacts", generateContacts(company)),
    tableOf("sales", sales),
    tableOf("opportunities", generateOpportunities(company, today)),
    tableOf("visits", generateVisits(company, today)),
    tableOf("appointments", generateAppointments(company, today)),
    tableOf("leads", generateLeads(company, today)),
    tableOf("goals", generateGoals(company, today, sales)),
  ];
}
