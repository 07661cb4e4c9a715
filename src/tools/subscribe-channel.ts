import { z } from "zod";
import { buttons, note } from "../cards/card.ts";
import { minuteOf } from "../domain/days.ts";
import { type DigestKind, USUAL_AT } from "../domain/digests.ts";
import { UserError } from "../domain/errors.ts";
import { personReader, type Reader } from "../domain/posts.ts";
import type { Weekday } from "../domain/units.ts";
import {
  DAYS,
  DIGEST_NAMES,
  DIGESTS,
  dayWords,
  digestWords,
  readerInWords,
  weekdayOfName,
  whenInWords,
} from "./digests/words.ts";
import { subscribeChannelExamples } from "./examples/subscribe-channel.ts";
import * as fields from "./fields.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const WORKWEEK: readonly Weekday[] = [0, 1, 2, 3, 4];

export const subscribeChannel = defineTool({
  name: "subscribe_channel",
  title: "Post a digest",
  description:
    "Posts the day plans, the lead digest or the weekly review regularly in a channel, or to the asker alone, at a local time on some days of the week.",
  right: "rep",
  effect: "write",
  phrases: [
    "post the lead digest here at 8 on weekdays",
    "post the weekly review in #managers every Monday at 7:30",
    "send me my day plan at 6:30",
  ],
  examples: subscribeChannelExamples,
  slots: {
    digest: { type: "choice", isRequired: true, words: digestWords },
    channel: {
      type: "channel",
      isRequired: true,
      words: {
        here: ["here", "this (?:channel|chat|room|group|thread)"],
        me: ["me", "myself", "my dms?", "privately"],
      },
    },
    at: { type: "time", before: "at|around|by|from", takesBareNumber: true, isMorning: true },
    days: { type: "choice", isList: true, words: dayWords },
  },
  input: z.object({
    digest: z.enum(DIGESTS, `digests are ${DIGESTS.join(", ")}`),
    channel: z
      .string()
      .min(1)
      .max(100)
      .describe('A channel as "#name", "here" for this one, "me" for the asker alone'),
    at: fields.time().optional(),
    days: z.array(z.enum(DAYS)).min(1).max(7).optional(),
  }),
  result: z.object({
    digest: z.enum(DIGESTS),
    reader: z.string().describe("person:EMAIL or channel:NAME"),
    at: z.string(),
    days: z.array(z.enum(DAYS)),
    timeZone: z.string(),
    changeId: z.string(),
  }),

  async run(input, world) {
    const reader = readerOf(world, input.channel);
    requireOwn(world, input.digest, reader);
    const days = input.days?.map(weekdayOfName) ?? usualDays(world, input.digest);
    const at = input.at === undefined ? USUAL_AT[input.digest] : minuteOf(input.at);
    const { timeZone } = world.asker;
    const { changeId } = await world.writer.subscribe(
      { email: world.asker.email, at: world.instant, tool: "subscribe_channel" },
      { digest: input.digest, reader, at, days, timeZone, isBrief: false, isOff: false },
    );
    return {
      digest: input.digest,
      reader,
      at: input.at ?? clockWords(at),
      days: days.map((day) => DAYS[day]),
      timeZone,
      changeId,
    };
  },

  card({ digest, reader, at, days, timeZone, changeId }, { asker }) {
    const when = whenInWords(days.map(weekdayOfName), minuteOf(at));
    const who = readerInWords(reader, asker.email);
    const verb = who === "you" ? "You get" : `${who} gets`;
    return {
      title: `${verb} the ${DIGEST_NAMES[digest]}: ${when}`,
      parts: [
        note(`Times are of ${timeZone}. A holiday or a day off of a person brings none.`),
        buttons(
          { label: "Undo", tool: "undo_change", input: { change: changeId } },
          { label: "All digests", tool: "list_digests", input: {} },
        ),
      ],
    };
  },
});

const clockWords = (at: number): string =>
  `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;

/** Reviews come on Monday, the rest on the days that the asker works. */
const usualDays = ({ asker }: World, digest: DigestKind): readonly Weekday[] => {
  if (digest === "weekly_review") return [0];
  return asker.role === "rep" ? asker.workDays : WORKWEEK;
};

/** "Here" without a channel is the asker alone. */
export function readerOf({ asker, channel }: World, words: string): Reader {
  const said = words.trim().toLowerCase();
  if (said === "me") return personReader(asker.email);
  if (said === "here") return channel === null ? personReader(asker.email) : `channel:${channel}`;
  return `channel:${words.trim()}`;
}

/** Reps have the own plan only; whole teams in channels are for managers. */
function requireOwn({ asker }: World, digest: DigestKind, reader: Reader): void {
  const isPrivate = reader === personReader(asker.email);
  if (asker.role !== "rep" || (isPrivate && digest === "day_plan")) return;
  throw new UserError(
    "not_allowed",
    "Digests of a team, and posts in channels, are for managers.",
    "You can have your own day plan: say send me my day plan at 6:30.",
  );
}
