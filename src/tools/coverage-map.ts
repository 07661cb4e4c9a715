import { z } from "zod";
import type { MapArea, Picture } from "../cards/card.ts";
import { whole } from "../cards/format.ts";
import { isLate, type Served } from "../domain/performance/coverage.ts";
import type { Place } from "../domain/units.ts";

/** How accounts are served, in the order of their colours: blue, orange and pink. */
const STATES = ["in_cadence", "overdue", "never_visited"] as const;

type State = (typeof STATES)[number];

const LABELS: Readonly<Record<State, string>> = {
  in_cadence: "in cadence",
  overdue: "overdue",
  never_visited: "never visited",
};

/** More dots than these are one blot: of more accounts every so manieth of each colour is shown. */
const MOST_DOTS = 1_200;

export const coveragePlaces = z
  .array(z.object({ lat: z.number(), lng: z.number(), state: z.enum(STATES) }))
  .describe("Accounts with a cadence on a map; of many only some");

export type CoveragePlace = z.output<typeof coveragePlaces>[number];

/** Where the accounts are that should be visited, and how they are served. */
export function servedPlaces(
  served: readonly Served[],
  placeOf: (accountId: string) => Place | null,
): CoveragePlace[] {
  const all = served.flatMap((account): CoveragePlace[] => {
    const place = placeOf(account.accountId);
    if (place === null || account.limitDays === null) return [];
    return [{ lat: place.lat, lng: place.lng, state: stateOf(account) }];
  });
  return STATES.flatMap((state) => {
    const own = all.filter((each) => each.state === state);
    const step = Math.ceil(all.length / MOST_DOTS);
    return own.filter((_, index) => index % step === 0);
  });
}

function stateOf(account: Served): State {
  if (!isLate(account)) return "in_cadence";
  return account.daysSinceVisit === null ? "never_visited" : "overdue";
}

type Counts = {
  readonly label: string;
  readonly accounts: number;
  readonly overdue: number;
  readonly neverVisited: number;
  readonly places: readonly CoveragePlace[];
};

/** Who is served and who waits, one colour each; nothing where nobody waits or nobody has a place. */
export function coverageMap(result: Counts): readonly Picture[] {
  const { label, accounts, overdue, neverVisited, places } = result;
  if (places.every(({ state }) => state === "in_cadence")) return [];
  const counts: Readonly<Record<State, number>> = {
    in_cadence: accounts - overdue,
    overdue: overdue - neverVisited,
    never_visited: neverVisited,
  };
  const words = (state: State): string => `${whole(counts[state])} ${LABELS[state]}`;
  const shown = STATES.filter((state) => counts[state] > 0 || state !== "never_visited");
  const areas = shown.map((state): MapArea => {
    const own = places.filter((each) => each.state === state);
    return {
      label: words(state),
      places: own.map(({ lat, lng }) => ({ lat, lng })),
      arriving: [],
    };
  });
  return [
    {
      kind: "picture",
      alt: `Map of ${label}: ${areas.map((area) => area.label).join(", ")}`,
      map: { stops: [], others: [], start: null, end: null, isRoute: false, outline: [], areas },
    },
  ];
}
