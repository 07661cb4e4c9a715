import type { Mention, Reading } from "./mention.ts";
import { type Found, findPattern, overlaps, type Sentence, type Span } from "./sentence.ts";

/** Times, durations, distances, money, shares, marks, leads, proposals and plain numbers. `taken`: stretches that mean something else already. */
export function findQuantities(sentence: Sentence, taken: readonly Span[]): Mention[] {
  const found: Mention[] = [];
  for (const rule of RULES) {
    for (const match of findPattern(sentence, rule.pattern)) {
      if ([...taken, ...found].some((other) => overlaps(other, match))) continue;
      const reading = rule.read(match.groups);
      const also = rule.also?.(match.groups) ?? [];
      if (reading !== null)
        found.push({ from: match.from, to: match.to, readings: [reading, ...also] });
    }
  }
  return found;
}

type Rule = {
  readonly pattern: string;
  read(groups: Found["groups"]): Reading | null;
  /** What else it may be. */
  also?(groups: Found["groups"]): Reading[];
};

/** The metric mile. */
const KM_PER_MILE = 1.609344;

const NUMBER = "(\\d+(?:\\.\\d+)?)";
/** Words after which a bare number is a time of day. */
const BEFORE_TIME =
  "(?<=(?<![^ ])(?:at|by|before|after|until|around|about|past|to|from|leave|leaving|start|starting|home|back|done|out|it is|its) )";
const NOT_A_TIME =
  "(?! (?:stops?|visits?|calls?|days?|hours?|minutes|miles|km|weeks?|months?|accounts?|drop|of|out|percent|prospects?|customers?|bars?|stores?|doors?|of|more|k|grand|million|thousand|reps?|moves?|half|and a half|other|or \\d))";

const identifiers: readonly Rule[] = [
  { pattern: "(?:lead )?(l ?\\d{3,6})", read: ([id]) => ({ type: "lead", id: identifier(id) }) },
  {
    pattern: "lead (?:number |no )?(\\d{3,6})",
    read: ([id]) => ({ type: "lead", id: `L${id ?? ""}` }),
  },
  {
    pattern: "(?:proposal )?(p\\d{1,5})",
    read: ([id]) => ({ type: "proposal", id: identifier(id) }),
  },
  {
    pattern: "proposal (?:number |no )?(\\d{1,5})",
    read: ([id]) => ({ type: "proposal", id: `P${id ?? ""}` }),
  },
  {
    pattern: "(a\\d{3,7})",
    read: ([id]) => ({ type: "account", ids: [identifier(id)], words: identifier(id) }),
  },
];

const amounts: readonly Rule[] = [
  {
    pattern: `\\$?${NUMBER} ?(k|grand|thousand|million|mil|mio)(?: (?:dollars|bucks|usd))?`,
    read: ([number, scale]) => money(number, scale),
  },
  { pattern: `\\$${NUMBER} ?(m)`, read: ([number]) => money(number, "million") },
  { pattern: `\\$${NUMBER}`, read: ([number]) => money(number, undefined) },
  { pattern: `${NUMBER} (?:dollars|bucks|usd)`, read: ([number]) => money(number, undefined) },
  {
    pattern: `${NUMBER} ?percent`,
    read: ([number]) => ({ type: "share", share: Number(number) / 100 }),
  },
  {
    pattern: `${NUMBER} ?(miles|m(?= (?:of|from|around)))`,
    read: ([number]) => distance(Number(number) * KM_PER_MILE),
  },
  {
    pattern: `${NUMBER} ?(?:km|k(?= (?:of|from|around)))`,
    read: ([number]) => distance(Number(number)),
  },
  { pattern: "half (?:a|an) miles", read: () => distance(KM_PER_MILE / 2) },
  { pattern: "(?:a|one) miles", read: () => distance(KM_PER_MILE) },
];

