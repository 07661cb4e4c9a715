import { ask, NoAnswer } from "./ask.ts";
import type { CardActions } from "./card-actions.ts";
import { wireComposer } from "./composer.ts";
import { addTurn } from "./conversation.ts";
import { byId, element } from "./element.ts";
import { newThread } from "./new-thread.ts";
import { fetchPeople, fillPeople, initialsOf, type PagePerson } from "./people.ts";
import type { Question } from "./reply.ts";
import { drawSuggestions, suggestionsFor } from "./suggestions.ts";
import { wireTheme } from "./theme.ts";
import { greetingOf, momentOf } from "./welcome.ts";

/** `?as=EMAIL&at=2026-03-02T07:30&q=...` presets person, local time and first question. */
const address = new URLSearchParams(location.search);
const at = address.get("at");

const select = byId("person", HTMLSelectElement);
const list = byId("conversation", HTMLElement);
const places = { list, status: byId("status", HTMLElement) };
let people: readonly PagePerson[] = [];
let thread = newThread();

async function askInTurn(question: Question): Promise<void> {
  document.body.classList.add("is-talking");
  const turn = addTurn(places, question.text);
  try {
    const reply = await ask(asking(question), (words) => turn.progress(words));
    turn.answer(reply, actions);
  } catch (error) {
    turn.fail(() => void askInTurn(question));
    if (!(error instanceof NoAnswer)) throw error;
  }
}

const asking = (question: Question) => ({ ...question, as: select.value || null, at, thread });

const actions: CardActions = {
  ask: askInTurn,
  submit: (question) => ask(asking(question), () => {}),
  show: (question, reply) => addTurn(places, question.text).answer(reply, actions),
};

/** Another person sees other things: nothing of the last conversation stays. */
function startAnew(): void {
  thread = newThread();
  list.replaceChildren();
  places.status.textContent = "";
  document.body.classList.remove("is-talking");
  const person = people.find(({ email }) => email === select.value);
  byId("initials", HTMLElement).textContent = initialsOf(person?.name ?? "");
  byId("greeting", HTMLElement).textContent = greetingOf(at, person?.name ?? null);
  const moment = momentOf(at);
  byId("moment", HTMLElement).textContent = moment;
  drawSuggestions(
    { welcome: byId("starters", HTMLElement), row: byId("chips", HTMLElement) },
    suggestionsFor(person, people),
    (text) => void askInTurn({ text, press: null }),
  );
}

async function start(): Promise<void> {
  wireTheme(byId("theme", HTMLButtonElement));
  const composer = wireComposer((text) => void askInTurn({ text, press: null }));
  byId("new", HTMLButtonElement).addEventListener("click", () => {
    startAnew();
    composer.focus();
  });
  select.addEventListener("change", startAnew);
  try {
    people = await fetchPeople();
    fillPeople(select, people, address.get("as"));
  } catch {
    select.replaceChildren(element("option", { value: "" }, "Not connected"));
  }
  startAnew();
  document.body.classList.add("is-ready");
  const first = address.get("q");
  if (first) await askInTurn({ text: first, press: null });
}

await start();
