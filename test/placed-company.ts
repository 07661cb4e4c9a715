import type { GeocodingSettings } from "../src/config-geocoding.ts";
import { importTables } from "../src/data/import/import-tables.ts";
import { bytesSource, openSource } from "../src/data/import/read/open-file.ts";
import { scopeTo } from "../src/data/scope.ts";
import { createPlaces } from "../src/maps/places.ts";
import type { Rounds } from "../src/rounds.ts";
import type { Service } from "./maps/road-server.ts";

/** A company whose accounts come with addresses, and a service that looks them up. */

const HEAD = "account_id,name,address,city,state,zip,lat,lng,precision,owner_email,territory";

/** Settings for a server of one's own, which takes a hundred requests a second. */
export const settingsFor = (
  { url }: Pick<Service, "url">,
  given: Partial<GeocodingSettings> = {},
): GeocodingSettings => ({
  service: "nominatim",
  url,
  key: null,
  email: null,
  perSecond: 100,
  perDay: 1000,
  ...given,
});

/** Imports accounts with the embedded places, as every import does. */
export async function importAccounts(rounds: Rounds, rows: readonly string[]): Promise<void> {
  const bytes = new TextEncoder().encode([HEAD, ...rows].join("\n"));
  const sheets = await openSource(bytesSource("accounts.csv", bytes));
  await importTables(
    { scoped: scopeTo(rounds.database.client, "small"), workspaceId: "small" },
    sheets.map((sheet) => ({ sheet, kind: "accounts" })),
    { isDryRun: false, places: createPlaces() },
  );
  rounds.refresh();
}

/** Ann's shops from G100 on, each in Elm Street with its number. */
export const shops = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, index) =>
      `G${100 + index},Shop ${100 + index},${100 + index} Elm St,Ames,IA,50010,,,,ann@small.example,North`,
  );

/** Where the accounts G... are. */
export async function placesOf(rounds: Rounds) {
  const rows = await scopeTo(rounds.database.client, "small").account.findMany({
    where: { id: { startsWith: "G" } },
    orderBy: { id: "asc" },
  });
  return Object.fromEntries(
    rows.map(({ id, lat, lng, precision }) => [id, { lat, lng, precision }]),
  );
}

/** A file that somebody brings. */
export async function* contentOf(rows: readonly string[]): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode([HEAD, ...rows].join("\n"));
}
