import Fuse from "fuse.js";
import { type Asker, type Directory, visiblePeople } from "./directory.ts";

/** 0 is the same name, 1 is any name: less alike than that is no help. */
const MOST_APART = 0.45;
const MOST = 4;

/** The accounts that the asker sees whose names are nearest to these words, best first. */
export function suggestAccounts(
  directory: Directory,
  asker: Asker,
  words: string,
): readonly { readonly id: string; readonly label: string }[] {
  const people = visiblePeople(directory, asker);
  const seen = directory.accounts.filter(
    ({ ownerEmail }) => asker.role === "admin" || people.has(ownerEmail ?? ""),
  );
  const search = new Fuse(seen, { keys: ["name"], threshold: MOST_APART, ignoreLocation: true });
  return search.search(words.slice(0, 60), { limit: MOST }).map(({ item: { id, name, city } }) => ({
    id,
    label: city === null ? name : `${name}, ${city}`,
  }));
}
