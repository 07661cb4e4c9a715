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

/** Accounts that may be one under two spellings, each pair with what speaks for it. */
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
  const found = new Map<string, MergeProposal>();
  for (const group of groupsOf(accounts)) {
    for (const [at, first] of group.entries()) {
      for (const second of group.slice(at + 1)) {
        const evidence = evidenceFor(first, second);
        if (evidence !== null && found.size < MOST)
          found.set(`${first.id}\u0000${second.id}`, {
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
  const isNearName =
    isSameName ||
    isSimilar(companyKey(a.name), companyKey(b.name), 2) ||
    sharesWords(a.name, b.name);
  const street = [a.address, b.address].map((address) => plainWords(address ?? ""));
  const isElsewhere = street[0] !== "" && street[1] !== "" && street[0] !== street[1];
  const evidence = [
    ...(isSameName ? ["the same name but for spelling"] : ["nearly the same name"]),
    ...(a.zip !== null && a.zip === b.zip ? [`postal code ${a.zip}`] : []),
    ...(a.city !== null && plainWords(a.city) === plainWords(b.city ?? "")
      ? [`town ${a.city}`]
      : []),
    ...(phoneKey(a.phone ?? "").length >= 7 && phoneKey(a.phone ?? "") === phoneKey(b.phone ?? "")
      ? [`telephone ${a.phone}`]
      : []),
    ...(a.domain !== null && a.domain === b.domain ? [`web address ${a.domain}`] : []),
    ...(street[0] !== "" && street[0] === street[1] ? [`street ${a.address}`] : []),
  ];
  const isStrong = evidence.some((each) => /^(telephone|web|street)/.test(each));
  if (isSameName && !isElsewhere && evidence.length > 1) return evidence;
  return isNearName && isStrong && evidence.length > 2 ? evidence : null;
}

/** "Central City Liquor" and "Central City Liquor Store": all words of the shorter one. */
function sharesWords(a: string, b: string): boolean {
  const [short = [], long = []] = [headerWords(a).split(" "), headerWords(b).split(" ")].toSorted(
    (x, y) => x.length - y.length,
  );
  return short.length > 1 && short.every((word) => long.includes(word));
}
