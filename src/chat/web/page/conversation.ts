import type { CardActions } from "./card-actions.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { renderCard } from "./render.ts";
import type { PageReply } from "./reply.ts";

export type Turn = {
  /** How far the answer is; with `cancel` a button stops the work. */
  progress(words: string, cancel?: (() => void) | null): void;
  answer(reply: PageReply, actions: CardActions): void;
  /** The server is away; pressing Retry asks again. */
  fail(retry: () => void): void;
};

type Places = {
  readonly list: HTMLElement;
  /** What is read aloud: the first line of an answer, not all of it. */
  readonly status: HTMLElement;
};

/** One question and its answer, added below the others. */
export function addTurn({ list, status }: Places, question: string): Turn {
  const answer = element("div", { class: "answer", "aria-busy": "true" });
  const bubble = element("p", { class: "bubble", dir: "auto" }, question);
  const turn = element("li", { class: "turn" }, bubble, answer);
  const progress = element("span", { class: "progress" });
  const dots = element("span", { class: "dots", "aria-hidden": "true" });
  dots.append(...[1, 2, 3].map(() => element("i")));
  const put = (...content: readonly Node[]): void => {
    answer.replaceChildren(...content);
    answer.setAttribute("aria-busy", "false");
    if (turn === list.lastElementChild) bringToView(turn);
  };
  const waiting = element("p", { class: "waiting" }, dots, progress);
  answer.append(waiting);
  list.append(turn);
  bringToView(turn);
  status.textContent = "Rounds is thinking.";
  return {
    progress(words, cancel = null) {
      progress.textContent = words;
      waiting.replaceChildren(dots, progress, ...(cancel === null ? [] : [cancelButton(cancel)]));
    },
    answer(reply, actions) {
      if (reply.heard !== undefined) bubble.textContent = reply.heard;
      const look = reply.error === null ? "answer" : "warning";
      put(...reply.cards.map((card) => renderCard(card, look, actions)));
      status.textContent = reply.cards.map(({ title }) => title).join(". ") || reply.text;
    },
    fail(retry) {
      const again = (): void => {
        turn.remove();
        retry();
      };
      put(noAnswerCard(buttonFor("Retry", "is-primary", again)));
      status.textContent = NO_ANSWER;
    },
  };
}

const cancelButton = (cancel: () => void): HTMLElement => buttonFor("Cancel", "is-small", cancel);

function buttonFor(label: string, look: string, press: () => void): HTMLElement {
  const button = element("button", { type: "button", class: `button ${look}` }, label);
  button.addEventListener("click", press);
  return button;
}

const NO_ANSWER = "Rounds does not answer; is it running?";

const noAnswerCard = (button: HTMLElement): HTMLElement =>
  element(
    "article",
    { class: "card is-warning" },
    element(
      "div",
      { class: "card-warning" },
      icon("alert", 20),
      element("h2", { class: "card-title" }, NO_ANSWER),
    ),
    element("p", { class: "text" }, "Your question is kept: press Retry once it is back."),
    element("div", { class: "buttons" }, button),
  );

/** The question stays in sight above its answer, however long that is. */
function bringToView(turn: HTMLElement): void {
  turn.scrollIntoView({ block: "start", behavior: isCalm() ? "instant" : "smooth" });
}

const isCalm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
