import type { Token } from "../sentence.ts";

/** A word, a value or a whole name on its way into English. */
export type Unit = {
  /** What patterns see: a name is "@", English that is finished begins with "~". */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly isEnglish: boolean;
};

/** English words at a place of the person's own words. */
export function inPlace(english: string, { from, to }: Pick<Token, "from" | "to">): Token[] {
  return english
    .split(" ")
    .filter((text) => text !== "")
    .map((text) => ({
      text,
      from,
      to,
      isCapital: false,
      isPossessive: false,
      isBreak: /^[,;.:?!()]$/.test(text),
    }));
}

/** From the first to the last character of some units. */
export function placeOf(units: readonly Unit[]): Pick<Token, "from" | "to"> {
  const tokens = units.flatMap((unit) => unit.tokens);
  return {
    from: Math.min(...tokens.map(({ from }) => from)),
    to: Math.max(...tokens.map(({ to }) => to)),
  };
}
