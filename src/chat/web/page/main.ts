import { type Aloud, wireAloud } from "./aloud.ts";
import { ask, askAloud, NoAnswer, refusal } from "./ask.ts";
import type { CardActions } from "./card-actions.ts";
import { wireComposer } from "./composer.ts";
import { addTurn } from "./conversation.ts";
import { byId, element } from "./element.ts";
import { wireFiles } from "./files.ts";
import { wireInbox } from "./inbox.ts";
import { newThread } from "./new-thread.ts";
import { fetchPeople, fillPeople, initialsOf, type PagePerson } from "./people.ts";
import type { Question } from "./reply.ts";
import { remember } from "./storage.ts";
import { drawSuggestions, suggestionsFor } from "./suggestions.ts";
import { type Spoken } from "./talk.ts";
import { wireTheme } from "./theme.ts";
import { Refused, uploadAll } from "./upload.ts";
import { wireVoice } from "./voice.ts";
import { greetingOf, isWeekend, momentOf } from "./welcome.ts";

/** `?as=EMAIL&at=2026-03-02T07:30&q=...` presets person, local time and first question. */
const address = new URLSearchParams(location.search);
const at = address.get("at");

const select = byId("person", HTMLSelectElement);
const list = byId("conversation", HTMLElement);
const places = { list, status: byId("status", HTMLElement) };
let people: readonly PagePerson[] = [];
let thread = newThread();
/** Whoever is chosen anew has said nothing yet. */
let stopRecording: () => void = () => {};

async function askInTurn(question: Question): Promise<void> {
  document.body.classList.add("is-talking");
  const turn = addTurn(places, question.text);
  try {
    const reply = await ask(asking(question), (...told) => turn.progress(...told));
    turn.answer(reply, actions);
    if (reply.tool === "import_data" || reply.tool === "undo_change") await readPeople();
  } catch (error) {
    turn.fail(() => void askInTurn(question));
    if (!(error instanceof NoAnswer)) throw error;
  }
}

/** Something that was said: its words stand in the place of the clip as soon as they are known. */
async function askAloudInTurn(spoken: Spoken, aloud: Aloud): Promise<void> {
  document.body.classList.add("is-talking");
  const turn = addTurn(places, spoken.name);
  try {
    if (spoken.clip === null) return turn.answer(refusal(spoken.problem), actions);
    const about = { as: select.value || null, at, thread };
    const reply = await askAloud(spoken.clip, about, (...told) => turn.progress(...told));
    turn.answer(reply, actions);
    aloud.say(reply);
  } catch (error) {
    turn.fail(() => void askAloudInTurn(spoken, aloud));
    if (!(error instanceof NoAnswer)) throw error;
  }
}

/** Files that came together are uploaded and tried as one import; nothing is written before somebody says so. */
async function importInTurn(files: readonly File[]): Promise<void> {
  const names = files.map(({ name }) => name);
  const text = `Import ${names.join(", ")}`;
  // Who may not import is told so before anything is sent.
  if (!isAdministrator()) return askInTurn({ text, press: pressOf(names[0] ?? "", []) });
  document.body.classList.add("is-talking");
  const turn = addTurn(places, text);
  try {
    const uploaded = await uploadAll(files, select.value || null, (words) => turn.progress(words));
    const [file = "", ...also] = uploaded.map(({ id }) => id);
    const question = { text, press: pressOf(file, also) };
    turn.answer(await ask(asking(question), (...told) => turn.progress(...told)), actions);
  } catch (error) {
    if (error instanceof Refused) turn.answer(refusal(error.error), actions);
    else turn.fail(() => void importInTurn(files));
    if (!(error instanceof NoAnswer || error instanceof Refused)) throw error;
  }
}

const pressOf = (file: string, also: readonly string[]) => ({
  tool: "import_data",
  input: { file, ...(also.length > 0 && { also }) },
});

const personNow = (): PagePerson | undefined => people.find(({ email }) => email === select.value);

const isAdministrator = (): boolean => personNow()?.role === "admin";

const asking = (question: Question) => ({ ...question, as: select.value || null, at, thread });

const actions: CardActions = {
  ask: askInTurn,
  submit: (question) => ask(asking(question), () => {}),
  show: (question, reply) => addTurn(places, question.text).answer(reply, actions),
};

const inbox = wireInbox({ ...places, actions });

/** Another person sees other things: nothing of the last conversation stays. */
function startAnew(): void {
  stopRecording();
  thread = newThread();
  list.replaceChildren();
  places.status.textContent = "";
  document.body.classList.remove("is-talking");
  const person = personNow();
  byId("attach", HTMLButtonElement).hidden = !isAdministrator();
  byId("lead", HTMLElement).textContent = isAdministrator()
    ? "Ask in your own words, or drop spreadsheets here to import them."
    : "Ask in your own words, or begin with one of these.";
  byId("initials", HTMLElement).textContent = initialsOf(person?.name ?? "");
  byId("greeting", HTMLElement).textContent = greetingOf(at, person?.name ?? null);
  const moment = momentOf(at);
  byId("moment", HTMLElement).textContent = moment;
  drawSuggestions(
    { welcome: byId("starters", HTMLElement), row: byId("chips", HTMLElement) },
    suggestionsFor(person, people, isWeekend(at)),
    (text) => void askInTurn({ text, press: null }),
  );
}

/** Whoever is there now sees what was said to them. */
const openInbox = (): Promise<void> => inbox.open(select.value || null);

/** An import may have brought people. */
async function readPeople(): Promise<void> {
  const chosen = select.value || address.get("as");
  people = await fetchPeople();
  fillPeople(select, people, chosen);
}

async function start(): Promise<void> {
  wireTheme(byId("theme", HTMLButtonElement));
  const composer = wireComposer((text) => void askInTurn({ text, press: null }));
  byId("new", HTMLButtonElement).addEventListener("click", () => {
    startAnew();
    composer.focus();
  });
  const aloud = wireAloud();
  void wireVoice({
    status: places.status,
    onStart: () => aloud.hush(),
    onSpoken: (spoken) => void askAloudInTurn(spoken, aloud),
  }).then((cancel) => {
    if (cancel === null) return;
    stopRecording = cancel;
    aloud.show();
  });
  wireFiles((files) => void importInTurn(files));
  select.addEventListener("change", () => {
    startAnew();
    void openInbox();
  });
  try {
    await readPeople();
    select.addEventListener("change", () => remember("person", select.value));
  } catch {
    select.replaceChildren(element("option", { value: "" }, "Not connected"));
  }
  startAnew();
  document.body.classList.add("is-ready");
  await openInbox();
  const first = address.get("q");
  if (first) await askInTurn({ text: first, press: null });
}

await start();
