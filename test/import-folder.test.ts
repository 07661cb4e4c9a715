import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importFiles } from "../src/import-files.ts";

test("a folder without tables is refused in words", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rounds-"));
  writeFileSync(join(folder, "notes.md"), "no table");

  await expect(importFiles([folder], { print: () => {}, tell: () => {} })).rejects.toThrow(
    /There is no table in/,
  );
});
