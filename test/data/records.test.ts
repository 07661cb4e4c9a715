import { Readable } from "node:stream";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { records } from "../../src/data/import/read/records.ts";

async function read(pieces: readonly string[]) {
  const rows = [];
  for await (const batch of records(Readable.from(pieces), { file: "f", delimiter: "," }))
    rows.push(...batch);
  return rows;
}

const cell = fc.oneof(
  fc.constantFrom("a", "", " b ", "1.5", 'say ""hi""', "é"),
  fc.constantFrom('"x,y"', '"two\nlines"', '"a ""b"" c"', '""', '"\r\n"', '5" pipe'),
);

test("whatever its pieces, a text is read as the library reads it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.boolean(),
      fc.integer({ min: 1, max: 20 }),
      async (lines, newline, endsWithLine, size) => {
        const text =
          lines.map((line) => line.join(",")).join(newline) + (endsWithLine ? newline : "");
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        const options = { relax_quotes: true, relax_column_count: true } as const;
        const expected = fc.pre(newlineIsPlain(text, newline)) ?? parse(text, options);
        const rows = await read(pieces);

        expect(rows.map(({ cells }) => cells)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

/** The library finds out what ends lines by the first that it meets, even within an odd cell. */
const newlineIsPlain = (text: string, newline: string): boolean => {
  const first = /\r\n|\r|\n/.exec(text.replaceAll(/"[^"]*"/g, ""))?.[0];
  return first === undefined || first === newline;
};

test("the line is the one in which a record begins", async () => {
  const rows = await read(['a,b\n"x\ny",2\n\n3,5" pipe\n', '"4\n",6']);

  expect(rows.map(({ line }) => line)).toEqual([1, 2, 4, 5, 6]);
});
