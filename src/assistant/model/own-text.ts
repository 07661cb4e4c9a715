/** Tells whether words repeat what the model was told, plain or in a code that anybody can undo. */
export type OwnText = { isRepeated(words: string, said: readonly string[]): boolean };

/** So many letters one after the other, about six words, are no chance. */
const LETTERS = 30;

/** `system`: what the model was told and people are not shown. What the person said themselves may be repeated. */
export function ownText(system: string): OwnText {
  const known = new Set(runsIn(lettersOf(system)));
  return {
    isRepeated(words, said) {
      const own = lettersOf(said.join(" "));
      const isTold = (run: string): boolean => known.has(run) && !own.includes(run);
      return readings(words).some((reading) => runsIn(lettersOf(reading)).some(isTold));
    },
  };
}

/** Small letters alone: blanks between letters, full stops and line ends hide nothing. */
const lettersOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "");

const runsIn = (letters: string): readonly string[] =>
  Array.from({ length: Math.max(0, letters.length - LETTERS + 1) }, (_, at) =>
    letters.slice(at, at + LETTERS),
  );

/** As they stand, backwards, with letters moved along the alphabet, and what base64 and hex in them say. */
function readings(words: string): readonly string[] {
  const letters = lettersOf(words);
  const moved = Array.from({ length: 25 }, (_, by) => shifted(letters, by + 1));
  return [words, letters.split("").toReversed().join(""), ...moved, ...decoded(words)];
}

const shifted = (letters: string, by: number): string =>
  letters.replaceAll(/[a-z]/g, (letter) =>
    String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + by) % 26)),
  );

function decoded(words: string): readonly string[] {
  const joined = words.replaceAll(/\s+/g, "");
  const base64 = [...words.matchAll(BASE64), ...joined.matchAll(BASE64)];
  const hex = [...words.replaceAll(/[\s:]+|0x|\\x|%/gi, "").matchAll(/(?:[0-9a-f]{2}){12,}/gi)];
  return [
    ...base64.map(([code]) => Buffer.from(code, "base64").toString("utf8")),
    ...hex.map(([code]) => Buffer.from(code, "hex").toString("utf8")),
  ];
}

const BASE64 = /[\w+/-]{24,}={0,2}/g;