const marks: readonly Rule[] = [
  {
    pattern: "(one|[1-5])(?:\\.0)? (?:out of|of|on) (?:5|five)(?: stars?)?|([1-5])/5",
    read: ([of, slash]) => mark(of ?? slash),
  },
  {
    pattern:
      "(?:satisfaction|rating|mood|csat|happiness)(?: (?:score|level|rating|was|is|of|at|a))* (one|[1-5])|(?:rated?(?: \\w+)?|mark|marks|marked|score|scored|scored \\w+|give (?!me )\\w+|gave (?:\\w+ )?|id say|id call it|call it) (?:a |an )?(one|[1-5])",
    read: ([word, rated]) => mark(word ?? rated),
  },
  { pattern: "(one|[1-5]) stars?", read: ([number]) => mark(number) },
  { pattern: "(?:a )?solid ([1-5])", read: ([number]) => mark(number) },
];

const QUARTERS = "(an?|one|[13]) quarters?";

const durations: readonly Rule[] = [
  {
    pattern: `(?:(\\d+|an?|one) )?hours? and ${QUARTERS}(?: of an hour)?`,
    read: ([hours, quarters]) => duration(60 * count(hours) + 15 * count(quarters)),
  },
  {
    pattern: `(\\d+|one) and ${QUARTERS}(?: of an)? hours?`,
    read: ([hours, quarters]) => duration(60 * count(hours) + 15 * count(quarters)),
  },
  {
    // "Una hora y quince minutos" comes as two durations.
    pattern: "(60) minutes and (\\d{1,2}) minutes",
    read: ([hour, minutes]) => duration(Number(hour) + Number(minutes)),
  },
  {
    pattern: "(?:one|an?|1) hour and (?:a )?half|(?:one|1) and a half hours?",
    read: () => duration(90),
  },
  { pattern: "(?:a )?quarter (?:of an )?hour|a quarter of an hour", read: () => duration(15) },
  { pattern: "half (?:an|a|1) hour|(?:a )?half hour", read: () => duration(30) },
  { pattern: "(?:3|a) quarters? of an hour", read: () => duration(45) },
  {
    pattern: "(\\d+) and a half hours|(\\d+) hours and a half",
    read: ([a, b]) => duration(60 * Number(a ?? b) + 30),
  },
  {
    pattern:
      "(\\d+|an|a|one) (?:hours?|h)(?: and)? (\\d{1,2})(?: ?(?:minutes|m))?(?! (?:stops|visits|out of))",
    read: ([hours, minutes]) => duration(60 * count(hours) + Number(minutes)),
  },
  {
    pattern: `${NUMBER} (?:hours?|h)`,
    read: ([hours]) => duration(Math.round(60 * Number(hours))),
  },
  { pattern: "(?:a )?couple (?:of )?hours?", read: () => duration(120) },
  { pattern: "(?:an|a|one) hour", read: () => duration(60) },
  {
    pattern: `${NUMBER} (?:minutes|m)`,
    read: ([minutes]) => duration(Math.round(Number(minutes))),
  },
];

