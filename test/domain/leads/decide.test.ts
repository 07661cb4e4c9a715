import fc from "fast-check";
import { expect, test } from "vitest";
import type { Candidate } from "../../../src/domain/leads/lead.ts";
import { countsOf, decide, rep, stream } from "./some-reps.ts";

test("the owner of the account gets the lead, also when others are nearer", () => {
  const { chosen } = decide({}, [rep("far", { claim: "owner", km: 300 }), rep("near", { km: 1 })]);
  expect(chosen).toBe("far");
});

test("an owner who is away does not keep the lead waiting", () => {
  const { chosen, reason } = decide({}, [
    rep("away", { claim: "owner", presence: "absent" }),
    rep("there"),
  ]);
  expect(chosen).toBe("there");
  expect(reason).toBe("has the territory; the only one who could take it");
});

test("each rule excludes with its name, and nobody left is told why", () => {
  const { chosen, judged, reason } = decide({ language: "spanish" }, [
    rep("absent", { presence: "absent", skills: ["Spanish"] }),
    rep("asleep", { presence: "off hours", skills: ["Spanish"] }),
    rep("english"),
    rep("full", { givenToday: 8, skills: ["Spanish"] }),
  ]);
  expect(chosen).toBeNull();
  expect(judged.map(({ excludedBy }) => excludedBy)).toEqual([
    "absent",
    "off hours",
    "language",
    "cap",
  ]);
  expect(reason).toBe(
    "nobody could take it: 1 absent, 1 at the daily cap, 1 off hours, 1 without the language",
  );
});

test("the nearest expert is chosen by score, and the points add up", () => {
  const { chosen, by, judged } = decide({}, [
    rep("near", { km: 2, expertise: 0.6 }),
    rep("far", { km: 200, expertise: 0 }),
  ]);
  expect([chosen, by]).toEqual(["near", "score"]);
  for (const { points, score } of judged) {
    expect(Object.values(points ?? {}).reduce((sum, each) => sum + each, 0)).toBe(score);
  }
});

const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
  email: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  claim: fc.constantFrom("owner", "territory", "region", "anybody"),
  declined: fc.constantFrom(null, null, null, "passed", "unanswered"),
  skills: fc.constantFrom([], ["spanish"]),
  presence: fc.constantFrom("working", "working", "absent", "off hours"),
  givenToday: fc.integer({ min: 0, max: 9 }),
  waiting: fc.integer({ min: 0, max: 8 }),
  dailyCap: fc.integer({ min: 1, max: 9 }),
  km: fc.option(fc.integer({ min: 0, max: 300 })),
  expertise: fc.double({ min: 0, max: 1, noNaN: true }),
  record: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  share: fc.constantFrom(1, 0.5),
  turns: fc.integer({ min: 0, max: 30 }),
  lastGivenAt: fc.integer({ min: 0, max: 99 }),
  valueCents: fc.integer({ min: 0, max: 10_000_000 }),
});

const anyTeam = fc.uniqueArray(anyCandidate, { selector: ({ email }) => email, maxLength: 6 });

test("never to somebody absent, off hours, over the cap or without the language; somebody whenever somebody can", () => {
  fc.assert(
    fc.property(anyTeam, fc.constantFrom(null, "spanish"), (team, language) => {
      const { chosen, judged, reason } = decide({ language }, team);
      const can = team.filter(
        ({ presence, declined, givenToday, dailyCap, skills }) =>
          presence === "working" &&
          declined === null &&
          givenToday < dailyCap &&
          (language === null || skills.includes(language)),
      );
      expect(chosen === null).toBe(can.length === 0);
      expect(chosen === null || can.some(({ email }) => email === chosen)).toBe(true);
      expect(judged).toHaveLength(team.length);
      expect(reason).not.toBe("");
    }),
  );
});

test("the same candidates in another order, and the same decision again, give the same", () => {
  fc.assert(
    fc.property(anyTeam, (team) => {
      expect(decide({}, team.toReversed())).toEqual(decide({}, team));
    }),
  );
});

test("equal reps differ by at most one lead at any time, whatever the leads are worth", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }),
      fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 40 }),
      (size, values) => {
        const team = Array.from({ length: size }, (_, index) => rep(`r${index}`));
        const chosen = stream(team, values.length, undefined, {
          leadAt: (number) => ({ valueCents: values[number] ?? 0 }),
        });
        for (let until = 1; until <= chosen.length; until++) {
          const counts = countsOf(chosen.slice(0, until), team);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("half a day counts half", () => {
  const team = [rep("full"), rep("half", { share: 0.5 })];
  expect(countsOf(stream(team, 30), team)).toEqual([20, 10]);
});

test("who comes back from an absence gets the own share, not what was missed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 40 }), (size, away) => {
      const team = Array.from({ length: size }, (_, index) => rep(`r${index}`));
      const after = 4 * size;
      const chosen = stream(team, away + after, (candidate, number) =>
        candidate.email === "r0" && number < away
          ? { ...candidate, presence: "absent" }
          : candidate,
      ).slice(away);
      // Within a round the order is free: from one round on the share shows.
      for (let until = size; until <= after; until++) {
        const [own = 0] = countsOf(chosen.slice(0, until), team);
        expect(Math.abs(own - until / size)).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 40 },
  );
});

test("somebody new resets nothing for the others and is not flooded", () => {
  const old = [rep("a"), rep("b")];
  const before = stream(old, 11);
  const late = stream([...old, rep("new")], 11 + 9, (candidate, number) =>
    candidate.email === "new" && number < 11 ? { ...candidate, presence: "absent" } : candidate,
  );
  const chosenOf = (all: typeof late) => all.map(({ chosen }) => chosen);
  expect(chosenOf(late.slice(0, 11))).toEqual(chosenOf(before));
  const [a = 0, b = 0, fresh = 0] = countsOf(late.slice(11), [...old, rep("new")]);
  expect(Math.max(a, b, fresh) - Math.min(a, b, fresh)).toBeLessThanOrEqual(2);
  expect(fresh).toBeLessThanOrEqual(4);
});
