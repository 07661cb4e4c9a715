import { type Asker, type Directory, visiblePeople } from "./directory.ts";
import type { Mention } from "./mention.ts";
import { nameWords } from "./name-index.ts";
import { overlaps, type Sentence, type Span, type Token, wordsOf } from "./sentence.ts";
import { similarity } from "./similar-words.ts";

type Named = { readonly email: string; readonly words: readonly string[] };

/** Spelling must be at least so near for a name of a person. */
const LEAST_SIMILAR = 0.72;

/** People by first name, last name, both, or e-mail. `isLoose`: misspelled names count as well. */
export function findPeople(
  sentence: Sentence,
  scope: {
    readonly directory: Directory;
    readonly asker: Asker;
    readonly everyday: ReadonlySet<string>;
  },
  taken: readonly Span[],
  isLoose: boolean,
): Mention[] {
  const people = scope.directory.people.map(({ email, name }) => ({
    email,
    words: nameWords(name),
  }));
  const visible = visiblePeople(scope.directory, scope.asker);
  const found: Mention[] = [];
  for (let at = 0; at < sentence.tokens.length; at++) {
    const token = sentence.tokens[at];
    if (
      token === undefined ||
      [...taken, ...found].some((span) => overlaps(span, { from: at, to: at + 1 }))
    )
      continue;
    const isSure = (word: string) => isName(token, word, scope.everyday, isLoose);
    const bearers = people.filter(({ email, words }) => email === token.text || words.some(isSure));
    if (bearers.length === 0) continue;
    const whole = bearers.filter((person) => hasBoth(sentence, person, at));
    const to = whole.length > 0 ? at + 2 : at + 1;
    found.push(asPerson(sentence, { from: at, to }, whole.length > 0 ? whole : bearers, visible));
  }
  return found;
}

function isName(
  token: Token,
  word: string,
  everyday: ReadonlySet<string>,
  isLoose: boolean,
): boolean {
  if (word.length < 2) return false;
  if (token.text === word || token.text === `${word}s`) return true;
  if (!isLoose || everyday.has(token.text) || token.text.length < 4) return false;
  if (isDoubled(token, word)) return true;
  const bare = token.text.endsWith("s") ? token.text.slice(0, -1) : token.text;
  const forms = token.isPossessive ? [bare] : [token.text, bare];
  return forms.some((form) => similarity(form, word) >= LEAST_SIMILAR || isPetName(form, word));
}

/** "Gracie" for Grace, "Benny" for Ben, "Marc" for Marcus. */
function isPetName(text: string, word: string): boolean {
  if (text.length >= 4 && text.length < word.length && word.startsWith(text)) return true;
  const stem = /^(\w{3,}?)(?:ie|y|ey)$/.exec(text)?.[1]?.replace(/(.)\1$/, "$1");
  return stem !== undefined && (stem === word || stem === word.replace(/[aeo]$/, ""));
}

/** "Benn" for Ben: short names are near many words, so only a letter written twice is forgiven. */
function isDoubled({ text, isPossessive }: Token, word: string): boolean {
  const once = text.replace(/(.)\1/, "$1");
  return once !== text && (once === word || (isPossessive && once === `${word}s`));
}

function hasBoth(sentence: Sentence, person: Named, at: number): boolean {
  const [first, last] = [sentence.tokens[at]?.text ?? "", sentence.tokens[at + 1]?.text ?? ""];
  const lastName = person.words.at(-1) ?? "";
  return (
    person.words.length > 1 &&
    similarity(first, person.words[0] ?? "") > LEAST_SIMILAR &&
    Math.max(similarity(last, lastName), similarity(last.replace(/s$/, ""), lastName)) >
      LEAST_SIMILAR
  );
}

function asPerson(
  sentence: Sentence,
  span: Span,
  bearers: readonly Named[],
  visible: ReadonlySet<string>,
): Mention {
  const seen = bearers.filter(({ email }) => visible.has(email)).map(({ email }) => email);
  const isHidden = seen.length === 0;
  return {
    ...span,
    readings: [{ type: "person", emails: seen, words: wordsOf(sentence, span), isHidden }],
  };
}
