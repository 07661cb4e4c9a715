import { editDistance } from "./edit-distance.ts";
import { joinNumbers } from "./number-words.ts";
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
  outta: "out of",
  howd: "how did",
  v: "vs",
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

/** "Leavin" for "leaving". */
const SWALLOWED_G =
  /^(?:leav|start|go|head|look|see|visit|do|driv|runn|gett|be|com|call|work|meet|end|finish|skipp|stopp|sell|buy|swing|mak|tak|hav|bring|plann|ask|keep|mov|dropp|talk|say|think|hold|clos|open|show|hitt|staff|ship|split|splitt|answer|wait|miss|slipp|lagg)in$/;

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
  if (SWALLOWED_G.test(token.text)) return `${token.text}g`;
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
