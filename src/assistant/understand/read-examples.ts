import type { LocalDate } from "../../domain/units.ts";
import type { Tool } from "../../tools/tool.ts";
import type { LabelledExample } from "./classifier.ts";
import { elsewhere } from "./elsewhere/index.ts";
import { findChannels } from "./find-channels.ts";
import { findDates } from "./find-dates.ts";
import { findFiles } from "./find-files.ts";
import { findQuantities } from "./find-quantities.ts";
import { findWords } from "./find-words.ts";
import { languages } from "./languages/index.ts";
import { translateExample } from "./languages/read-foreign.ts";
import { mask } from "./mask.ts";
import type { Mention, Reading } from "./mention.ts";
import { readSentence, type Sentence } from "./sentence.ts";
import { typesOf } from "./slot-value.ts";

/** What no tool answers. */
export const ELSEWHERE = "elsewhere";

/** Any Monday: examples only need one day to read their dates from. */
const EXAMPLE_DAY: LocalDate = "2026-03-02";
const INDUSTRIES = ["bar", "convenience", "grocery", "restaurant", "liquor", "hotel"];

/** All English sentences that say what belongs to which tool, as the classifier reads them. */
export function readExamples(tools: readonly Tool[]): LabelledExample[] {
  const own = tools.flatMap((tool) =>
    [...tool.phrases, ...tool.examples].map((text) =>
      readExample(tool.name, readSentence(text), tool),
    ),
  );
  return [...own, ...elsewhere.map((text) => readExample(ELSEWHERE, readSentence(text), null))];
}

/** The words with which examples of tools begin, but for names, values and what says nothing. */
export function openersOf(examples: readonly LabelledExample[]): ReadonlySet<string> {
  const firsts = examples.flatMap(({ label, masked }) =>
    label === ELSEWHERE ? [] : (masked.words[0] ?? []),
  );
  return new Set(firsts.filter((word) => /^[a-z]/.test(word)));
}

/** The same of other languages, as they read once they are translated. */
export function readTranslatedExamples(tools: readonly Tool[]): LabelledExample[] {
  return languages.flatMap((table) =>
    Object.entries(table.examples).flatMap(([label, texts]) => {
      const tool = tools.find(({ name }) => name === label) ?? null;
      if (tool === null && label !== ELSEWHERE) return [];
      return texts.map((text) => readExample(label, translateExample(text, table), tool));
    }),
  );
}

function readExample(label: string, sentence: Sentence, tool: Tool | null): LabelledExample {
  const names = [
    ...placeholders(sentence, tool),
    ...findFiles(sentence),
    ...findChannels(sentence),
  ];
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
  channel: { type: "channel", name: "#channel" },
  date: { ...DAY, date: "2026-03-03", past: "2026-03-03", from: "2026-03-03", to: "2026-03-03" },
};
