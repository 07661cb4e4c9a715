const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** Salesforce ids have 15 letters that differ by case, or 18 that do not: always the longer form. Null: it is none. */
export function salesforceId(cell: string): string | null {
  if (
    !/^[a-zA-Z0-9]{15}(?:[A-Z0-5]{3})?$/.test(cell) ||
    !/^[0-9a-zA-Z]{3}[0-9A-Za-z]{2}0/.test(cell)
  )
    return null;
  const short = cell.slice(0, 15);
  const suffix = [0, 5, 10].map((from) => {
    // Each of the last three letters says which of five letters are capitals.
    const bits = Array.from(short.slice(from, from + 5), (letter, bit) =>
      /[A-Z]/.test(letter) ? 1 << bit : 0,
    );
    return LETTERS[bits.reduce((sum, bit) => sum + bit, 0)] ?? "";
  });
  return short + suffix.join("");
}
