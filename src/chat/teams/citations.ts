import type { MessageActivityInput } from "@microsoft/teams.api";
import type { Reply } from "../../assistant/assistant.ts";
import { cardText } from "../../assistant/card-text.ts";
import { cut } from "../../cards/format.ts";
import { LIMITS } from "./limits.ts";

/** A record that an answer stands on, as far as the answer itself shows it. */
export type Citation = { readonly name: string; readonly abstract: string };

/** The accounts and leads of an answer, those first that it shows first; what its cards do not show is not cited either. */
export function citationsOf({ result, calls = [], cards }: Sources): readonly Citation[] {
  const lines = cards.flatMap((card) => cardText(card).split("\n"));
  const names = [result, ...calls.map((call) => call.result)].flatMap(namesIn);
  const cited = [...new Set(names)].flatMap((name) => {
    const abstract = abstractOf(name, lines);
    return abstract === null ? [] : [{ name: cut(name, LIMITS.citationName), abstract }];
  });
  return cited.slice(0, LIMITS.citations);
}

type Sources = Pick<Reply, "result" | "calls" | "cards">;

/** Adds the records, and the marks in the text without which Teams shows none. */
export function cite(
  message: MessageActivityInput,
  cited: readonly Citation[],
): MessageActivityInput {
  if (cited.length === 0) return message;
  message.addText(`Records used: ${cited.map((_, at) => `[${at + 1}]`).join(" ")}`);
  for (const [at, citation] of cited.entries()) message.addCitation(at + 1, citation);
  return message;
}

/** The line that names it; of an answer about one record alone what follows its title. */
function abstractOf(name: string, lines: readonly string[]): string | null {
  // "Cask & Cork #13" is not named by "Cask & Cork #134".
  const at = lines.findIndex((line) =>
    `${line} `
      .split(name)
      .slice(1)
      .some((rest) => /^\W/.test(rest)),
  );
  if (at === -1) return null;
  const said = at === 0 ? lines.slice(1).join(" · ") : (lines[at] ?? "");
  return cut(said.replaceAll(/\s+/g, " ").trim() || name, LIMITS.citationAbstract);
}

/** As in the tools' results: one record, or a list of them. */
function namesIn(result: unknown): readonly string[] {
  if (!isRecord(result)) return [];
  const own = nameOf(result);
  if (own !== null) return [own];
  const { stops, accounts, visits, leads } = result;
  const lists: readonly unknown[] = [stops, accounts, visits, leads];
  const records: readonly unknown[] = lists.find((list) => Array.isArray(list)) ?? [];
  return records.flatMap((record) => nameOf(record) ?? []);
}

const ID_FIELDS = ["accountId", "leadId"];

function nameOf(record: unknown): string | null {
  if (!isRecord(record) || !ID_FIELDS.some((id) => id in record)) return null;
  const name = record["account"] ?? record["name"] ?? record["lead"];
  return typeof name === "string" && name !== "" ? name : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
