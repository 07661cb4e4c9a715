import { z } from "zod";
import { type Button, buttons, note, table } from "../cards/card.ts";
import { clockOf } from "../domain/days.ts";
import { type Duty, dutiesOf } from "../domain/digests.ts";
import { personOf } from "../domain/posts.ts";
import { DIGEST_NAMES, DIGESTS, daysInWords, readerInWords } from "./digests/words.ts";
import { listDigestsExamples } from "./examples/list-digests.ts";
import { visibleOwners } from "./sight.ts";
import { defineTool } from "./tool.ts";
import type { World } from "./world.ts";

export const listDigests = defineTool({
  name: "list_digests",
  title: "List digests",
  description: "Which digests the asker and, for managers, the team's channels get, and when.",
  right: "rep",
  effect: "read",
  phrases: ["which digests do I get?", "list the digests"],
  examples: listDigestsExamples,
  slots: {},
  input: z.object({}),
  result: z.object({
    digests: z.array(
      z.object({
        digest: z.enum(DIGESTS),
        reader: z.string(),
        at: z.string(),
        days: z.string(),
        timeZone: z.string(),
        isBrief: z.boolean(),
      }),
    ),
  }),

  async run(_input, world) {
    return {
      digests: (await ownDuties(world)).map(({ digest, reader, at, days, timeZone, isBrief }) => ({
        digest,
        reader,
        at: clockOf(at),
        days: daysInWords(days),
        timeZone,
        isBrief,
      })),
    };
  },

  card({ digests }, { asker }) {
    const rows = digests.map(({ digest, reader, at, days, isBrief }) => [
      `${DIGEST_NAMES[digest]}${isBrief ? " (short)" : ""}`,
      readerInWords(reader, asker.email),
      `${days}, ${at}`,
    ]);
    if (rows.length === 0) {
      return {
        title: "No digest comes",
        parts: [note('To have one, say for example "send me my day plan at 7".')],
      };
    }
    return {
      title: "Digests",
      parts: [
        table(
          [
            { header: "Digest", align: "left" },
            { header: "To", align: "left" },
            { header: "When", align: "left" },
          ],
          rows,
        ),
        buttons(...digests.slice(0, 4).map(stopButton(asker.email))),
      ],
    };
  },
});

const stopButton =
  (asker: string) =>
  ({ digest, reader }: { digest: Duty["digest"]; reader: string }): Button => ({
    label: `Stop the ${DIGEST_NAMES[digest]}${reader === `person:${asker}` ? "" : ` in ${readerInWords(reader, asker)}`}`,
    tool: "change_digest",
    input: { digest, reader, change: "off" },
  });

/** The asker's own, and those of channels that the asker or somebody of the team subscribed. */
export async function ownDuties(world: World): Promise<readonly Duty[]> {
  const [people, subscriptions, team] = await Promise.all([
    world.book.people(),
    world.book.subscriptions(),
    visibleOwners(world),
  ]);
  const { asker } = world;
  const authors = new Map(
    subscriptions.map(({ digest, reader, authorEmail }) => [`${digest} ${reader}`, authorEmail]),
  );
  return dutiesOf(people, subscriptions).filter(({ digest, reader }) => {
    if (personOf(reader) === asker.email) return true;
    const author = authors.get(`${digest} ${reader}`);
    if (personOf(reader) !== null || author === undefined || asker.role === "rep") return false;
    return team === null || author === asker.email || team.includes(author);
  });
}
