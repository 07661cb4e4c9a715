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
  ["US", "50309", null, { lat: 41.588, lng: -93.624 }],
  ["CA", "M5V 2T6", null, { lat: 43.643, lng: -79.387 }],
  ["GB", "SW1A 1AA", null, { lat: 51.501, lng: -0.142 }],
  ["GB", "sw1a1aa", null, { lat: 51.501, lng: -0.142 }],
  ["GB", "LS1 4AP", null, { lat: 53.797, lng: -1.552 }],
  ["GB", "EC1A 7BE", null, { lat: 51.517, lng: -0.101 }],
  ["DE", "80331", null, { lat: 48.137, lng: 11.572 }],
  ["DE", "D-01067", null, { lat: 51.056, lng: 13.727 }],
  ["FR", "75011", null, { lat: 48.859, lng: 2.38 }],
  ["FR", "69361", "LYON CEDEX 03", { lat: 45.75, lng: 4.86 }],
  ["BR", "01310-100", null, { lat: -23.564, lng: -46.652 }],
  ["BR", "01310100", null, { lat: -23.564, lng: -46.652 }],
  ["BR", null, "Sao Paulo", { lat: -23.55, lng: -46.634 }],
  ["DE", null, "München", { lat: 48.137, lng: 11.575 }],
  ["DE", null, "Muenchen", { lat: 48.137, lng: 11.575 }],
  ["DE", null, "Munich", { lat: 48.137, lng: 11.575 }],
  ["DE", null, "Cologne", { lat: 50.938, lng: 6.96 }],
  ["FR", null, "ST ETIENNE", { lat: 45.434, lng: 4.39 }],
  ["FR", null, "Paris 11e", { lat: 48.857, lng: 2.352 }],
  ["GB", null, "Newcastle-upon-Tyne", { lat: 54.973, lng: -1.614 }],
])("in %s, %s %s lies within 8 km of %j", (country, zip, city, place) => {
  const found = at(country, zip, city);

  expect(found).toMatchObject({ country });
  expect(found && greatCircleKm(found.place, place)).toBeLessThan(8);
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
