// npm run docs: writes docs/tools.md, docs/data.md, .env.example and Slack's manifests from the code; with --check only tells whether they are current.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { slackManifest } from "../src/chat/slack/manifest.ts";
import { SETTINGS } from "../src/config.ts";
import { tools } from "../src/tools/index.ts";
import type { Tool } from "../src/tools/tool.ts";
import { dataPage } from "./data-page.ts";

/** The generated files and what they should say. */
export const PAGES: Readonly<Record<string, () => string>> = {
  "docs/tools.md": toolsPage,
  "docs/data.md": dataPage,
  ".env.example": envExample,
  "slack/manifest.json": () => manifest(null),
  "slack/manifest.http.json": () => manifest("https://rounds.example"),
};

const manifest = (origin: string | null): string =>
  `${JSON.stringify(slackManifest(origin), null, 2)}\n`;

function toolsPage(): string {
  const intro =
    "# What Rounds can do\n\nMade from the tools' own definitions by `npm run docs`. Right: the least role that may ask.";
  return `${[intro, ...tools.map(toolSection)].join("\n\n")}\n`;
}

function toolSection({ name, title, description, right, effect, phrases, input }: Tool): string {
  const schema = z.toJSONSchema(input, { io: "input" }) as JsonSchema;
  const fields = Object.entries(schema.properties ?? {}).map(
    ([field, about]) =>
      `| ${field}${schema.required?.includes(field) ? " *" : ""} | ${typeOf(about)} | ${about.description ?? ""} |`,
  );
  const said =
    phrases.length === 0
      ? []
      : [
          `Say: ${phrases
            .slice(0, 5)
            .map((phrase) => `"${phrase}"`)
            .join(", ")}.`,
        ];
  const table =
    fields.length === 0 ? [] : ["| field | form | meaning |\n|---|---|---|", ...fields].join("\n");
  return [
    `## ${title} (\`${name}\`)`,
    `${description} Right: ${right}; ${effect}s.`,
    ...said,
    table,
  ]
    .filter((part) => part.length > 0)
    .join("\n\n");
}

type Property = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: Property;
  readonly description?: string;
};
type JsonSchema = {
  readonly properties?: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
};

const typeOf = ({ type, enum: values, items }: Property): string => {
  if (values) return values.map((value) => `"${value}"`).join(", ");
  return type === "array" && items ? `list of ${typeOf(items)}` : (type ?? "");
};

function envExample(): string {
  const lines = SETTINGS.map(({ name, example, about }) => `# ${about}\n# ${name}=${example}`);
  return `# Every setting is optional. Made from src/config.ts by \`npm run docs\`.\n\n${lines.join("\n\n")}\n`;
}

if (import.meta.main) {
  const stale = Object.entries(PAGES).filter(
    ([file, content]) => !existsSync(file) || readFileSync(file, "utf8") !== content(),
  );
  if (!process.argv.includes("--check"))
    for (const [file, content] of stale) writeFileSync(file, content());
  else if (stale.length > 0) {
    process.stderr.write(
      `Not current: ${stale.map(([file]) => file).join(", ")}. Run npm run docs.\n`,
    );
    process.exitCode = 1;
  }
}
