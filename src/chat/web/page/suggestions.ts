import { element } from "./element.ts";
import type { PagePerson } from "./people.ts";

type Suggestion = { readonly text: string; readonly about: string };

const HELP: Suggestion = { text: "What can you do?", about: "Examples of all that you can ask" };

/** On a weekend, what is next is asked for: most people do not work then. */
const repQuestions = (isWeekend: boolean): readonly Suggestion[] => [
  ...(isWeekend
    ? [
        { text: "Who should I visit on Monday?", about: "Stops, times, and a reason for each" },
        { text: "Plan my next week", about: "Five days at once, each account once" },
      ]
    : [
        { text: "Who should I visit today?", about: "Stops, times, and a reason for each" },
        { text: "I'm running 30 minutes late", about: "The rest of the day, planned again" },
      ]),
  { text: "My best accounts", about: "By fit, interest and urgency" },
  { text: "My best prospects", about: "Who does not buy yet, but should" },
  { text: "What did I do last week?", about: "Visits and how they went" },
  HELP,
];

/** What somebody asks who leads; `rep` is one whose work they may see. */
const leadQuestions = (rep: PagePerson | undefined, isWeekend: boolean): readonly Suggestion[] => [
  { text: "Are we on target?", about: "Against the goal, with what is missing a week" },
  { text: "Who has too much work?", about: "Hours of visits and driving, by rep" },
  { text: "Compare the territories", about: "Revenue side by side, and why" },
  { text: "Which accounts are overdue?", about: "Whom nobody has seen in time" },
  ...(rep
    ? [
        {
          text: isWeekend ? `Plan Monday for ${rep.name}` : `Plan ${rep.name}'s day`,
          about: "What one of the team would drive",
        },
        { text: `What if ${rep.name} leaves?`, about: "Who would take over what; nothing changes" },
      ]
    : []),
  HELP,
];

/** First questions of a person, such that each has an answer. */
export function suggestionsFor(
  person: PagePerson | undefined,
  people: readonly PagePerson[],
  isWeekend: boolean,
): readonly Suggestion[] {
  if (!person || person.role === "rep") return repQuestions(isWeekend);
  const reps = people.filter(({ role }) => role === "rep");
  const own = reps.find(({ managerEmail }) => managerEmail === person.email);
  return leadQuestions(person.role === "admin" ? reps[0] : own, isWeekend);
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
