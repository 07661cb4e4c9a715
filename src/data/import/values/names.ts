const LEGAL =
  /\b(inc|incorporated|llc|l l c|ltd|limited|corp|corporation|co|company|gmbh|mbh|ag|kg|ohg|ug|e k|sa|s a|sas|sarl|s a r l|sl|s l|ltda|eireli|me|plc|bv|b v|nv|srl|pty)\b/g;

/** Letters and digits only, without accents: what is left of a name when spelling does not count. */
export const plainWords = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/['’`]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A company's name without its legal form, spaces and spelling: two spellings of one name agree here. */
export function companyKey(name: string): string {
  const words = plainWords(name);
  const short = words.replaceAll(LEGAL, " ").replace(/^the /, "");
  return (short.trim() || words).replaceAll(/ +/g, "");
}

/** For ids that are made: "acme-foods". */
export const slug = (text: string): string => plainWords(text).replaceAll(/ +/g, "-").slice(0, 60);

/** Four letters and digits that stand for a text, always the same. */
export function shortHash(text: string): string {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash.toString(36).padStart(7, "0").slice(-5);
}

/** Only the digits of a telephone number, without the leading country code or zero. */
export const phoneKey = (phone: string): string => phone.replaceAll(/\D/g, "").slice(-9);

/** "acme.example" of a web or e-mail address. */
export const domainOf = (text: string): string | null =>
  /(?:@|\/\/|^)(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i.exec(text.trim())?.[1]?.toLowerCase() ??
  null;
