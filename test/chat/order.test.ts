import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fewAtOnce, inOrder } from "../../src/chat-order.ts";

test("what belongs to a thread is done in its order, however long each takes and whatever fails", async () => {
  const anyWork = fc.record({
    thread: fc.constantFrom("a", "b"),
    ms: fc.nat({ max: 4 }),
    fails: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyWork, { maxLength: 12 }), async (all) => {
      const turns = inOrder();
      const done: Record<string, number[]> = { a: [], b: [] };
      const work = all.map(({ thread, ms, fails }, at) =>
        turns(thread, async () => {
          await setTimeout(ms);
          done[thread]?.push(at);
          if (fails) throw new Error("it failed");
        }),
      );
      await Promise.allSettled(work);
      for (const thread of ["a", "b"]) {
        const own = all.flatMap((one, at) => (one.thread === thread ? [at] : []));
        expect(done[thread]).toEqual(own);
      }
    }),
    { numRuns: 40 },
  );
});

test("what takes too long does not hold up its thread", async () => {
  const turns = inOrder(20);
  const done: string[] = [];
  const long = turns("a", async () => {
    await setTimeout(200);
    done.push("long");
  });
  await turns("a", async () => done.push("short"));
  await long;
  expect(done).toEqual(["short", "long"]);
});

test("no more than a few are computed at once, and who takes long gives its place away", async () => {
  const few = fewAtOnce(2, 50);
  let running = 0;
  let most = 0;
  const work = async (ms: number): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await setTimeout(ms);
    running -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => few(() => work(5))));
  expect(most).toBe(2);
  const [end, isOver] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const long = [few(() => end.promise), few(() => end.promise)];
  few(() => work(1)).then(isOver.resolve, isOver.reject);
  await isOver.promise; // While both are still at it.
  end.resolve();
  await Promise.all(long);
});
