import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cluster, hasPostgres, makeCluster } from "../force/cluster.ts";
import { DAY, DUE_AT, useForce } from "../force/force.ts";

/** `ROUNDS_FORCE=60 npx vitest run test/jobs/force.test.ts` is the whole minute with 500 digests. */
const SECONDS = Number(process.env["ROUNDS_FORCE"] ?? 10);
const DIGESTS = SECONDS >= 60 ? 500 : 60;

describe.skipIf(!hasPostgres)(
  "processes are killed, the database crashes, the platform is in a bad mood",
  () => {
    let cluster: Cluster;

    beforeAll(async () => {
      cluster = await makeCluster();
    });

    afterAll(() => cluster.remove());

    test(
      "in the end each digest is there exactly once, and what is late says so",
      async () => {
        const { platform, kills, fallen, restMs, runs, posts } = await useForce({
          cluster,
          digests: DIGESTS,
          seconds: SECONDS,
          chance: Math.random,
        });
        const ids = Array.from(
          { length: DIGESTS },
          (_, index) => `digest:day_plan:person:rep${index}@small.example:${DAY}`,
        ).toSorted();
        const tries = posts.map(({ attempts }) => attempts);
        console.log({ kills, restMs, answers: platform.answers, mostTries: Math.max(...tries) });

        expect(fallen).toEqual([]);
        expect(runs.filter(({ status }) => status !== "posted")).toEqual([]);
        expect(posts.filter(({ status }) => status !== "sent")).toEqual([]);
        expect(platform.arrived.map(({ id }) => id).toSorted()).toEqual(ids);
        const late = ({ id }: { readonly id: string }): boolean =>
          DUE_AT[Number(/rep(\d+)/.exec(id)?.[1]) % DUE_AT.length] === DUE_AT[0];
        const says = platform.arrived.filter(({ text }) =>
          text.startsWith("This comes late: it was due at 06:30."),
        );
        expect(says.map(({ id }) => id).toSorted()).toEqual(
          platform.arrived
            .filter(late)
            .map(({ id }) => id)
            .toSorted(),
        );
      },
      1000 * SECONDS + 300_000,
    );
  },
);
