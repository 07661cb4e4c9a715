import { greatCircleKm } from "../../domain/geo/great-circle.ts";
import type { Located, Places } from "../../domain/ports.ts";
import type { Place } from "../../domain/units.ts";
import type { Cells, Making, Row } from "./kind.ts";
import { CellError } from "./report.ts";
import { countryTold, knownIn, type Where, whereIn } from "./row-country.ts";
import { textOf } from "./rows.ts";
import { parsePoint } from "./values/points.ts";
import { repairZip } from "./values/zips.ts";

/** Farther than this from its own postal code or town, a place cannot be right; nearer than the other, it is fine. */
const IMPOSSIBLE_KM = 150;
const DOUBTFUL_KM = 30;

/** Nearer than this to its own postal code or town, a place is on an islet that the map leaves out. */
const ISLET_KM = 10;

/**
 * Where an account is, as far as the row says and can be true: impossible coordinates are told and set aside, missing
 * ones come from the postal code or the town, with the precision that this has.
 */
export function placeAccount(cells: Cells, point: Place | undefined, making: Making): Row {
  const inAddress = parsePoint(textOf(cells["address"]) ?? "");
  const given = ownPlace(cells) ?? point ?? inAddress;
  const { country, isSure } = countryOf(whereIn(cells, given), making);
  const zip = repairZip(cells, making, [country]);
  const where = { zip, city: textOf(cells["city"]), state: textOf(cells["state"]), country };
  const located = making.places?.locate(where) ?? null;
  const place = given ? checkPlace(given, located, making) : null;
  return {
    ...(zip !== null && { zip }),
    ...((isSure || country !== "US") && { country }),
    ...(inAddress && { address: withoutPoint(String(cells["address"])) }),
    ...(place && { lat: place.lat, lng: place.lng, precision: cells["precision"] ?? "exact" }),
    derived: [
      ...townOf(where, located, place),
      ...(!place && located ? [approximate(located, given !== null, making)] : []),
    ],
  };
}

/** The country that the row tells, else the file's. What could be another one's postal code is told. */
function countryOf(where: Where, { places, home, warn }: Making) {
  const { zip, country } = where;
  const told = countryTold(where, places);
  if (told !== null) return { country: told, isSure: true };
  if (country !== null) {
    warn("country", country, "is not a country that is known here", "Kept as it is; correct it");
    return { country, isSure: true };
  }
  if (zip !== null && places !== null && !home.isTold) {
    const countries = knownIn(zip, places);
    if (countries.length > 1)
      warn(
        "zip",
        zip,
        `is a postal code of ${countries.join(" and ")}, and nothing else tells which`,
        `Taken as ${home.country}; add a country column, or a town`,
      );
  }
  return { country: home.country, isSure: home.isTold };
}

function ownPlace({ lat, lng }: Cells): Place | null {
  if ((lat === undefined) !== (lng === undefined))
    throw new CellError("has only one of lat and lng", "Give both, or leave both empty");
  return lat === undefined ? null : { lat: Number(lat), lng: Number(lng) };
}

function approximate(located: Located, wasGiven: boolean, { warn }: Making): Row {
  const what = located.precision === "city" ? "the town's centre" : "the centre of the postal code";
  if (!wasGiven)
    warn(
      "lat",
      null,
      `is empty: placed at ${what}`,
      "Give coordinates where the exact place matters",
    );
  return { lat: located.place.lat, lng: located.place.lng, precision: located.precision };
}

/** Town and state follow from the postal code; what the file says itself goes first. */
function townOf(
  where: { readonly city: string | null; readonly state: string | null },
  located: Located | null,
  place: Place | null,
): readonly Row[] {
  if (located === null || located.precision !== "postal_code") return [];
  // A place on another continent says that the postal code is not the one of this country.
  if (place && greatCircleKm(place, located.place) > IMPOSSIBLE_KM) return [];
  return [
    ...(where.city === null && located.city !== null ? [{ city: located.city }] : []),
    ...(where.state === null && located.state !== null ? [{ state: located.state }] : []),
  ];
}

function checkPlace(place: Place, located: Located | null, making: Making): Place | null {
  const said = `${place.lat}, ${place.lng}`;
  const reason = whyImpossible(place, located, making.places);
  if (reason !== null) {
    making.warn("lat, lng", said, reason, "The coordinates were not used; correct them");
    return null;
  }
  const km = located ? greatCircleKm(place, located.place) : 0;
  return located && km > DOUBTFUL_KM ? far(place, { located, km, said, making }) : place;
}

/** Null: a shop may be there. */
function whyImpossible(
  place: Place,
  located: Located | null,
  places: Places | null,
): string | null {
  if (Math.abs(place.lat) < 0.01 && Math.abs(place.lng) < 0.01)
    return "lies at 0,0, in the sea off Africa";
  if (Math.abs(place.lat) > 90) return "has latitude and longitude swapped";
  const km = located ? greatCircleKm(place, located.place) : 0;
  const turned = { lat: place.lng, lng: place.lat };
  const isTurned =
    located !== null &&
    km > IMPOSSIBLE_KM &&
    Math.abs(turned.lat) <= 90 &&
    greatCircleKm(turned, located.place) < IMPOSSIBLE_KM;
  if (isTurned) return "has latitude and longitude swapped";
  const isIslet = located !== null && km < ISLET_KM;
  return isIslet || places === null || places.isOnLand(place) ? null : "lies in the sea";
}

/** The row contradicts itself: only the row's own country can be compared. */
function far(
  place: Place,
  { located, km, said, making }: { located: Located; km: number; said: string; making: Making },
): Place | null {
  const from = located.precision === "city" ? "its town" : "its postal code";
  if (km <= IMPOSSIBLE_KM) {
    making.warn(
      "lat, lng",
      said,
      `lies more than ${DOUBTFUL_KM} km from ${from}`,
      "Taken as it is; check it",
    );
    return place;
  }
  making.warn(
    "lat, lng",
    said,
    `lies more than ${IMPOSSIBLE_KM} km from ${from}`,
    `Placed by ${from} instead; correct it`,
  );
  return null;
}

const withoutPoint = (address: string): string =>
  address
    .replace(/\s*\(?\s*-?\d{1,3}\.\d+\s*[,;]\s*-?\d{1,3}\.\d+\s*\)?\s*$/, "")
    .replaceAll(/\s*\n\s*/g, ", ")
    .trim();
