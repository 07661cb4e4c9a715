import { element } from "./element.ts";
import { recall } from "./storage.ts";

export type PagePerson = {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly managerEmail: string | null;
};

const ROLES: readonly (readonly [role: string, title: string])[] = [
  ["rep", "Sales reps"],
  ["manager", "Managers"],
  ["admin", "Administrators"],
];

/** The list of who may be spoken for, by role; the last choice is remembered. */
export function fillPeople(
  select: HTMLSelectElement,
  people: readonly PagePerson[],
  wanted: string | null,
): void {
  const groups = ROLES.map(([role, title]) => ({
    title,
    members: people.filter((person) => person.role === role),
  })).filter(({ members }) => members.length > 0);
  select.replaceChildren(
    ...groups.map(({ title, members }) =>
      element(
        "optgroup",
        { label: title },
        ...members.map(({ email, name }) => element("option", { value: email }, name)),
      ),
    ),
  );
  const chosen = [wanted, recall("person")].find((email) =>
    people.some((person) => person.email === email),
  );
  select.value = chosen ?? (people.find(({ role }) => role === "rep") ?? people[0])?.email ?? "";
}

/** "AT" for Ana Torres. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32))
    .slice(0, 2)
    .join("")
    .toUpperCase();

export async function fetchPeople(): Promise<readonly PagePerson[]> {
  const response = await fetch("/api/people");
  if (!response.ok) throw new Error(`The people could not be read: status ${response.status}`);
  return await response.json();
}
