import { element } from "./element.ts";

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

const LEAD: readonly Suggestion[] = [
  { text: "Plan Ana Torres's day", about: "What one of the team would drive today" },
  { text: "Top 10 accounts", about: "The best of the whole book" },
  { text: "What did Ana Torres do last week?", about: "Visits and how they went" },
  { text: "Who owns ZIP 52001?", about: "And by which rule" },
  { text: "Best prospects in Cedar Rapids", about: "Who does not buy yet, but should" },
  { text: "What can you do?", about: "Examples of all that you can ask" },
];

const BY_ROLE: Readonly<Record<string, readonly Suggestion[]>> = {
  rep: REP,
  manager: LEAD,
  admin: LEAD,
};

/** First questions for a role: large ones on the empty page, small ones above the input afterwards. */
export function drawSuggestions(
  { welcome, row }: { readonly welcome: HTMLElement; readonly row: HTMLElement },
  role: string,
  ask: (text: string) => void,
): void {
  const all = BY_ROLE[role] ?? REP;
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
