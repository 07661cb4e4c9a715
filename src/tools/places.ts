import { UserError } from "../domain/errors.ts";
import type { Person } from "../domain/model.ts";
import type { NamedPlace } from "../domain/routing/day.ts";
import { findAccount } from "./sight.ts";
import type { World } from "./world.ts";

/** Where "home", a town, a postal code or an account is. */
export async function findPlace(world: World, words: string, person: Person): Promise<NamedPlace> {
  if (words.toLowerCase() === "home") return homeOf(person);
  const town = world.gazetteer.find(words);
  if (town && !/^[A-Z]\d+$/i.test(words)) return { name: town.name, place: town.place };
  const account = await findAccount(world, words);
  if (account.place === null) {
    throw new UserError(
      "no_place",
      `I do not know where ${account.name} is.`,
      "Import its address or coordinates, or name a town.",
    );
  }
  return { name: account.name, place: account.place };
}

function homeOf(person: Person): NamedPlace {
  if (person.home) return { name: `Home (${person.home.town})`, place: person.home.place };
  throw new UserError(
    "no_home",
    `I do not know where ${person.name} starts.`,
    'Say it, as in "plan my day starting from Ames, ending in Ames", or import home coordinates.',
  );
}
