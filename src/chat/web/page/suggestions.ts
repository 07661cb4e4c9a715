import { element } from "./element.ts";
import type { PagePerson } from "./people.ts";

type Suggestion = { readonly text: string; readonly about: string };

const REP: readonly Suggestion[] = [
  {
    text: "Who should I visit today?",
    about: "Stops, times, and a reason for each",
  },
  { text: "I'm running 30 minutes late", about: "The rest of the day, planned again" },
  { text: "My best accounts", about: "By fit, interest and urgency" },
  { text: "My best prospects", about: "Who does not buy yet, but should" },
  { text: "What did I do last week?", about: "Visits and how they went" },
  { text: "What can you do?", about: "Examples of all that you can ask" },
];

/** What somebody asks who leads; `rep` is one whose work they may see. */
const leadQuestions = (rep: PagePerson | undefined): readonly Suggestion[] => [
  ...(rep
    ? [
        { text: `Plan ${rep.name}'s day`, about: "What one of the team would drive today" },
        { text: `What did ${rep.name} do last week?`, about: "Visits and how they went" },
      ]
    : []),
  { text: "Top 10 accounts", about: "By fit, interest and urgency" },
  { text: "Best prospects", about: "Who does not buy yet, but should" },
  { text: "Who owns ZIP 52001?", about: "And by which rule" },
  { text: "What can you do?", about: "Examples of all that you can ask" },
];

/** First questions of a person, such that each has an answer. */
export function suggestionsFor(
  person: PagePerson | undefined,
  people: readonly PagePerson[],
): readonly Suggestion[] {
  if (!person || person.role === "rep") return REP;
  const reps = people.filter(({ role }) => role === "rep");
  if (person.role === "admin") return leadQuestions(reps[0]);
  return leadQuestions(reps.find(({ managerEmail }) => managerEmail === person.email));
}

/** Large on the empty page, small above the input afterwards. */
export function drawSuggestions(
  { welcome, row }: { readonly welcome: HTMLElement; readonly row: HTMLElement },
  all: readonly Suggestion[],
  ask: (text: string) => void,
): void {
  const draw = (look: string, { text, about }: Suggestion): HTMLElement => {
    const words = element("span", {}, text);
    const more = look === "starter" ? element("small", {}, about) : null;
    const button = element("button", { type: "button", class: look }, words, more);
    button.addEventListener("click", () => ask(text));
    return element("li", {}, button);
  };
  welcome.replaceChildren(...all.map((each) => draw("starter", each)));
  row.replaceChildren(...all.map((each) => draw("chip", each)));
}
