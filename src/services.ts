import type { Report } from "./assistant/assistant.ts";
import type { GeocodingSettings } from "./config-geocoding.ts";
import type { RoadSettings } from "./config-roads.ts";
import type { Database } from "./data/database.ts";
import type { Workspace } from "./data/generated/client.ts";
import type { Scoped } from "./data/scope.ts";
import type { Uploads } from "./data/uploads.ts";
import type { Imports } from "./domain/imports.ts";
import { folderImporter } from "./folder-imports.ts";
import { openImports } from "./imports.ts";
import { type PlaceLookups, placeLookups } from "./place-lookups.ts";
import { roadsOf } from "./roads.ts";

/** Services of the world's maps, as the settings name them. */
export type MapSettings = {
  /** Services that know roads; null: driving times are estimated. */
  readonly roads?: RoadSettings | null;
  /** A service that knows addresses; null: accounts lie at their postal code or town. */
  readonly geocoding?: GeocodingSettings | null;
};

export type RoadsAt = ReturnType<typeof roadsOf>;

type Over = MapSettings & {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly uploads: Uploads;
};

type Told = {
  readonly scoped: Scoped;
  readonly report: Report;
  /** Called when something was written. */
  readonly changed: () => void;
};

/** Opens the services for a workspace, and the imports, which tell what they will look up. What is wrong is reported. */
export function openServices(
  { database, workspace, uploads, roads = null, geocoding = null }: Over,
  { scoped, report, changed }: Told,
): {
  readonly roads: RoadsAt;
  readonly lookups: PlaceLookups;
  readonly imports: Imports;
  readonly fromFolder: ReturnType<typeof folderImporter>;
} {
  const about = (asker: string) => (error: unknown) => report(error, { tool: null, asker });
  const own = { scoped, workspaceId: workspace.id, changed };
  const tell = about("the geocoding service");
  const lookups = placeLookups({ ...own, settings: geocoding, tell });
  const importing = { database, scoped, changed, lookUps: lookups.waiting };
  const fault = about("the watched folder");
  return {
    roads: roadsOf(roads, scoped, workspace.id, about("the road service")),
    lookups,
    imports: openImports({ ...importing, workspaceId: workspace.id, uploads }),
    fromFolder: folderImporter({ ...importing, workspace, fault }),
  };
}
