import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import AjvDraft04 from "ajv-draft-04";
import { expect, test } from "vitest";
import { MANIFEST_VERSION, teamsManifest } from "../../../src/chat/teams/manifest.ts";

const BOT = "7d3c1f0e-5b1a-4c53-9d0e-2f6f4b6a1c11";

test("Microsoft's schema takes the manifest, and not a wrong one", () => {
  const folder = createRequire(import.meta.url)
    .resolve("@microsoft/app-manifest/package.json")
    .replace(/package\.json$/, "build/json-schemas/teams");
  const schema = JSON.parse(
    readFileSync(`${folder}/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`, "utf8"),
  ) as object;
  const Ajv = AjvDraft04.default;
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
    schema,
  );
  validate(teamsManifest(BOT, "0.1.0"));
  expect(validate.errors).toBeNull();
  expect(validate(teamsManifest("no id", "0.1.0"))).toBe(false);
});
