import { expect, test } from "vitest";
import { afterFailure, MOST_ATTEMPTS } from "../../src/domain/post-retries.ts";
import { PostRefused } from "../../src/domain/posts.ts";

const NOW = new Date("2026-03-02T13:00Z");

const after = (attempts: number, error: unknown, createdAt = NOW) =>
  afterFailure({ attempts, createdAt }, error, NOW, 1);

const refused = (retryAfterMs: number | null, isPermanent = false): PostRefused =>
  new PostRefused("no", { retryAfterMs, isPermanent });

test("waits double up to a quarter of an hour, and end", () => {
  const waits = Array.from({ length: MOST_ATTEMPTS }, (_, index) =>
    after(index + 1, new Error("500")),
  );

  expect(waits.slice(0, 3).map((one) => one.kind === "later" && one.waitMs)).toEqual([
    2000, 4000, 8000,
  ]);
  expect(waits.at(-2)).toMatchObject({ waitMs: 15 * 60_000 });
  expect(waits.at(-1)).toEqual({ kind: "failed" });
});

test("a wait that the platform asked for is kept and is no failed try", () => {
  expect(after(3, refused(30_000))).toEqual({ kind: "later", waitMs: 33_000, attempts: 2 });
  expect(after(MOST_ATTEMPTS + 5, refused(30_000))).toMatchObject({ kind: "later" });
});

test("what is refused for good, or a day old, is not tried again", () => {
  expect(after(1, refused(null, true))).toEqual({ kind: "failed" });
  expect(after(1, refused(1000), new Date("2026-03-01T12:00Z"))).toEqual({ kind: "failed" });
});
