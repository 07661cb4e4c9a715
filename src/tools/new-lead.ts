import { UserError } from "../domain/errors.ts";
import type { KnownPlace } from "../domain/ports.ts";
import type { NewLead } from "./take-leads.ts";
import type { World } from "./world.ts";

/** A lead as somebody describes it; town or postal code as `place`. */
export type Described = {
  readonly [Field in
    | "name"
    | "place"
    | "industry"
    | "segment"
    | "language"
    | "phone"
    | "email"
    | "notes"]?: string | undefined;
} & { readonly valueCents?: number | undefined };

/** A lead that was described in chat. */
export function describedLead(world: World, given: Described): NewLead {
  if ([given.place, given.name, given.industry].every((field) => field === undefined)) {
    throw new UserError(
      "missing",
      "Which lead?",
      'Say its number, or describe it: "new lead: bakery in Ames, about 20k".',
    );
  }
  const known = given.place === undefined ? null : townOf(world, given.place);
  return {
    ...factsOf(given),
    ...placeOf(known, given.place ?? ""),
    name: given.name ?? madeName(given.industry ?? null, known?.name ?? null),
    isNamed: given.name !== undefined,
    company: null,
    website: null,
    source: "chat",
    receipt: null,
  };
}

/** "New bakery in Ames". */
export const madeName = (industry: string | null, town: string | null): string =>
  `New ${industry ?? "lead"}${town === null ? "" : ` in ${town}`}`;

const factsOf = ({
  industry = null,
  segment = null,
  language = null,
  valueCents = null,
  phone = null,
  email = null,
  notes = null,
}: { readonly [Field in keyof Described]: Described[Field] | null }) => ({
  industry,
  segment,
  language,
  valueCents,
  phone,
  email,
  notes,
});

/** Where it is; with the postal code, where that was said and not a town. */
export function placeOf(
  known: KnownPlace | null,
  words: string,
): Pick<NewLead, "town" | "place" | "fields"> {
  if (known === null) return { town: null, place: null, fields: {} };
  const { name: town, place, zips } = known;
  const [zip] = zips;
  const isCode = /\d/.test(words) && zips.length === 1 && zip !== undefined;
  return { town, place, fields: isCode ? { zip } : {} };
}

function townOf({ gazetteer }: World, words: string): KnownPlace {
  const known = gazetteer.find(words);
  if (known) return known;
  throw new UserError(
    "not_found",
    `I do not know the place "${words}".`,
    "Name a larger town near it, or a postal code.",
  );
}
