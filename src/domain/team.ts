type Member = { readonly email: string; readonly managerEmail: string | null };

/** E-mails of a person and everybody below, however many levels. */
export function teamOf(email: string, people: readonly Member[]): ReadonlySet<string> {
  const team = new Set([email]);
  // A Set visits what is added during the walk, so teams of teams are reached as well.
  for (const manager of team) {
    for (const person of people) if (person.managerEmail === manager) team.add(person.email);
  }
  return team;
}
