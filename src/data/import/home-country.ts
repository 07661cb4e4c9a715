import type { Places } from "../../domain/ports.ts";
import type { Match } from "./headers/match.ts";
import type { Kind, Target } from "./kind.ts";
import type { Sheet } from "./read/sheet.ts";
import { countryTold } from "./row-country.ts";

/** The country of the rows that do not tell theirs. */
export type Home = {
  /** ISO code. */
  readonly country: string;
  /** Whether other rows or accounts tell it; else it is only the country of the workspace's time zone. */
  readonly isTold: boolean;
};

const ZONES: readonly (readonly [RegExp, string])[] = [
  [/^Europe\/(?:Berlin|Busingen)$/, "DE"],
  [/^Europe\/Paris$/, "FR"],
  [/^Europe\/(?:London|Belfast)$/, "GB"],
  [/^America\/(?:Sao_Paulo|Bahia|Fortaleza|Recife|Manaus|Belem|Cuiaba|Maceio|Araguaina)$/, "BR"],
];

type Asked = {
  readonly sheet: Sheet;
  readonly kind: Kind;
  readonly matches: readonly Match[];
  readonly places: Places | null;
  readonly timeZone: string;
};

/** The country that most rows of a file tell; else that of most accounts; else that of the time zone, or the US. */
export async function homeCountry(target: Target, asked: Asked): Promise<Home> {
  const { kind, matches, timeZone } = asked;
  const fields = new Set(matches.map(({ field }) => field));
  const isSearched = kind.name === "accounts" && (fields.has("zip") || fields.has("country"));
  const inFile = isSearched ? mostOf(await countryVotes(asked)) : null;
  if (inFile !== null) return { country: inFile, isTold: true };
  const there = await target.tx.account.groupBy({ by: ["country"], _count: { id: true } });
  const ofAccounts = mostOf(new Map(there.map(({ country, _count }) => [country, _count.id])));
  if (ofAccounts !== null) return { country: ofAccounts, isTold: true };
  const zone = ZONES.find(([form]) => form.test(timeZone));
  return { country: zone?.[1] ?? "US", isTold: false };
}

async function countryVotes({ sheet, matches, places }: Asked): Promise<Map<string, number>> {
  const at = (field: string) => matches.find((match) => match.field === field)?.index ?? -1;
  const columns = { zip: at("zip"), city: at("city"), state: at("state"), country: at("country") };
  const votes = new Map<string, number>();
  for await (const batch of sheet.rows())
    for (const { cells } of batch) {
      const cell = (index: number): string | null => cells[index]?.trim() || null;
      const { zip, city, state, country } = columns;
      const where = { zip: cell(zip), city: cell(city), state: cell(state), place: null };
      const told = countryTold({ ...where, country: cell(country) }, places);
      if (told !== null) votes.set(told, (votes.get(told) ?? 0) + 1);
    }
  return votes;
}

/** Null: nobody was counted, or two lead alike. */
function mostOf(votes: ReadonlyMap<string, number>): string | null {
  const [first, second] = [...votes].toSorted((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}
