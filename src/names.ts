import type { Directory } from "./assistant/understand/directory.ts";
import { suggestAccounts } from "./assistant/understand/suggest.ts";
import { UserError } from "./domain/errors.ts";
import type { Account, Person } from "./domain/model.ts";
import type { Book } from "./domain/ports.ts";
import { createGazetteer } from "./maps/gazetteer.ts";

/** The names that words may mean in one workspace. */
export type Names = {
  readonly directory: Directory;
  readonly gazetteer: ReturnType<typeof createGazetteer>;
  readonly suggest: (
    words: string,
    asker: Person,
  ) => readonly { readonly id: string; readonly label: string }[];
};

/** Reads the names once and keeps them until they are forgotten, after an import. */
export type NameKeeper = { readonly read: () => Promise<Names>; readonly forget: () => void };

export function keepNames(book: Book): NameKeeper {
  let names: Promise<Names> | null = null;
  return {
    read: () => (names ??= readNames(book)),
    forget: () => {
      names = null;
    },
  };
}

async function readNames(book: Book): Promise<Names> {
  const [accounts, people, territories] = await Promise.all([
    book.accounts(null),
    book.people(),
    book.territories(),
  ]);
  const states = mostFirst(accounts.map((one) => (isAbroad(one) ? null : one.state)));
  const countries = mostFirst(accounts.map((one) => (isAbroad(one) ? one.country : null)));
  const gazetteer = createGazetteer(states, countries);
  const towns = [...new Set([...accounts.flatMap(({ city }) => city ?? []), ...gazetteer.towns])];
  const directory: Directory = { accounts, people, territories, towns };
  return {
    directory,
    gazetteer,
    suggest: (words, asker) => suggestAccounts(directory, asker, words),
  };
}

const isAbroad = ({ country }: Account): boolean => !["US", "CA"].includes(country);

function mostFirst(values: readonly (string | null)[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** Who sets up a company that has no administrator yet, so that its first files can be dropped onto the page. */
const SET_UP: Person = {
  email: "setup@rounds.local",
  name: "Set-up",
  role: "admin",
  managerEmail: null,
  skills: [],
  timeZone: "UTC",
  workStart: 480,
  workEnd: 1020,
  workDays: [],
  lunch: null,
  maxDriveMinutes: null,
  home: null,
};

/** Everybody who may be spoken for; as long as nobody is an administrator, whoever sets the company up, too. */
export async function whoMayAsk(book: Book): Promise<readonly Person[]> {
  const people = await book.people();
  return people.some(({ role }) => role === "admin") ? people : [...people, SET_UP];
}

/** The person with this address; without one, the first rep, so that the demo answers at once. */
export async function findAsker(book: Book, as: string | null): Promise<Person> {
  const known = as === null ? null : await book.person(as.toLowerCase());
  if (known) return known; // Without reading everybody: a company may have thousands.
  const people = await whoMayAsk(book);
  const person =
    as === null
      ? (people.find(({ role }) => role === "rep") ?? people[0])
      : people.find(({ email }) => email === as.toLowerCase());
  if (person) return person;
  throw new UserError(
    "unknown_person",
    `Nobody here has the address ${as}.`,
    `There are ${people
      .slice(0, 12)
      .map(({ email }) => email)
      .join(", ")}.`,
  );
}
