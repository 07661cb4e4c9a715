import { expect, test } from "vitest";
import { countryCode } from "../../src/domain/geo/countries.ts";
import { greatCircleKm } from "../../src/domain/geo/great-circle.ts";
import { createGazetteer } from "../../src/maps/gazetteer.ts";
import { createPlaces } from "../../src/maps/places.ts";

const places = createPlaces();
const at = (
  country: string,
  zip: string | null,
  city: string | null,
  state: string | null = null,
) => places.locate({ zip, city, state, country });

/** Places as their town halls' sites give them, in degrees. */
test.each([
  ["US", "50309", null, 41.588, -93.624],
  ["CA", "M5V 2T6", null, 43.643, -79.387],
  ["GB", "SW1A 1AA", null, 51.501, -0.142],
  ["GB", "sw1a1aa", null, 51.501, -0.142],
  ["GB", "LS1 4AP", null, 53.797, -1.552],
  ["GB", "EC1A 7BE", null, 51.517, -0.101],
  ["DE", "80331", null, 48.137, 11.572],
  ["DE", "D-01067", null, 51.056, 13.727],
  ["FR", "75011", null, 48.859, 2.38],
  ["FR", "69361", "LYON CEDEX 03", 45.75, 4.86],
  ["BR", "01310-100", null, -23.564, -46.652],
  ["BR", "01310100", null, -23.564, -46.652],
  ["BR", null, "Sao Paulo", -23.55, -46.634],
  ["DE", null, "München", 48.137, 11.575],
  ["DE", null, "Muenchen", 48.137, 11.575],
  ["DE", null, "Munich", 48.137, 11.575],
  ["DE", null, "Cologne", 50.938, 6.96],
  ["FR", null, "ST ETIENNE", 45.434, 4.39],
  ["FR", null, "Paris 11e", 48.857, 2.352],
  ["GB", null, "Newcastle-upon-Tyne", 54.973, -1.614],
])("in %s, %s %s lies within 8 km of %s, %s", (country, zip, city, lat, lng) => {
  const found = at(country, zip, city);

  expect(found).toMatchObject({ country });
  expect(found && greatCircleKm(found.place, { lat, lng })).toBeLessThan(8);
});

test("a town of whose name there are several is found by its region, and not without", () => {
  expect(at("BR", null, "Bom Jesus")).toBeNull();
  expect(at("BR", null, "Bom Jesus", "Piauí")?.state).toBe("PI");
  expect(at("BR", null, "Bom Jesus", "RS")?.state).toBe("RS");
});

test("a postal code that stands for a whole town says so", () => {
  expect(at("DE", "50667", null)?.precision).toBe("city");
  expect(at("DE", "80331", null)?.precision).toBe("postal_code");
});

test("countries are known by codes and by names in five languages", () => {
  const written = ["DE", "deu", "Germany", "Deutschland", "Allemagne", "Alemania", "Alemanha"];

  expect(new Set(written.map(countryCode))).toEqual(new Set(["DE"]));
  expect(["UK", "England", "Vereinigtes Königreich", "Royaume-Uni"].map(countryCode)).toEqual(
    Array(4).fill("GB"),
  );
  expect(countryCode("Atlantis")).toBeNull();
});

test("questions know the towns of the countries where accounts are, and only those", () => {
  expect(createGazetteer(["IA"], []).find("Lyon")).toBeNull();
  expect(createGazetteer(["IA"], ["FR"]).find("Lyon")?.zips).toContain("69003");
  expect(createGazetteer([], ["DE"]).find("10115")?.name).toBe("Berlin");
  expect(createGazetteer(["IA"], ["DE"]).find("50613")?.name).toBe("Cedar Falls");
});
