/** First letters that tell the months apart, January to December, in English, German, French, Spanish, Portuguese. */
const MONTHS: readonly (readonly string[])[] = [
  ["jan", "january", "januar", "janner", "janv", "janvier", "ene", "enero", "janeiro"],
  ["feb", "february", "februar", "fev", "fevr", "fevrier", "febrero", "fevereiro"],
  ["mar", "march", "marz", "mrz", "maerz", "mars", "marzo", "marco"],
  ["apr", "april", "avr", "avril", "abr", "abril"],
  ["may", "mai", "mayo", "maio"],
  ["jun", "june", "juni", "juin", "junio", "junho"],
  ["jul", "july", "juli", "juil", "juillet", "julio", "julho"],
  ["aug", "august", "aout", "ago", "agosto"],
  ["sep", "sept", "september", "septembre", "septiembre", "set", "setembro"],
  ["oct", "october", "okt", "oktober", "octobre", "octubre", "out", "outubro"],
  ["nov", "november", "novembre", "noviembre", "novembro"],
  ["dec", "december", "dez", "dezember", "decembre", "dic", "diciembre", "dezembro"],
];

const BY_WORD = new Map(
  MONTHS.flatMap((words, index) => words.map((word) => [word, index + 1] as const)),
);

/** 1 to 12, or null for a word that names no month. */
export const monthOfWord = (word: string): number | null =>
  BY_WORD.get(word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()) ?? null;
