import type { FactPart, Statement } from "./fact-parts.ts";

/** A number from 0 up to 1, the same for the same seed. */
export type Chance = () => number;

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <Item>(items: readonly Item[], chance: Chance): Item =>
  items[Math.floor(chance() * items.length)] as Item;

/** How one answer writes its facts: the same all through. */
export type Style = {
  readonly locale: "en-US" | "de-DE" | "fr-FR";
  readonly numbers: "figures" | "letters";
  readonly money: "symbol" | "word" | "code" | "short" | "about";
  readonly percent: "space" | "tight" | "word";
  readonly minutes: "short" | "minutes" | "words";
  readonly km: "km" | "kilometres" | "fine" | "miles";
  readonly clock: "24" | "am" | "a.m.";
  readonly day: "long" | "short" | "american" | "iso" | "ordinal" | "weekday";
};

export const anyStyle = (chance: Chance): Style => ({
  locale: pick(["en-US", "en-US", "en-US", "de-DE", "fr-FR"], chance),
  numbers: pick(["figures", "letters"], chance),
  money: pick(["symbol", "word", "code", "short", "about"], chance),
  percent: pick(["space", "tight", "word"], chance),
  minutes: pick(["short", "minutes", "words"], chance),
  km: pick(["km", "kilometres", "fine", "miles"], chance),
  clock: pick(["24", "am", "a.m."], chance),
  day: pick(["long", "short", "american", "iso", "ordinal", "weekday"], chance),
});

export const written = (statement: Statement, style: Style): string => {
  const text = statement
    .map((part) => (typeof part === "string" ? part : write(part, style)))
    .join("");
  return text.slice(0, 1).toUpperCase() + text.slice(1).replace(/\.\.$/, ".");
};

type PartOf<Kind extends FactPart["kind"]> = Extract<FactPart, { readonly kind: Kind }>;
type Writers = {
  readonly [Kind in FactPart["kind"]]: (part: PartOf<Kind>, style: Style) => string;
};

const WRITERS: Writers = {
  count: ({ value, noun }, style) => [inLetters(value, style), noun].filter(Boolean).join(" "),
  money: ({ value }, style) => writeMoney(value / 100, style),
  percent: ({ value }, style) => writePercent(Math.round(100 * value), style),
  minutes: ({ value }, style) => writeMinutes(value, style),
  km: ({ value }, style) => writeKm(value, style),
  clock: ({ value }, style) => writeClock(value, style),
  day: ({ value }, style) => writeDay(value, style),
  month: ({ value }) => writeMonth(value),
  place: ({ value }, style) => writePlace(value, style),
  name: ({ value }) => value,
};

export function write<Kind extends FactPart["kind"]>(part: PartOf<Kind>, style: Style): string {
  const writer: Writers[Kind] = WRITERS[part.kind];
  return writer(part, style);
}

const writeMonth = (value: string): string =>
  new Date(`${value}-01T00:00Z`).toLocaleDateString("en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

const writePlace = (value: number, { numbers }: Style): string =>
  (numbers === "letters" ? PLACES[value - 1] : undefined) ?? ordinal(value);

const LETTERS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const PLACES = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** "One" is left in figures: it is rarely a number in English. */
const inLetters = (value: number, { numbers, locale }: Style): string =>
  (numbers === "letters" && value > 1 ? LETTERS[value] : undefined) ?? value.toLocaleString(locale);

function ordinal(value: number): string {
  const ends = ["th", "st", "nd", "rd"];
  return `${value}${value % 100 > 10 && value % 100 < 14 ? "th" : (ends[value % 10] ?? "th")}`;
}

function writeMoney(dollars: number, { money, locale }: Style): string {
  const whole = Math.round(dollars);
  const exact = whole.toLocaleString(locale);
  switch (money) {
    case "symbol":
      return locale === "en-US" ? `$${exact}` : `${exact} $`;
    case "word":
      return `${exact} dollars`;
    case "code":
      return `USD ${exact}`;
    case "short":
      return shortMoney(dollars);
    case "about":
      return `about $${Number(whole.toPrecision(2)).toLocaleString("en-US")}`;
  }
}

function shortMoney(dollars: number): string {
  if (dollars >= 1_000_000) return `$${(dollars / 1_000_000).toPrecision(3)}M`;
  if (dollars >= 1000) return `$${Number((dollars / 1000).toPrecision(3))}k`;
  return `$${Math.round(dollars)}`;
}

function writePercent(value: number, { percent }: Style): string {
  if (percent === "space") return `${value} %`;
  return percent === "tight" ? `${value}%` : `${value} percent`;
}

function writeMinutes(value: number, { minutes }: Style): string {
  const [hours, rest] = [Math.floor(value / 60), value % 60];
  if (minutes === "minutes" || hours === 0)
    return `${value} ${minutes === "short" ? "min" : "minutes"}`;
  if (minutes === "short")
    return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, "0")}`;
  const first = `${hours} ${hours === 1 ? "hour" : "hours"}`;
  return rest === 0 ? first : `${first} and ${rest} minutes`;
}

function writeKm(value: number, { km, locale }: Style): string {
  const fine = value.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (km === "fine") return `${fine} km`;
  if (km === "miles") return `${(value / 1.609344).toFixed(1)} miles`;
  const whole = value < 9.95 ? fine : Math.round(value).toLocaleString(locale);
  return `${whole} ${km}`;
}

function writeClock(value: string, { clock }: Style): string {
  if (clock === "24") return value;
  const [hour = 0, minute = 0] = value.split(":").map(Number);
  const half = hour < 12 ? "a" : "p";
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const said = `${twelve}:${String(minute).padStart(2, "0")}`;
  return clock === "am" ? `${said} ${half}m` : `${said} ${half}.m.`;
}

function writeDay(value: string, { day }: Style): string {
  const date = new Date(`${value}T00:00Z`);
  const said = (locale: string, options: Intl.DateTimeFormatOptions): string =>
    date
      .toLocaleDateString(locale, { ...options, timeZone: "UTC" })
      .replace(/^(\w+),? (\d)/, "$1 $2");
  switch (day) {
    case "iso":
      return value;
    case "long":
      return said("en-GB", { weekday: "long", day: "numeric", month: "long" });
    case "short":
      return said("en-GB", { day: "numeric", month: "short", year: "numeric" });
    case "american":
      return said("en-US", { month: "long", day: "numeric", year: "numeric" });
    case "ordinal":
      return `${said("en-US", { month: "long" })} ${ordinal(date.getUTCDate())}`;
    case "weekday":
      return `${said("en-US", { weekday: "short" })}, ${said("en-GB", { day: "numeric", month: "short" })}`;
  }
}
