import type { LocalDate } from "../../domain/units.ts";
import type { Tool } from "../../tools/tool.ts";
import type { LabelledExample } from "./classifier.ts";
import { elsewhere } from "./elsewhere/index.ts";
import { findDates } from "./find-dates.ts";
import { findFiles } from "./find-files.ts";
import { findQuantities } from "./find-quantities.ts";
import { findWords } from "./find-words.ts";
import { mask } from "./mask.ts";
import type { Mention, Reading } from "./mention.ts";
import { readSentence, type Sentence } from "./sentence.ts";
import { typesOf } from "./slot-value.ts";

/** What no tool answers. */
export const ELSEWHERE = "elsewhere";

/** Any Monday: examples only need one day to read their dates from. */
const EXAMPLE_DAY: LocalDate = "2026-03-02";
const INDUSTRIES = ["bar", "convenience", "grocery", "restaurant", "liquor", "hotel"];

/** All sentences that say what belongs to which tool, as the classifier reads them. Topics without a tool are classes of their own. */
export function readExamples(tools: readonly Tool[]): LabelledExample[] {
  const known = new Set(tools.map(({ name }) => name));
  const own = tools.flatMap((tool) =>
    [...tool.phrases, ...tool.examples].map((text) => readExample(tool.name, text, tool)),
  );
  const topics = elsewhere.topics
    .filter((topic) => !known.has(topic.tool))
    .flatMap((topic) => topic.examples.map((text) => readExample(topic.tool, text, null)));
  return [
    ...own,
    ...topics,
    ...elsewhere.offTopic.map((text) => readExample(ELSEWHERE, text, null)),
  ];
}

function readExample(label: string, text: string, tool: Tool | null): LabelledExample {
  const sentence = readSentence(text);
  const names = [...placeholders(sentence, tool), ...findFiles(sentence)];
  const dates = findDates(sentence, EXAMPLE_DAY);
  const amounts = findQuantities(sentence, [...names, ...dates]);
  const words = findWords(sentence, INDUSTRIES, [...names, ...dates, ...amounts]);
  const mentions = [...names, ...dates, ...amounts, ...words];
  return { label, masked: mask(sentence, mentions, EXAMPLE_DAY) };
}

function placeholders(sentence: Sentence, tool: Tool | null): Mention[] {
  const found: Mention[] = [];
  for (const [at, token] of sentence.tokens.entries()) {
    const name = /^\{(\w+)\}s?$/.exec(token.text)?.[1];
    if (name === undefined) continue;
    const reading = exampleReading(name, tool);
    if (reading !== null) found.push({ from: at, to: at + 1, readings: [reading] });
  }
  return found;
}

function exampleReading(name: string, tool: Tool | null): Reading | null {
  const field = tool === null ? undefined : fieldNamed(tool, name);
  const type = field === undefined ? name.toLowerCase() : typesOf(field).at(-1);
  return type === undefined ? null : (SAMPLE[type] ?? null);
}

/** Tokens are small letters, fields may not be. */
function fieldNamed(tool: Tool, name: string) {
  const key = Object.keys(tool.slots).find((field) => field.toLowerCase() === name);
  return key === undefined ? undefined : tool.slots[key];
}

const DAY = { type: "date", form: "day", days: null } as const;
const SAMPLE: Readonly<Record<string, Reading>> = {
  account: { type: "account", ids: [], words: "" },
  person: { type: "person", emails: [], words: "", isHidden: false },
  rep: { type: "person", emails: [], words: "", isHidden: false },
  territory: { type: "territory", name: "" },
  town: { type: "town", name: "" },
  home: { type: "town", name: "" },
  lead: { type: "lead", id: "" },
  proposal: { type: "proposal", id: "" },
  file: { type: "file", name: "" },
  date: { ...DAY, date: "2026-03-03", past: "2026-03-03", from: "2026-03-03", to: "2026-03-03" },
};
