import type { Candidate, Judged } from "./lead.ts";

/** What comes before the @, by what comes after it. */
export type Emails = Readonly<Record<string, readonly string[]>>;

/** One value for all, or one for each in the order of `who`. */
type Column<Value> = Value | readonly Value[];

export type Columns = {
  readonly who: Emails;
  readonly claim: Column<Candidate["claim"]>;
  readonly km: Column<number | null>;
  readonly expertise: Column<number>;
  readonly waiting: Column<number>;
  readonly record: Column<number | null>;
  readonly givenToday: Column<number>;
  readonly dailyCap: Column<number>;
};

export type TurnColumns = {
  readonly share: Column<number>;
  readonly turns: Column<number>;
  readonly lastGivenAt: Column<number>;
  readonly valueCents: Column<number>;
};

const emailsOf = (judged: readonly Judged[]): readonly string[] =>
  judged.map(({ candidate }) => candidate.email);

export function shorten(emails: readonly string[]): Emails {
  const byHost: Record<string, string[]> = {};
  for (const email of emails) {
    const at = email.lastIndexOf("@");
    const host = email.slice(at + 1);
    (byHost[host] ??= []).push(at < 0 ? "" : email.slice(0, at));
  }
  return byHost;
}

export const lengthen = (emails: Emails): readonly string[] =>
  Object.entries(emails).flatMap(([host, names]) =>
    names.map((name) => (name === "" ? host : `${name}@${host}`)),
  );

/** In the order in which `lengthen` gives them. */
function grouped(judged: readonly Judged[]): readonly Candidate[] {
  const byEmail = new Map(judged.map(({ candidate }) => [candidate.email, candidate]));
  return lengthen(shorten(emailsOf(judged))).flatMap((email) => byEmail.get(email) ?? []);
}

export function columnsOf(judged: readonly Judged[]): Columns | null {
  if (judged.length === 0) return null;
  const all = grouped(judged);
  return {
    who: shorten(emailsOf(judged)),
    claim: packed(all.map(({ claim }) => claim)),
    km: packed(all.map(({ km }) => km)),
    expertise: packed(all.map(({ expertise }) => expertise)),
    waiting: packed(all.map(({ waiting }) => waiting)),
    record: packed(all.map(({ record }) => record)),
    givenToday: packed(all.map(({ givenToday }) => givenToday)),
    dailyCap: packed(all.map(({ dailyCap }) => dailyCap)),
  };
}

export function equalColumns(judged: readonly Judged[]): (Columns & TurnColumns) | null {
  const columns = columnsOf(judged);
  const all = grouped(judged);
  return (
    columns && {
      ...columns,
      share: packed(all.map(({ share }) => share)),
      turns: packed(all.map(({ turns }) => turns)),
      lastGivenAt: packed(all.map(({ lastGivenAt }) => lastGivenAt)),
      valueCents: packed(all.map(({ valueCents }) => valueCents)),
    }
  );
}

function packed<Value extends string | number | null>(values: readonly Value[]): Column<Value> {
  const [first] = values;
  return first !== undefined && values.every((each) => each === first) ? first : values;
}

function valueAt(column: Column<unknown>, index: number): unknown {
  return Array.isArray(column) ? column[index] : column;
}

/** What each one's columns say, by e-mail. */
export const readColumns = (
  columns: Columns | (Columns & TurnColumns) | null,
): readonly { readonly email: string; readonly facts: Partial<Candidate> }[] => {
  if (columns === null) return [];
  const { who, ...values } = columns;
  return lengthen(who).map((email, index) => ({
    email,
    facts: Object.fromEntries(
      Object.entries(values).map(([name, column]) => [name, valueAt(column, index)]),
    ),
  }));
};
