/** Ends that are none: "Mr. Hansen", "No. 5", "Hank's Inc. in Ames". */
const SHORT = /\b(?:mr|mrs|ms|dr|st|no|vs|approx|ca|e\.g|i\.e|[A-Z])\.$/i;

/** "8:25 a.m. on Monday" goes on; "8:25 a.m. You start" does not. */
const EITHER = /\b(?:[ap]\.m|etc|inc|co|ltd|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$/i;

/** The sentences of a text, each with its end. A line is a sentence as well. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .flatMap(sentencesOfLine)
    .filter((sentence) => sentence !== "");
}

function sentencesOfLine(line: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { index, 0: end } of line.matchAll(/[.!?…]+["')\]]*(?=\s)/g)) {
    const [sentence, rest] = [line.slice(from, index + end.length), line.slice(index + end.length)];
    if (goesOn(sentence, rest)) continue;
    sentences.push(sentence.trim());
    from = index + end.length;
  }
  return [...sentences, line.slice(from).trim()];
}

const goesOn = (sentence: string, rest: string): boolean =>
  EITHER.test(sentence) ? /^\s+[^A-Z]/.test(rest) : SHORT.test(sentence);
