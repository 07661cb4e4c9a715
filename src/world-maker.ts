import { createAligner } from "./aligner.ts";
import { instantOf, localMoment } from "./clock.ts";
import type { ModelSettings } from "./config-model.ts";
import type { Workspace } from "./data/generated/client.ts";
import { readPolicy } from "./data/policies.ts";
import { openProposals } from "./data/proposals.ts";
import type { Scoped } from "./data/scope.ts";
import { openShownPlans } from "./data/shown-plans.ts";
import { openWriter } from "./data/writer.ts";
import { clockOf } from "./domain/days.ts";
import type { Imports } from "./domain/imports.ts";
import type { LeadDesk } from "./domain/leads/desk.ts";
import type { Book, TrendModel } from "./domain/ports.ts";
import { loadTrendModel } from "./forecasting/ets.ts";
import { calendarFile } from "./maps/calendar-file.ts";
import { modelRecords } from "./model.ts";
import { findAsker, type NameKeeper } from "./names.ts";
import type { PlaceLookups } from "./place-lookups.ts";
import type { Message } from "./rounds.ts";
import type { RoadsAt } from "./services.ts";
import { tools } from "./tools/index.ts";
import type { World } from "./tools/world.ts";

export type Who = Pick<Message, "as" | "at" | "onProgress" | "cancelled"> &
  Partial<Pick<Message, "channel">>;

type Making = {
  readonly workspace: Workspace;
  readonly book: Book;
  readonly scoped: Scoped;
  readonly names: NameKeeper;
  readonly imports: Imports;
  readonly leads: LeadDesk;
  readonly changed: () => void;
  readonly model: ModelSettings | null;
  readonly roads: RoadsAt;
  readonly lookups: PlaceLookups;
};

/** The world of one question: who asks, when, and the ports to everything else. */
export function worldMaker(making: Making): (who: Who) => Promise<World> {
  const { book, names, scoped, roads } = making;
  const ports = portsOf(making);
  return async ({ as, at, channel = null, onProgress = () => {}, cancelled = null }) => {
    const [{ gazetteer, suggest }, policy] = await Promise.all([names.read(), readPolicy(scoped)]);
    const asker = await findAsker(book, as);
    const instant = at === null ? new Date() : instantOf(at, asker.timeZone);
    const { date: today, minute: now } = localMoment(instant, asker.timeZone);
    await ports.proposals.handOverDue(today);
    return {
      ...ports,
      asker,
      audience: null,
      channel,
      policy,
      today,
      now,
      instant,
      roads: roads({
        instant,
        instantAt: (date, minute) => instantOf(`${date}T${clockOf(minute)}`, asker.timeZone),
      }),
      aligner: createAligner(onProgress, cancelled),
      gazetteer,
      suggestAccounts: async (words) => suggest(words, asker),
      calendarFile: (events) => calendarFile(events, instant, instantOf),
      progress: onProgress,
    };
  };
}

/** What is the same for every question. */
function portsOf(making: Omit<Making, "roads" | "names">) {
  const { scoped, workspace, book, imports, leads, changed, model, lookups } = making;
  const { id, name, currency, timeZone, fiscalYearStart } = workspace;
  return {
    workspace: { id, name, currency, timeZone, fiscalYearStart },
    book,
    writer: openWriter(scoped, id, changed),
    shownPlans: openShownPlans(scoped, id),
    proposals: openProposals(scoped, id, changed),
    leads,
    model: modelRecords(model, scoped, { id, timeZone }),
    calendar: { localMoment, instantOf },
    imports,
    places: lookups.desk,
    trendModel: loadTrend,
    catalogue: tools,
  };
}

let trendModel: Promise<TrendModel> | null = null;

/** Its program is the same for everybody, and only forecasts need it. */
function loadTrend(): Promise<TrendModel> {
  trendModel ??= loadTrendModel();
  return trendModel;
}
