import { type Mention, readingOf } from "./mention.ts";
import {
  type Found,
  findPattern,
  overlapsAny,
  type Sentence,
  type Span,
  wordsOf,
} from "./sentence.ts";

const SIDE = "(?:[nsew]|ne|nw|se|sw|north|south|east|west)";
const NAME =
  "(?!(?:in|on|at|by|near|to|from|for|of|with|and|or|stops?|visits?|accounts?|stores?|min|mins|minutes?|hours?|days?|miles?|km)(?: |$))[a-z0-9]+";
const KIND =
  "(?:st|street|ave|av|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|ct|court|cir|circle|pl|place|pkwy|parkway|hwy|highway|way|sq|square|ter|terrace|trl|trail)";
const DOOR = "\\d{1,5}[a-z]?";

/** "120 N Grand Ave NW", "12 rue de Rivoli", "Hauptstrasse 7". */
const STREETS = [
  // "N Grand" is read as "and Grand".
  `${DOOR}(?: (?:${SIDE}|and))?(?: ${NAME}){1,4}? ${KIND}(?: ${SIDE})?`,
  `${DOOR} (?:rue|avenue|boulevard|place|calle|avenida|plaza|rua)(?: (?:de|du|des|la|le|los|las|da|do|dos))*(?: ${NAME}){1,3}?`,
  `(?:calle|avenida|plaza|rua)(?: (?:de|del|la|los|las|da|do|dos))*(?: ${NAME}){1,3}? ${DOOR}`,
  `[a-z]+(?:str|strasse|weg|platz|allee|gasse) ${DOOR}`,
].join("|");

/** A town with a street and a number before it is a whole address, too: "120 Grand Ave, Ames". */
export function withAddresses(
  sentence: Sentence,
  places: readonly Mention[],
  taken: readonly Span[],
): Mention[] {
  const streets = findPattern(sentence, STREETS).filter((street) => !overlapsAny(street, taken));
  const whole = places.flatMap((town): Mention[] => {
    const street = streets.find((each) => isBefore(sentence, each, town));
    if (street === undefined || readingOf(town, "town") === null) return [];
    const span = { from: street.from, to: endOf(sentence, town) };
    const words = wordsOf(sentence, span);
    return [{ ...span, readings: [...town.readings, { type: "address", words }] }];
  });
  // Hudson Road is not in Hudson.
  return [...whole, ...places.filter((town) => !overlapsAny(town, whole))];
}

/** Nothing is between them but a comma or "in". */
function isBefore({ tokens }: Sentence, street: Found, town: Span): boolean {
  const between = tokens.slice(street.to, town.from);
  return (
    street.to <= town.from &&
    between.length <= 1 &&
    between.every(({ text }) => text === "," || text === "in")
  );
}

/** With the state and the postal code behind it: "Ames, IA 50010". */
function endOf({ tokens }: Sentence, { to }: Span): number {
  const code = (at: number): number => (/^\d{5}$/.test(tokens[at]?.text ?? "") ? at + 1 : at);
  const next = tokens[to]?.text === "," ? to + 1 : to;
  const state = tokens[next];
  const isState = state !== undefined && state.text.length === 2 && state.isCapital;
  return isState ? code(next + 1) : code(to);
}
