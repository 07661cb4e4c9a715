import { z } from "zod";
import type { MapArea, Picture } from "../cards/card.ts";
import { plural } from "../cards/format.ts";
import type { AccountWork } from "../domain/territory/account-work.ts";

/** More dots than these are one blot: of more accounts every so manieth is shown, those that move always. */
const MOST_DOTS = 1_200;

/** Accounts as dots, with who has them. */
export const dots = z
  .array(
    z.object({
      lat: z.number(),
      lng: z.number(),
      holder: z.string(),
      isMoving: z.boolean(),
    }),
  )
  .describe("Accounts on a map, with the e-mail of who has them; of many only some");

export type Dot = z.output<typeof dots>[number];

/** Where the accounts are, and whose they are by `ownerOf`; an account moves when that is not its owner of today. */
export function dotsOf(
  works: readonly AccountWork[],
  ownerOf: (work: AccountWork) => string | null,
): Dot[] {
  const all = works.flatMap((work): Dot[] => {
    const holder = ownerOf(work);
    if (work.place === null || holder === null) return [];
    return [{ ...work.place, holder, isMoving: holder !== work.ownerEmail }];
  });
  const step = Math.ceil(all.length / MOST_DOTS);
  return all.filter(({ isMoving }, index) => isMoving || index % step === 0);
}

/** Who has which accounts, one colour each in the order of the reps; what changes hands has a ring. */
export function territoryMap(
  shown: readonly Dot[],
  reps: readonly { readonly email: string; readonly name: string }[],
): Picture {
  const areas = reps.map(({ email, name }): MapArea => {
    const own = shown.filter(({ holder }) => holder === email);
    const places = own.map(({ lat, lng, isMoving }) => ({ place: { lat, lng }, isMoving }));
    return {
      label: name,
      places: places.map(({ place }) => place),
      arriving: places.filter(({ isMoving }) => isMoving).map(({ place }) => place),
    };
  });
  const moving = shown.filter(({ isMoving }) => isMoving).length;
  const changes = moving === 0 ? "" : `; ${plural(moving, "account")} that change hands are ringed`;
  return {
    kind: "picture",
    alt: `Map: the accounts of ${reps.map(({ name }) => name).join(", ")}${changes}`,
    map: { stops: [], others: [], start: null, end: null, isRoute: false, outline: [], areas },
  };
}
