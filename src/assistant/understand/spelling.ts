import type { Token } from "./sentence.ts";

/** Short forms of chat, and what they stand for. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  "2day": "today",
  "2moro": "tomorrow",
  "2morrow": "tomorrow",
  "2morow": "tomorrow",
  "2nite": "tonight",
  tmrw: "tomorrow",
  tmw: "tomorrow",
  tmr: "tomorrow",
  tmro: "tomorrow",
  tomoz: "tomorrow",
  tomoro: "tomorrow",
  tomorro: "tomorrow",
  yday: "yesterday",
  yest: "yesterday",
  nxt: "next",
  wk: "week",
  wks: "weeks",
  wknd: "weekend",
  mo: "month",
  mos: "months",
  mth: "month",
  mnth: "month",
  qtr: "quarter",
  yr: "year",
  pls: "please",
  plz: "please",
  b4: "before",
  bfore: "before",
  u: "you",
  ur: "your",
  r: "are",
  y: "why",
  wat: "what",
  wut: "what",
  wats: "whats",
  shud: "should",
  shld: "should",
  cud: "could",
  wud: "would",
  abt: "about",
  bout: "about",
  n: "and",
  w: "with",
  "w/": "with",
  "w/o": "without",
  thx: "thanks",
  ty: "thanks",
  cuz: "because",
  bc: "because",
  cos: "because",
  til: "until",
  till: "until",
  thru: "through",
  nothin: "nothing",
  hr: "hour",
  hrs: "hours",
  min: "minutes",
  mins: "minutes",
  minute: "minutes",
  mi: "miles",
  mile: "miles",
  kms: "km",
  kilometers: "km",
  kilometres: "km",
  kilometer: "km",
  kilometre: "km",
  acct: "account",
  accts: "accounts",
  appt: "appointment",
  appts: "appointments",
  cust: "customer",
  custs: "customers",
  mtg: "meeting",
  sched: "schedule",
  resched: "reschedule",
  biz: "business",
  rn: "right now",
  asap: "soon",
  canceled: "cancelled",
  cancled: "cancelled",
  canx: "cancelled",
  cancels: "cancelled",
  msg: "message",
  lemme: "let me",
  gimme: "give me",
  gotta: "got to",
  gonna: "going to",
  wanna: "want to",
  hafta: "have to",
  whatre: "what are",
  whore: "who are",
  "a.m": "am",
  "a.m.": "am",
  "p.m": "pm",
  "p.m.": "pm",
  pct: "percent",
  "%": "percent",
  mon: "monday",
  tue: "tuesday",
  tues: "tuesday",
  wed: "wednesday",
  weds: "wednesday",
  thu: "thursday",
  thur: "thursday",
  thurs: "thursday",
  fri: "friday",
  jan: "january",
  feb: "february",
  apr: "april",
  jun: "june",
  jul: "july",
  aug: "august",
  sep: "september",
  sept: "september",
  oct: "october",
  nov: "november",
  dec: "december",
  "co-op": "coop",
  "co-ops": "coops",
};

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const CALENDAR =
  "monday tuesday wednesday thursday friday saturday sunday tomorrow yesterday january february september october november december".split(
    " ",
  );

/** Writes short forms out, mends misspelled calendar words, and turns number words into digits. */
export function spell(tokens: readonly Token[]): Token[] {
  const words: Token[] = [];
  for (const token of tokens) {
    const full = shortForm(token, words.at(-1));
    for (const text of full.split(" ")) words.push({ ...token, text: mendCalendarWord(text) });
  }
  return joinNumbers(words);
}

function shortForm(token: Token, before: Token | undefined): string {
  // "need 2 know", "want 2 see".
  if (token.text === "2" && /^(?:need|want|have|got|going|like|ought)$/.test(before?.text ?? "")) {
    return "to";
  }
  if (token.isCapital && token.text.length === 1) return token.text;
  return Object.hasOwn(SHORT_FORMS, token.text)
    ? (SHORT_FORMS[token.text] ?? token.text)
    : token.text;
}

function mendCalendarWord(word: string): string {
  if (word.length < 6 || CALENDAR.includes(word)) return word;
  const possessive = word.endsWith("s") ? word.slice(0, -1) : word;
  if (CALENDAR.includes(possessive)) return possessive;
  return (
    CALENDAR.find(
      (right) => right[0] === word[0] && editDistance(word, right, 2) <= allowed(right),
    ) ?? word
  );
}

/** "Sunday" and "sundry" are near each other, so short words may have only one slip. */
function allowed(word: string): number {
  return word.length >= 8 ? 2 : 1;
}

function joinNumbers(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const value = numberWord(token.text);
    const sum = before === undefined ? null : together(before, token, value);
    if (before !== undefined && sum !== null)
      joined[joined.length - 1] = { ...before, text: sum, to: token.to };
    else joined.push(value === null ? token : { ...token, text: value });
  }
  return joined;
}

/** "thirty" "five" is 35, "two" "hundred" is 200; "seven" "thirty" stays apart, it is a time. */
function together(before: Token, token: Token, value: string | null): string | null {
  if (!/^\d+$/.test(before.text) && !/^(?:a|one)$/.test(before.text)) return null;
  const left = /^\d+$/.test(before.text) ? Number(before.text) : 1;
  if (token.text === "hundred" && left < 100) return String(left * 100);
  if (token.text === "thousand" && left < 1000 && before.text !== "a") return String(left * 1000);
  if (token.text === "dozen") return String(left * 12);
  if (value === null || !isWordNumber(token)) return null;
  const fits = left >= 20 && left < 100 && left % 10 === 0 && Number.parseInt(value, 10) < 10;
  return fits ? value.replace(/^\d+/, (unit) => String(left + Number(unit))) : null;
}

function isWordNumber(token: Token): boolean {
  return /^[a-z]+$/.test(token.text) && token.text !== "one";
}

/** "one" stays a word: mostly it is a pronoun. */
function numberWord(word: string): string | null {
  if (word === "one" || word === "zero") return null;
  const unit = UNITS.indexOf(word);
  if (unit > 0) return String(unit);
  const ten = TENS.indexOf(word);
  if (ten > 1) return String(ten * 10);
  if (word === "thirtieth") return "30th";
  const ordinal = ORDINALS.indexOf(word);
  return ordinal > 0 ? `${ordinal}${["th", "st", "nd", "rd"][ordinal] ?? "th"}` : null;
}

/** Steps from one word to another: a letter changed, added, dropped, or two neighbours swapped. More than `most` counts as `most + 1`. */
export function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let twoAbove: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const line = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      let best = Math.min(
        at(above, column) + 1,
        at(line, column - 1) + 1,
        at(above, column - 1) + (isSame ? 0 : 1),
      );
      if (left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        best = Math.min(best, at(twoAbove, column - 2) + 1);
      }
      line.push(best);
    }
    twoAbove = above;
    above = line;
  }
  return Math.min(at(above, right.length), most + 1);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Number.POSITIVE_INFINITY;
}