const times: readonly Rule[] = [
  { pattern: "(\\d{1,2}):(\\d{2}) ?(am|pm|a|p)?", read: ([h, m, half]) => time(h, m, half) },
  { pattern: "(\\d{1,2}) (\\d{2}) (am|pm)", read: ([h, m, half]) => time(h, m, half) },
  { pattern: "(one|\\d{1,2}) (am|pm)", read: ([h, half]) => time(String(count(h)), "0", half) },
  { pattern: "(\\d{1,2})(\\d{2}) (am|pm)", read: ([h, m, half]) => time(h, m, half) },
  {
    pattern: "(one|\\d{1,2}) (?:oclock|sharp)( in the morning)?",
    read: ([h, am]) => time(String(count(h)), "0", am && "am"),
  },
  { pattern: "half past (one|\\d{1,2})", read: ([h]) => time(String(count(h)), "30", undefined) },
  {
    pattern: "quarter past (one|\\d{1,2})",
    read: ([h]) => time(String(count(h)), "15", undefined),
  },
  {
    pattern: "(?:a )?quarter (?:to|of|until|before) (one|\\d{1,2})",
    read: ([h]) => before(count(h), 15),
  },
  {
    pattern: "(\\d{1,2})(?: minutes)? (?:past|after) (one|\\d{1,2})(?! \\w+ (?:late|behind))",
    read: ([m, h]) => time(String(count(h)), m, undefined),
  },
  {
    // "8 to 4" is a span, "by 10 to 4" is not.
    pattern:
      "(?<=(?:by|at|before|until|around|about) )(5|10|20|25)(?: minutes)? (?:to|before|till|of) (one|\\d{1,2})",
    read: ([m, h]) => before(count(h), Number(m)),
  },
  { pattern: "(?:12 )?noon|midday|lunchtime", read: () => ({ type: "time", minute: 720 }) },
  { pattern: "midnight", read: () => ({ type: "time", minute: 1440 }) },
  {
    pattern: `(?:${BEFORE_TIME}|(?<=(?:the|my) ))(one|\\d{1,2}) (15|30|45|00|oh 5|20|40|10|50)${NOT_A_TIME}|(one|\\d{1,2}) (15|30|45)(?= (?:is |got |has |just )?(?:cancelled|moved|off|fell through|called off))`,
    read: ([h, m, hour, minute]) => time(String(count(h ?? hour)), m ?? minute, undefined),
  },
  {
    pattern: `(?:${BEFORE_TIME}|(?<=(?:the|my) ))(\\d{1,2})([0-5]\\d)${NOT_A_TIME}`,
    read: ([h, m]) => time(h, m, undefined),
    // "To 110" is ten past one, or a goal.
    also: ([h, m]) => [{ type: "number", value: Number(`${h ?? ""}${m ?? ""}`) }],
  },
  {
    pattern: `${BEFORE_TIME}(one|\\d{1,2})${NOT_A_TIME}`,
    read: ([h]) => time(String(count(h)), "0", undefined),
  },
];

const numbers: readonly Rule[] = [
  { pattern: "half (?:a )?12", read: () => ({ type: "number", value: 6 }) },
  { pattern: "a 12", read: () => ({ type: "number", value: 12 }) },
  { pattern: NUMBER, read: ([number]) => ({ type: "number", value: Number(number) }) },
];

const RULES: readonly Rule[] = [
  ...identifiers,
  ...amounts,
  ...marks,
  ...durations,
  ...times,
  ...numbers,
];

function identifier(words: string | undefined): string {
  return (words ?? "").replace(" ", "").toUpperCase();
}

function money(number: string | undefined, scale: string | undefined): Reading {
  const factor = scale?.startsWith("mi") === true ? 1_000_000 : 1000;
  const amount = Number(number) * (scale === undefined ? 1 : factor);
  return { type: "money", cents: Math.round(amount * 100) };
}

/** One decimal, as people say distances. */
function distance(km: number): Reading {
  return { type: "distance", km: Math.round(km * 10) / 10 };
}

function mark(word: string | undefined): Reading {
  return { type: "rating", mark: count(word) };
}

function duration(minutes: number): Reading {
  return { type: "duration", minutes };
}

function count(word: string | undefined): number {
  return /^\d/.test(word ?? "") ? Number(word) : 1;
}

function time(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): Reading | null {
  const said = Number(hour);
  const past = Number(minute ?? 0);
  if (said > 23 || past > 59) return null;
  const isGuess = half === undefined && said >= 1 && said <= 6;
  const minuteOfDay = 60 * hourOfDay(said, half?.[0]) + past;
  return { type: "time", minute: minuteOfDay, ...(isGuess ? { isGuess } : {}) };
}

/** Without am or pm, 1 to 6 are afternoon and 7 to 11 morning: the hours in which people sell. */
export function hourOfDay(said: number, half: string | undefined): number {
  if (half === "a") return said === 12 ? 0 : said;
  if (half === "p") return said < 12 ? said + 12 : said;
  return said >= 1 && said <= 6 ? said + 12 : said;
}

function before(hour: number, minutes: number): Reading {
  return { type: "time", minute: 60 * hourOfDay(hour, undefined) - minutes };
}
