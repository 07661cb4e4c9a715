// npm run teams:package -- BOT_CLIENT_ID: writes teams/rounds.zip, which Teams takes as an app.
import { readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { strToU8, zipSync } from "fflate";
import { teamsManifest } from "../src/chat/teams/manifest.ts";

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const [botId = process.env["TEAMS_CLIENT_ID"] ?? ""] = process.argv.slice(2);
if (GUID.test(botId)) {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  const files = {
    "manifest.json": strToU8(JSON.stringify(teamsManifest(botId, version), null, 2)),
    "color.png": png("teams/color.svg", 192),
    "outline.png": png("teams/outline.svg", 32),
  };
  writeFileSync("teams/rounds.zip", zipSync(files));
  process.stdout.write(
    "teams/rounds.zip is ready. In Teams: Apps, Manage your apps, Upload an app.\n",
  );
} else {
  process.stderr.write(
    "Which bot? npm run teams:package -- CLIENT_ID, or set TEAMS_CLIENT_ID. docs/teams.md says where it is.\n",
  );
  process.exitCode = 1;
}

function png(svg: string, width: number): Uint8Array {
  return new Resvg(readFileSync(svg, "utf8"), { fitTo: { mode: "width", value: width } })
    .render()
    .asPng();
}
