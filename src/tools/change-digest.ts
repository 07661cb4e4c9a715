import { z } from "zod";
import { buttons } from "../cards/card.ts";
import type { Duty } from "../domain/digests.ts";
import { UserError } from "../domain/errors.ts";
import { personReader } from "../domain/posts.ts";
import { DIGEST_NAMES, DIGESTS, digestWords, readerInWords } from "./digests/words.ts";
import { changeDigestExamples } from "./examples/change-digest.ts";
import { ownDuties } from "./list-digests.ts";
import { readerOf } from "./subscribe-channel.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

const CHANGES = ["off", "not_today", "brief", "full"] as const;

export const changeDigest = defineTool({
  name: "change_digest",
  title: "Change a digest",
  description:
    "Makes a digest shorter or longer, stops it for good, or lets it out today. Without a digest it is all of the asker's own.",
  right: "rep",
  effect: "write",
  phrases: ["less of this", "stop posting the lead digest here", "no digest today"],
  examples: changeDigestExamples,
  slots: {
    change: {
      type: "choice",
      isRequired: true,
      words: {
        not_today: ["(?:not|no|nothing|skip)(?: \\w+){0,3} (?:today|tomorrow)", "skip today"],
        full: ["more of this", "longer", "full", "in full", "more detail"],
        brief: ["less(?: of this)?", "shorter", "short", "brief", "too long", "less detail"],
        off: [
          "stop",
          "unsubscribe",
          "cancel",
          "no more",
          "end",
          "turn off",
          "off",
          "dont (?:post|send)",
        ],
      },
    },
    digest: { type: "choice", words: digestWords },
    reader: {
      type: "channel",
      words: { here: ["here", "this (?:channel|chat|room|group)"], me: ["me"] },
    },
  },
  input: z.object({
    change: z.enum(CHANGES),
    digest: z.enum(DIGESTS).optional(),
    reader: z.string().min(1).max(140).optional().describe("A channel, or person:EMAIL"),
  }),
  result: z.object({
    change: z.enum(CHANGES),
    digests: z.array(z.object({ digest: z.enum(DIGESTS), reader: z.string() })),
    changeIds: z.array(z.string()),
  }),

  async run({ change, digest, reader }, world) {
    const meant = await meantDuties(world, { digest, reader });
    const author = { email: world.asker.email, at: world.instant, tool: "change_digest" };
    const digests = meant.map((duty) => ({ digest: duty.digest, reader: duty.reader }));
    if (change === "not_today") {
      const keys = digests.map((one) => ({ ...one, localDate: world.today }));
      await world.writer.skipDigests(author, keys);
      return { change, digests, changeIds: [] };
    }
    const changeIds: string[] = [];
    for (const { at, days, timeZone, isBrief, ...one } of meant) {
      const { changeId } = await world.writer.subscribe(author, {
        digest: one.digest,
        reader: one.reader,
        at,
        days,
        timeZone,
        isBrief: change === "off" ? isBrief : change === "brief",
        isOff: change === "off",
      });
      changeIds.push(changeId);
    }
    return { change, digests, changeIds };
  },

  card({ change, digests, changeIds }, { asker }) {
    const what = digests
      .map(({ digest, reader }) => {
        const who = readerInWords(reader, asker.email);
        return who === "you" ? DIGEST_NAMES[digest] : `${DIGEST_NAMES[digest]} in ${who}`;
      })
      .join(", ");
    const [changeId] = changeIds;
    const undo =
      changeId === undefined || changeIds.length > 1
        ? []
        : [{ label: "Undo", tool: "undo_change", input: { change: changeId } }];
    return {
      title: `${DONE[change]}: ${what}`,
      parts: [buttons(...undo, { label: "All digests", tool: "list_digests", input: {} })],
    };
  },
});

const DONE: Readonly<Record<(typeof CHANGES)[number], string>> = {
  off: "Stopped",
  not_today: "Not today any more; the next one comes as usual",
  brief: "Shorter from the next one on",
  full: "In full from the next one on",
};

async function meantDuties(
  world: World,
  {
    digest,
    reader,
  }: { readonly digest: Duty["digest"] | undefined; readonly reader: string | undefined },
): Promise<readonly Duty[]> {
  const own = await ownDuties(world);
  const isNamed = reader !== undefined && /^(?:person|channel):/.test(reader);
  const wanted = reader === undefined || isNamed ? reader : readerOf(world, reader);
  const usual = personReader(world.asker.email);
  const meant = own.filter(
    (duty) =>
      (digest === undefined || duty.digest === digest) &&
      (wanted === undefined
        ? digest !== undefined || duty.reader === usual
        : duty.reader === wanted),
  );
  if (meant.length > 0) return meant;
  throw new UserError(
    "not_found",
    "There is no such digest of yours.",
    "Ask which digests you get; others' belong to them.",
    [{ label: "All digests", tool: "list_digests", input: {} }],
  );
}
