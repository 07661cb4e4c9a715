// node scripts/migration.ts NAME: writes the next migration, the difference between prisma/migrations and the schema.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { migrations } from "../src/data/migrate.ts";

// The engine is Prisma's own, as WebAssembly; its CLI would download a native one.
const { SchemaEngine } = await import("@prisma/schema-engine-wasm");

const SCHEMA = {
  path: "prisma/schema.prisma",
  content: readFileSync("prisma/schema.prisma", "utf8"),
};

/** SQL that leads from the migrations to the schema; empty when they agree. */
export async function missingSql(): Promise<string> {
  const engine = await SchemaEngine.new(
    { datamodels: [[SCHEMA.path, SCHEMA.content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new ScratchDatabases()),
  );
  const { stdout } = await engine.diff({
    from: { tag: "migrations", ...known() },
    to: { tag: "schemaDatamodel", files: [SCHEMA] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout?.includes("This is an empty migration") ? "" : (stdout ?? "");
}

function known() {
  return {
    baseDir: "prisma/migrations",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}

/** New databases in memory for the engine to try the migrations on. */
class ScratchDatabases extends PrismaPGlite {
  constructor() {
    super(new PGlite());
  }

  override async connectToShadowDb() {
    const database = await PGlite.create();
    const adapter = await new PrismaPGlite(database).connect();
    // The adapter's own executeScript does not wait for the script to end.
    adapter.executeScript = async (script) => void (await database.exec(script));
    return adapter;
  }
}

if (import.meta.main) {
  const name = process.argv[2];
  if (name === undefined)
    throw new Error("Say what the migration is about: node scripts/migration.ts add_x");
  const number = String(migrations().length + 1).padStart(4, "0");
  const folder = `prisma/migrations/${number}_${name}`;
  const sql = await missingSql();
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/migration.sql`, sql);
  writeFileSync("prisma/migrations/migration_lock.toml", 'provider = "postgresql"\n');
  process.stdout.write(`${folder}\n`);
}
