import type { Tool } from "../../tools/tool.ts";
import { bargain } from "./bargain.ts";
import { addTo, periodOf, type Unit } from "./calendar.ts";
import { visiblePeople } from "./directory.ts";
import { accountNamed, keptInput, type PreviousTurn } from "./follow-up.ts";
import { type Heard, mayAsk } from "./hear.ts";
import { type DateReading, type Mention, readingOf } from "./mention.ts";
import * as refusals from "./refusals.ts";
import type { Input, Understood } from "./result.ts";
import { findPattern } from "./sentence.ts";

/** Ways to go on that are told by their words alone. Null: none of them. */
export function byRule(
  heard: Heard,
  mentions: readonly Mention[],
  tool: Tool | null,
  previous: PreviousTurn,
): Understood | null {
  if (tool === null) return null;
  const turn = { tool, input: keptInput(tool, previous) };
  return (
    theOneIn(heard, mentions, turn) ??
    comparedWith(heard, mentions, turn) ??
    moved(heard, turn) ??
    forSomebody(heard, turn) ??
    bargained(heard, mentions, turn)
  );
}

type Turn = { readonly tool: Tool; readonly input: Input };

const call = (tool: string, input: Input): Understood => ({
  kind: "call",
  tool,
  input,
  by: "phrases",
  isSure: true,
});

/** "Home by four", "no chains": the plan before, with one wish more or less. */
function bargained(heard: Heard, mentions: readonly Mention[], turn: Turn): Understood | null {
  const input = bargain(heard, mentions, turn);
  return input === null ? null : call(turn.tool.name, input);
}

/** "No, the one in Ames": the account of that name there, for what was asked before. */
function theOneIn(
  { sentence, situation }: Heard,
  mentions: readonly Mention[],
  turn: Turn,
): Understood | null {
  const before = turn.input["account"];
  const isSaid =
    findPattern(
      sentence,
      "(?:the|that) (?:other )?one (?:over |up |down |out )?(?:in|from|at|near)",
    ).length > 0;
  const town = mentions.flatMap((mention) => readingOf(mention, "town")?.name ?? [])[0];
  if (!isSaid || typeof before !== "string" || town === undefined) return null;
  const account = accountNamed(before, [town], situation.directory);
  const open = { tool: turn.tool.name, input: turn.input, field: "account", isList: false };
  return account === null
    ? refusals.notFound(open, `the one in ${town}`, "account")
    : call(turn.tool.name, { ...turn.input, account });
}

const FIGURES: ReadonlySet<string> = new Set(["show_performance", "compare_territories"]);
const COMPARE = "compare(?:d)?|versus|vs|against|(?:stack|hold|measure)s? up";

/** "Compare it with last year": the same figures beside those of another time; who may not compare gets those. */
function comparedWith(
  heard: Heard,
  mentions: readonly Mention[],
  { tool, input }: Turn,
): Understood | null {
  const { from, to, territory, ...rest } = input;
  const said = mentions.map((mention) => readingOf(mention, "date")).find((date) => date !== null);
  const isSaid = FIGURES.has(tool.name) && findPattern(heard.sentence, COMPARE).length > 0;
  if (!isSaid || !said || typeof from !== "string" || typeof to !== "string") return null;
  const against = earlier({ from, to }, said);
  const comparing = heard.parts.tools.get("compare_territories");
  if (against === null) return null;
  if (comparing === undefined || !mayAsk(comparing.right, heard.situation)) {
    return call(tool.name, { ...input, ...against });
  }
  const own = territory === undefined ? {} : { territories: [territory] };
  const other = { againstFrom: against.from, againstTo: against.to };
  return call(comparing.name, { ...rest, ...own, from, to, ...other });
}

type Ends = { readonly from: string; readonly to: string };

/** "Last year" beside February is the February before. */
function earlier({ from, to }: Ends, said: DateReading): Ends | null {
  if (said.to === null) return null;
  const isYear = said.from.endsWith("-01-01") && said.to.endsWith("-12-31");
  const isWithin = isYear && from.slice(0, 4) > said.from.slice(0, 4);
  if (!isWithin) return { from: said.from, to: said.to };
  const years = Number(said.from.slice(0, 4)) - Number(from.slice(0, 4));
  return { from: addTo(from, years, "year"), to: addTo(to, years, "year") };
}

const UNITS: Readonly<Record<string, Unit>> = {
  day: "day",
  week: "week",
  month: "month",
  year: "year",
};

/** "And the day before?": as far from what was asked before. */
function moved({ sentence }: Heard, { tool, input }: Turn): Understood | null {
  const [found] = findPattern(
    sentence,
    "(?:and |what about |how about |ok |now )*(?:on |in )?the (day|week|month|year) (before|after)(?: that| it)?(?: [?.!])?",
  );
  const unit = UNITS[found?.groups[0] ?? ""];
  if (found === undefined || unit === undefined) return null;
  if (found.from !== 0 || found.to !== sentence.tokens.length) return null;
  const count = found.groups[1] === "before" ? -1 : 1;
  const { date, from } = input;
  if (typeof date === "string")
    return call(tool.name, { ...input, date: addTo(date, count, unit) });
  if (typeof from !== "string") return null;
  return call(tool.name, { ...input, ...periodOf(addTo(from, count, unit), unit) });
}

/** "The same for my colleague": which of them, if the asker sees any. */
function forSomebody({ sentence, situation }: Heard, { tool, input }: Turn): Understood | null {
  const words =
    "for (?:my|a|another|the other|one of my) (?:colleagues?|coworkers?|teammates?|reps?|buddy|peers?)";
  if (tool.slots["rep"] === undefined || findPattern(sentence, words).length === 0) return null;
  const { directory, asker } = situation;
  const visible = visiblePeople(directory, asker);
  const people = directory.people.filter(
    ({ email, role }) => role === "rep" && visible.has(email) && email !== asker.email,
  );
  if (people.length === 0) {
    return refusals.notAllowed(tool.name, "You may not see a colleague's work.", input);
  }
  return refusals.whichPerson({ tool: tool.name, input, field: "rep", isList: false }, people);
}
