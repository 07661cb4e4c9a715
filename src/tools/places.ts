import { UserError } from "../domain/errors.ts";
import type { Account, Person } from "../domain/model.ts";
import { isAddress } from "../domain/places.ts";
import type { NamedPlace } from "../domain/routing/day.ts";
import type { Place } from "../domain/units.ts";
import { type AskAgain, findAddress } from "./find-address.ts";
import { findAccount } from "./sight.ts";
import type { World } from "./world.ts";

/**
 * Where "home", a town, a postal code, an account, or an address is. `again` asks the same with one of the places that
 * an address may mean; null: they are only named.
 */
export async function findPlace(
  world: World,
  words: string,
  person: Person,
  again: AskAgain | null = null,
): Promise<NamedPlace> {
  if (words.toLowerCase() === "home") return homeOf(world, person);
  const town = world.gazetteer.find(words);
  if (town && !/^[A-Z]\d+$/i.test(words)) return { name: town.name, place: town.place };
  try {
    return placeOf(await findAccount(world, words));
  } catch (error) {
    // No account is called so: it may be an address.
    const isUnknown = error instanceof UserError && error.code === "not_found";
    const found = isUnknown
      ? ((await findAddress(world, words, again)) ?? townIn(world, words))
      : null;
    if (found === null) throw error;
    return found;
  }
}

/** Of an address that cannot be found at least the town, and the answer says so. */
function townIn({ gazetteer, places }: World, words: string): NamedPlace | null {
  if (!isAddress(words)) return null;
  const parts = words.replace(/,?\s+[A-Z]{2}\s*$/u, "").split(/[\s,]+/u);
  const towns = parts.map((_, from) => gazetteer.find(parts.slice(from).join(" ")));
  const town = towns.slice(1).find((found) => found !== null);
  if (!town) return null;
  const why = places.service === null ? "streets are not looked up" : "the street was not found";
  return { name: `${town.name} (${why})`, place: town.place };
}

function placeOf({ name, place }: Account): NamedPlace {
  if (place !== null) return { name, place };
  throw new UserError(
    "no_place",
    `I do not know where ${name} is.`,
    "Import its address or coordinates, or name a town.",
  );
}

/** Whoever has no home on record starts where most of the own accounts are, and the plan says so. */
async function homeOf(world: World, person: Person): Promise<NamedPlace> {
  if (person.home) return { name: `Home (${person.home.town})`, place: person.home.place };
  const places = (await world.book.accounts([person.email])).flatMap(({ city, place }) =>
    city !== null && place !== null ? [{ city, place }] : [],
  );
  const towns = Map.groupBy(places, ({ city }) => city);
  const [largest] = [...towns].toSorted(([a, one], [b, other]) =>
    one.length === other.length ? Number(a > b) - Number(a < b) : other.length - one.length,
  );
  const middle = largest && meanPlace(largest[1].map(({ place }) => place));
  if (middle) return { name: `${largest[0]} (no home is known)`, place: middle };
  throw new UserError(
    "no_home",
    `I do not know where ${person.name} starts.`,
    'Say it, as in "plan my day starting from Ames, ending in Ames", or import home coordinates.',
  );
}

function meanPlace(places: readonly Place[]): Place {
  const mean = (pick: (place: Place) => number): number =>
    places.reduce((sum, place) => sum + pick(place), 0) / places.length;
  return { lat: mean(({ lat }) => lat), lng: mean(({ lng }) => lng) };
}
