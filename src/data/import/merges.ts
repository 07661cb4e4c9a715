import { headerWords, isSimilar } from "./headers/normal.ts";
import type { Target } from "./kind.ts";
import type { MergeProposal } from "./report.ts";
import { companyKey, phoneKey, plainWords } from "./values/names.ts";

/** More than these are not read by anybody at once; the next import tells the next. */
const MOST = 200;

/** Groups larger than this share something that says nothing, such as the number of a head office. */
const LARGEST_GROUP = 12;

type Entry = {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly city: string | null;
  readonly zip: string | null;
  readonly phone: string | null;
  readonly domain: string | null;
};

/** Accounts that may be one under two spellings, each pair with what speaks for it; not those that people keep apart. */
export async function findMerges({ tx }: Target): Promise<readonly MergeProposal[]> {
  const accounts = await tx.account.findMany({
    select: {
      id: true,
      name: true,
      address: true,
      city: true,
      zip: true,
      phone: true,
      domain: true,
    },
    orderBy: { id: "asc" },
  });
  const apart = new Set(
    (await tx.keptApart.findMany()).flatMap(({ firstId, secondId }) => [
      `${firstId}\u0000${secondId}`,
      `${secondId}\u0000${firstId}`,
    ]),
  );
  const found = new Map<string, MergeProposal>();
  for (const group of groupsOf(accounts)) {
    for (const [at, first] of group.entries()) {
      for (const second of group.slice(at + 1)) {
        const key = `${first.id}\u0000${second.id}`;
        const evidence = apart.has(key) ? null : evidenceFor(first, second);
        if (evidence !== null && found.size < MOST)
          found.set(key, {
            accountIds: [first.id, second.id],
            names: [first.name, second.name],
            evidence,
          });
      }
    }
  }
  return [...found.values()];
}

/** Accounts that share a name, telephone number or domain at one place. */
function groupsOf(accounts: readonly Entry[]): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>();
  for (const account of accounts) {
    for (const key of keysOf(account)) groups.set(key, [...(groups.get(key) ?? []), account]);
  }
  return [...groups.values()].filter((group) => group.length > 1 && group.length <= LARGEST_GROUP);
}

function keysOf({ name, city, zip, phone, domain }: Entry): readonly string[] {
  const where = zip?.slice(0, 5) ?? plainWords(city ?? "");
  const number = phoneKey(phone ?? "");
  return [
    `name ${companyKey(name)} ${where}`,
    ...(number.length >= 7 ? [`phone ${number}`] : []),
    ...(domain === null ? [] : [`domain ${domain} ${where}`]),
  ];
}

/** The evidence in words, or null when it is not enough: the name and one thing more, or nearly the name and two. */
function evidenceFor(a: Entry, b: Entry): readonly string[] | null {
  const isSameName = companyKey(a.name) === companyKey(b.name);
  const weak = [
    isSameName ? "the same name but for spelling" : "nearly the same name",
    ...same("postal code", a.zip, b.zip),
    ...same("town", a.city, b.city, plainWords),
  ];
  const strong = [
    ...same("telephone", a.phone, b.phone, longPhone),
    ...same("web address", a.domain, b.domain),
    ...same("street", a.address, b.address, plainWords),
  ];
  const evidence = [...weak, ...strong];
  if (isSameName && !isElsewhere(a, b) && evidence.length > 1) return evidence;
  const isNear = isSameName || isNearName(a.name, b.name);
  return isNear && strong.length > 0 && evidence.length > 2 ? evidence : null;
}

/** "postal code 50010" when both have it and have the same; nothing otherwise. */
function same(
  what: string,
  a: string | null,
  b: string | null,
  plain: (text: string) => string = (text) => text,
): readonly string[] {
  const key = plain(a ?? "");
  return key !== "" && key === plain(b ?? "") ? [`${what} ${a}`] : [];
}

/** Short numbers are extensions: they say nothing. */
const longPhone = (phone: string): string => {
  const key = phoneKey(phone);
  return key.length >= 7 ? key : "";
};

/** Two streets that are both known and differ. */
function isElsewhere(a: Entry, b: Entry): boolean {
  const [first, second] = [plainWords(a.address ?? ""), plainWords(b.address ?? "")];
  return first !== "" && second !== "" && first !== second;
}

const isNearName = (a: string, b: string): boolean =>
  isSimilar(companyKey(a), companyKey(b), 2) || sharesWords(a, b);

/** "Central City Liquor" and "Central City Liquor Store": all words of the shorter one. */
function sharesWords(a: string, b: string): boolean {
  const [short = [], long = []] = [headerWords(a).split(" "), headerWords(b).split(" ")].toSorted(
    (x, y) => x.length - y.length,
  );
  return short.length > 1 && short.every((word) => long.includes(word));
}
