import { plainName } from "./plain-name.ts";

/** Regions as gazetteer/ writes them, and what else people write for them, in plain words. */
const ALSO: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DE: {
    "Baden-Württemberg": "bw|baden wuerttemberg",
    Bayern: "by|bavaria|baviere|baviera",
    Berlin: "be",
    Brandenburg: "bb",
    Bremen: "hb",
    Hamburg: "hh",
    Hessen: "he|hesse",
    "Mecklenburg-Vorpommern": "mv|mecklenburg western pomerania",
    Niedersachsen: "ni|nds|lower saxony|basse saxe|baixa saxonia|baja sajonia",
    "Nordrhein-Westfalen": "nw|nrw|north rhine westphalia",
    "Rheinland-Pfalz": "rp|rlp|rhineland palatinate",
    Saarland: "sl",
    Sachsen: "sn|saxony|saxe|sajonia|saxonia",
    "Sachsen-Anhalt": "st|saxony anhalt",
    "Schleswig-Holstein": "sh",
    Thüringen: "th|thuringia|thueringen|thuringe|turingia",
  },
  FR: {
    "Île-de-France": "idf",
    "Provence-Alpes-Côte d'Azur": "paca",
    Normandie: "normandy",
    Bretagne: "brittany|bre",
    Corse: "corsica",
    Occitanie: "occitania",
  },
  GB: {
    England: "eng",
    Scotland: "sct",
    Wales: "wls|cymru",
    "Northern Ireland": "nir|ni",
  },
  BR: {
    AC: "acre",
    AL: "alagoas",
    AP: "amapa",
    AM: "amazonas",
    BA: "bahia",
    CE: "ceara",
    DF: "distrito federal",
    ES: "espirito santo",
    GO: "goias",
    MA: "maranhao",
    MT: "mato grosso",
    MS: "mato grosso do sul",
    MG: "minas gerais",
    PA: "para",
    PB: "paraiba",
    PR: "parana",
    PE: "pernambuco",
    PI: "piaui",
    RJ: "rio de janeiro",
    RN: "rio grande do norte",
    RS: "rio grande do sul",
    RO: "rondonia",
    RR: "roraima",
    SC: "santa catarina",
    SP: "sao paulo",
    SE: "sergipe",
    TO: "tocantins",
  },
};

/** The region that people mean, as gazetteer/ writes it; null: none of this country's regions. */
export function regionOf(
  country: string,
  said: string,
  regions: ReadonlySet<string>,
): string | null {
  const plain = plainName(said);
  for (const region of regions) {
    if (region === "") continue;
    const also = ALSO[country]?.[region]?.split("|") ?? [];
    if (plainName(region) === plain || also.includes(plain)) return region;
  }
  return null;
}
