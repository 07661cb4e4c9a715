import { visible } from "../../domain/visible.ts";
import type { Value } from "./claim.ts";
import { exactly, type Fact, inCurrency, placeFact, type Reading } from "./fact.ts";
import { labelsOfKey } from "./labels.ts";
import { plainName } from "./names.ts";
import { claimsIn } from "./read-claims.ts";

/** Where a walk through a result is. */
type Walk = {
  readonly key: string;
  readonly path: string;
  readonly labels: readonly string[];
  readonly about: string | null;
};

/** Keys that only draw, or say where a card puts something. */
const DRAWN =
  /^(?:lat|lng|outline|map|geometry|url|calendar|polyline|place|home|dots|places|afterStop)$/;

/** Keys whose texts name what the other keys of the same object are about. */
export const NAMING =
  /^(?:account|name|label|repName|territory|city|town|near|leadId|accountId|rep|email)$/;

/** Every number, day and time of a result, with the keys that lead to it. */
export function resultFacts(result: unknown, reading: Reading): readonly Fact[] {
  const facts: Fact[] = [];
  const walk = (value: unknown, at: Walk): void => {
    if (Array.isArray(value)) {
      facts.push(hidden({ ...at, value: exactly("count", value.length) }));
      for (const [index, item] of value.entries()) {
        const about = aboutOf(item);
        if (about !== null)
          facts.push({ ...placeFact(index + 1, about, at.labels), isShown: false });
        walk(item, { ...at, about: about ?? at.about });
      }
    } else if (typeof value === "object" && value !== null) {
      const kinds = kindsOf(value);
      for (const [key, each] of Object.entries(value)) {
        const labels = [...labelsOfKey(key), ...kinds, ...labelsOfKey(at.key)];
        if (!DRAWN.test(key)) walk(each, { ...at, key, path: `${at.path}.${key}`, labels });
      }
    } else facts.push(...plainFacts(value, at, reading));
  };
  walk(result, { key: "", path: "", labels: [], about: null });
  return facts;
}

const hidden = ({ value, labels, about, path }: Walk & { readonly value: Value }): Fact => ({
  value,
  labels,
  about,
  isShown: false,
  key: path,
});

/** An item of a list is about what it is called, or about its month. */
function aboutOf(item: unknown): string | null {
  if (typeof item !== "object" || item === null) return null;
  const names = Object.entries(item).flatMap(([key, value]) =>
    (NAMING.test(key) || key === "month") && typeof value === "string" ? [value] : [],
  );
  return names.length === 0 ? null : plainName(names.join(" "));
}

/** {"metric": "revenue", "value": ...} is revenue. */
const kindsOf = (item: object): readonly string[] =>
  Object.entries(item).flatMap(([key, value]) =>
    /^(?:metric|signal|driver|segment|status)$/.test(key) && typeof value === "string"
      ? labelsOfKey(value)
      : [],
  );

function plainFacts(value: unknown, at: Walk, { today, currency }: Reading): readonly Fact[] {
  if (typeof value === "number")
    return valuesOf(value, at.key).map((each) =>
      hidden({ ...at, value: inCurrency(each, currency) }),
    );
  if (typeof value !== "string" || NO_FACTS.test(at.key) || /^(?:data:|https?:)/.test(value))
    return [];
  return claimsIn(visible(value), today).map((claim) =>
    hidden({
      ...at,
      value: inCurrency(claim.value, currency),
      labels: [...at.labels, ...claim.nouns, ...claim.before, ...claim.for],
    }),
  );
}

/** Numbers in them count nothing: "2nd St", "QuickStop #110". */
const NO_FACTS = /^(?:account|name|label|repName|address|phone|email|rep|accountId|leadId)$/;

const CLOCKS = /(?:At|From|To|^at|start|end|minute)$/;
const SHARES = /share|percent|rate|coverage|growth|attainment|retention|probability|chance/i;
const FIGURES = /^(?:value|low|high|target|missing|missingPerWeek|difference)$/;

/** What a number may be, by its key. */
function valuesOf(number: number, key: string): readonly Value[] {
  if (/cents$/i.test(key)) return [exactly("money", number / 100)];
  if (/minutes$/i.test(key)) return [exactly("minutes", number)];
  if (/km$/i.test(key)) return [exactly("km", number)];
  if (isMinuteOfDay(number, key)) return [{ kind: "clock", minute: number, half: 0 }];
  const isShare = Math.abs(number) <= 5 && !Number.isInteger(number);
  if (isShare || SHARES.test(key))
    return [exactly("percent", 100 * number), exactly("count", number)];
  // Figures of different kinds stand under one key: those in money are in cents.
  return FIGURES.test(key)
    ? [exactly("count", number), exactly("money", number / 100)]
    : [exactly("count", number)];
}

const isMinuteOfDay = (number: number, key: string): boolean =>
  Number.isInteger(number) && number >= 0 && number < 1440 && CLOCKS.test(key);
