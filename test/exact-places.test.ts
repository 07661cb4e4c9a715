import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { nominatimPlace } from "./maps/address-server.ts";
import { openService } from "./maps/road-server.ts";
import { importAccounts, placesOf, settingsFor } from "./placed-company.ts";
import { openSmall } from "./world.ts";

test("an exact place is never changed by looking up, whatever the service says", async () => {
  let body: unknown = [];
  const service = await openService(() => ({ status: 200, body }));
  onTestFinished(() => service.close());
  const rounds = await openSmall({}, { write: () => {} }, null, settingsFor(service));
  onTestFinished(() => rounds.close());
  const spot = fc.record({
    lat: fc.double({ min: 41, max: 43, noNaN: true }),
    lng: fc.double({ min: -95, max: -92, noNaN: true }),
  });
  const number = fc.option(fc.integer({ min: 1, max: 999 }).map(String), { nil: undefined });
  const answers = fc.array(fc.tuple(spot, number), { maxLength: 4 });
  const kinds = fc.array(fc.constantFrom("exact", "street", "postal_code", "city"), {
    minLength: 3,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(answers, kinds, fc.integer({ min: 1, max: 9999 }), async (found, how, at) => {
      body = found.map(([where, house]) =>
        nominatimPlace({ ...where, ...(house !== undefined && { number: house }) }),
      );
      const rows = how.map(
        (precision, index) =>
          `G${index},Shop ${index},${at + index} Elm St,Ames,IA,50010,42.0${index}1,-93.6,${precision},ann@small.example,North`,
      );
      await importAccounts(rounds, rows);
      const before = await placesOf(rounds);
      await rounds.lookups.run({ signal: new AbortController().signal });
      const after = await placesOf(rounds);
      for (const [index, precision] of how.entries()) {
        const id = `G${index}`;
        const isFixed = precision === "exact" || precision === "street";
        expect(isFixed ? after[id] : null).toEqual(isFixed ? before[id] : null);
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);
