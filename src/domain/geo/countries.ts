/** What people write for a country beside its name: other codes, short forms, parts of it. */
const OTHERS: Readonly<Record<string, string>> = {
  uk: "GB",
  "u k": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "northern ireland": "GB",
  "great britain": "GB",
  britain: "GB",
  usa: "US",
  "u s": "US",
  "u s a": "US",
  us: "US",
  america: "US",
  "united states of america": "US",
  eua: "US",
  eeuu: "US",
  "ee uu": "US",
  "estados unidos da america": "US",
  brd: "DE",
  "federal republic of germany": "DE",
  "bundesrepublik deutschland": "DE",
  grossbritannien: "GB",
  "grande bretagne": "GB",
  "gran bretana": "GB",
  "gra bretanha": "GB",
  "grande bretanha": "GB",
  inglaterra: "GB",
  angleterre: "GB",
};

/** Of those that people also write with three letters. */
const THREE: Readonly<Record<string, string>> = {
  gbr: "GB",
  deu: "DE",
  ger: "DE",
  fra: "FR",
  bra: "BR",
  can: "CA",
  mex: "MX",
  esp: "ES",
  ita: "IT",
  prt: "PT",
  che: "CH",
  aut: "AT",
  bel: "BE",
  nld: "NL",
  irl: "IE",
};

/** Known without reading all names, which takes 60 ms. */
const COMMON = /^(?:us|ca|gb|de|fr|br)$/;

const LANGUAGES = ["en", "de", "fr", "es", "pt"];
const LETTERS = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z".split(" ");

let names: ReadonlyMap<string, string> | null = null;

/** The ISO code of a country by its code or its name in five languages; null: not known. */
export function countryCode(words: string): string | null {
  const plain = plainCountry(words);
  const common = OTHERS[plain] ?? THREE[plain];
  if (common !== undefined) return common;
  if (COMMON.test(plain)) return plain.toUpperCase();
  names ??= readNames();
  return names.get(plain) ?? null;
}

function readNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`));
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of codes) {
      const name = display.of(code);
      // Former countries, and those kept for private use, are named too: "UK" would be one.
      if (name === undefined || Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`)
        continue;
      found.set(code.toLowerCase(), code);
      if (!found.has(plainCountry(name))) found.set(plainCountry(name), code);
    }
  }
  return found;
}

const plainCountry = (words: string): string =>
  words
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll(/[^\p{L}]+/gu, " ")
    .trim();
