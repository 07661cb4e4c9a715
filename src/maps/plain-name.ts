/**
 * A town's name without what people write differently: "São Paulo" and "SAO PAULO", "Saint-Étienne" and "St Etienne",
 * "Frankfurt/Main" and "Frankfurt am Main".
 */
export const plainName = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll(/['’`´]/g, "")
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim()
    .replaceAll(/\b(?:saint|sankt)\b/g, "st")
    .replaceAll(/\bsainte\b/g, "ste");

/** How Germans write umlauts where a keyboard has none: "Muenchen" for "München". */
export const spelledOut = (name: string): string =>
  plainName(
    name
      .normalize("NFC")
      .replaceAll(/[äÄ]/g, "ae")
      .replaceAll(/[öÖ]/g, "oe")
      .replaceAll(/[üÜ]/g, "ue"),
  );
